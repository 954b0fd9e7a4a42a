import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const USAGE = `npm run verify-ledger -- SOURCE [--head HASH]

Follows the chain of a session's public record of moderation from its first entry, with nothing of the server's own code.

  SOURCE       the address of a ledger, https://…/s/CODE/ledger.json or …/api/v1/sessions/ID/ledger, or a file of it
  --head HASH  a head that was noted earlier: it must still be in the chain, so that nothing before it was rewritten
`;
const START = '0'.repeat(64);
const TOLD = ['about', 'act', 'at', 'from', 'no', 'reason', 'role', 'to'];

/**
 * Checks entries as the API gives them. Each names the hash of the one before, and its own is SHA-256 over that hash, its
 * public part as JSON with sorted keys (RFC 8785), and the digest of what is not public.
 * Gives {ok, entries, head, badAt, hasKnownHead}; `badAt` is the place of the first entry that does not follow.
 */
export function verifyEntries(entries, knownHead) {
  let previous = START;
  let badAt = null;
  let hasKnownHead = knownHead === undefined;
  for (const [at, entry] of entries.entries()) {
    const follows =
      entry.no === at + 1 && entry.previous === previous && hashOf(entry, previous) === entry.hash;
    if (!follows) badAt ??= at + 1;
    previous = entry.hash;
    if (badAt === null && previous === knownHead) hasKnownHead = true;
  }
  return { ok: badAt === null && hasKnownHead, entries: entries.length, head: previous, badAt, hasKnownHead };
}

function hashOf(entry, previous) {
  const told = TOLD.map((key) => `${JSON.stringify(key)}:${sorted(entry[key] ?? null)}`).join(',');
  return createHash('sha256').update(`${previous}{${told}}${entry.digest}`).digest('hex');
}

function sorted(value) {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${sorted(value[key])}`).join(',')}}`;
}

/** All entries of a ledger, page after page, or of a file. */
async function read(source) {
  if (!/^https?:/.test(source)) return JSON.parse(readFileSync(source, 'utf8')).entries;
  const entries = [];
  for (let after = 0; after !== null;) {
    const answer = await fetch(`${source}${source.includes('?') ? '&' : '?'}after=${after}`);
    if (!answer.ok) throw new Error(`${source} answers ${answer.status}`);
    const page = await answer.json();
    entries.push(...page.entries);
    after = page.entries.length === 0 ? null : page.next;
  }
  return entries;
}

async function main([source, flag, head]) {
  if (!source || source === '--help' || (flag !== undefined && (flag !== '--head' || !head))) {
    process.stderr.write(USAGE);
    return 2;
  }
  const found = verifyEntries(await read(source), head);
  const { ok, entries, badAt, hasKnownHead } = found;
  process.stdout.write(`${entries} entries, head ${found.head}\n`);
  if (badAt !== null) process.stdout.write(`Entry ${badAt} does not follow from the one before.\n`);
  if (badAt === null && !hasKnownHead) process.stdout.write(`The head ${head} is not in this chain.\n`);
  if (ok) process.stdout.write('The chain holds.\n');
  return ok ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href)
  main(process.argv.slice(2)).then(
    (code) => (process.exitCode = code),
    (error) => {
      process.stderr.write(`${error.message}\n`);
      process.exitCode = 1;
    },
  );
