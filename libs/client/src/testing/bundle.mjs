/**
 * Builds a page that uses the given names of the library, for old phones, as the audience page is built, and prints
 * its chunks as JSON: name, bytes after gzip, code, and the modules in it. A process of its own, because the bundler
 * does not run inside Jest's contexts.
 */
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const index = fileURLToPath(new URL('../index.ts', import.meta.url));
const contract = fileURLToPath(new URL('../../../contract/src/index.ts', import.meta.url));
const page = 'virtual:page';

const built = await build({
  configFile: false,
  logLevel: 'silent',
  resolve: { alias: { '@openfloor/contract': contract } },
  plugins: [
    {
      name: 'page',
      resolveId: (id) => (id === page ? id : undefined),
      load: (id) =>
        id === page ? `export { ${process.argv[2]} } from ${JSON.stringify(index)};` : undefined,
    },
  ],
  build: {
    write: false,
    target: ['es2022', 'safari15.4'],
    modulePreload: false,
    rolldownOptions: { input: page, preserveEntrySignatures: 'strict' },
  },
});
const chunks = [built]
  .flat()
  .flatMap(({ output }) => output)
  .filter(({ type }) => type === 'chunk')
  .map(({ name, code, moduleIds }) => ({
    name,
    code,
    moduleIds,
    bytes: gzipSync(code, { level: 9 }).length,
  }));
process.stdout.write(JSON.stringify(chunks));
