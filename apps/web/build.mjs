/**
 * Builds the web app into `dist/web` (clients) and `dist/web-ssr` (server-rendered pages):
 * `node apps/web/build.mjs`, or only some of it: `node apps/web/build.mjs audience hub worker stage record figures desk pages`.
 */
import { rmSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const MODES = ['audience', 'hub', 'worker', 'stage', 'record', 'figures', 'desk', 'pages'];
const configFile = fileURLToPath(new URL('vite.config.ts', import.meta.url));
const wanted = process.argv.slice(2);

if (wanted.length === 0)
  for (const folder of ['web', 'web-ssr'])
    rmSync(new URL(`../../dist/${folder}/`, import.meta.url), { recursive: true, force: true });

for (const mode of MODES) {
  if (wanted.length > 0 && !wanted.includes(mode)) continue;
  const startedAt = Date.now();
  await build({ configFile, mode });
  process.stdout.write(`web: ${mode} built in ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
}
