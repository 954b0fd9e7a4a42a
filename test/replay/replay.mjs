/** A whole replay: reads an export, plays it, counts the files on its own, compares, and gives the table. */
import { existsSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { readExport } from '../../dist/node/apps/server/src/meetings/consultation-export.js';
import { compare } from './compare.mjs';
import { OwnServer } from './own-server.mjs';
import { play } from './play.mjs';
import { recount } from './recount.mjs';
import { tableOf } from './table.mjs';

const PATIENCE_MS = 180_000;

/**
 * Plays the export in `polis`. `server` is the address of one that runs, with the `token` of an organiser there; without
 * it one is started, over `main` where that is given, and killed `kills` times. `alter` changes the independent count before it
 * is compared, to show that the comparison goes red; `patienceMs` is how long nothing may be answered. Gives `{table, compared, played}`; throws where it cannot begin.
 */
export async function replay({ polis, minutes, kills, sockets, server, token, main, ...more }) {
  const { alter = (count) => count, patienceMs = PATIENCE_MS } = more;
  const dir = resolve(polis);
  const consultation = await exportIn(dir);
  const own = server ? undefined : await OwnServer.start(main);
  try {
    const played = await play({
      consultation,
      url: own?.url ?? server.replace(/\/+$/, ''),
      token: own ? await own.token() : token,
      server: own,
      forMs: minutes === null ? null : minutes * 60_000,
      kills,
      sockets,
      patienceMs,
      title: consultation.summary.topic ?? basename(dir),
    });
    const expected = alter(recount(dir));
    const compared = await compare(played, expected, patienceMs);
    played.phones.close();
    played.moderator.close();
    return { table: tableOf({ name: basename(dir), minutes, expected, played, compared }), compared, played };
  } finally {
    await own?.end();
  }
}

async function exportIn(dir) {
  const missing = ['comments.csv', 'votes.csv'].filter((name) => !existsSync(join(dir, name)));
  if (missing.length > 0) throw new Error(`${dir} has no ${missing.join(' and no ')}`);
  const text = (name) => (existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8') : undefined);
  const read = await readExport({
    comments: text('comments.csv'),
    votes: text('votes.csv'),
    summary: text('summary.csv'),
    participants: text('participants-votes.csv'),
  });
  if (read.ok) return read.consultation;
  const lines = read.faults.map(({ path: [file, line = '', column = ''], message }) => {
    return `  ${file}, line ${line}${column ? `, ${column}` : ''}: ${message}`;
  });
  if (read.more > 0) lines.push(`  … and ${read.more} more`);
  throw new Error(`this export has faults:\n${lines.join('\n')}`);
}
