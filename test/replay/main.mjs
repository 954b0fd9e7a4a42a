/** The replay as a command line: checks the flags, plays, prints the table and gives the exit code. Needs a built product. */
import { pathToFileURL } from 'node:url';
import { flagsOf, USAGE } from './flags.mjs';

/**
 * 0 where every vote is as the files say, 1 where something differs, 2 where it could not be played. `prepare` is called
 * once the flags are right, before anything of the product is loaded.
 */
export async function main(args, prepare = () => undefined) {
  const flags = flagsOf(args);
  if (flags.help) return said(process.stdout, USAGE, 0);
  if (flags.faults) return said(process.stderr, `${flags.faults.join('\n')}\n\n${USAGE}`, 2);
  const token = process.env.OPENFLOOR_TOKEN;
  if (flags.server && !token)
    return said(process.stderr, 'OPENFLOOR_TOKEN is not set: a personal access token of an organiser\n', 2);
  try {
    prepare();
    const { replay } = await import('./replay.mjs');
    const { table, compared } = await replay({ ...flags, token });
    return said(process.stdout, table, compared.differences.length === 0 ? 0 : 1);
  } catch (error) {
    return said(process.stderr, `${error.message}\n`, 2);
  }
}

function said(stream, text, code) {
  stream.write(text);
  return code;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  process.exit(await main(process.argv.slice(2)));
