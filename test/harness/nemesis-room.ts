import type { QuestionView, SessionView, Welcome } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { api } from './api.js';
import { counted, READINGS, type KeptRoom, type RoomRows } from './nemesis-kept.js';
import type { TestPostgres } from './postgres.js';

export type { KeptQuestion, KeptRoom } from './nemesis-kept.js';

/** A room as its public door shows it: every page of the state. */
export interface ShownRoom {
  epoch: string;
  rev: number;
  beat: number;
  session: SessionView;
  questions: QuestionView[];
  /** Votes by the number of the question. */
  votes: Map<number, number>;
}

const PAGE = 200;

/** Reads the whole room over HTTP, as whoever has this token. */
export async function readShown(
  server: { url: string },
  sessionId: string,
  token: string,
  as: 'public' | 'staff' = 'staff',
): Promise<ShownRoom> {
  const path = `/sessions/${sessionId}/state?as=${as}&first=${PAGE}`;
  const { body } = await api<Welcome & Record<string, unknown>>(server, 'GET', path, { token });
  const views = [...body.put];
  for (let page = 1, left = body.left; left > 0; page += 1) {
    const more = await api<Pick<Welcome, 'put' | 'left'>>(server, 'GET', `${path}&page=${page}`, { token });
    views.push(...more.body.put);
    left = more.body.left;
  }
  return {
    ...{ epoch: body.epoch, rev: body.rev, beat: body.beat },
    session: views.find((view) => view.kind === 'session') as SessionView,
    questions: views.filter((view) => view.kind === 'question'),
    votes: pairs(body.tallies.votes),
  };
}

/** Counts the room anew from the rows of a data directory; a server may have it open. */
export function readKept(dataDir: string, sessionId: string): KeptRoom {
  const database = new Database(join(dataDir, 'openfloor.sqlite'), { readonly: true, timeout: 5_000 });
  try {
    database.exec('BEGIN');
    const rows = Object.entries(READINGS).map(([name, reading]) => [
      name,
      database.prepare(reading).all(sessionId),
    ]);
    const integrity = String(database.pragma('integrity_check', { simple: true }));
    return counted(Object.fromEntries(rows) as RoomRows, integrity);
  } finally {
    database.close();
  }
}

/** The same from the rows of a PostgreSQL database. */
export async function readKeptThere(
  postgres: TestPostgres,
  url: string,
  sessionId: string,
): Promise<KeptRoom> {
  const rows = await postgres.at(url, async (query) => {
    await query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const read: Partial<Record<string, object[]>> = {};
    for (const [name, reading] of Object.entries(READINGS))
      read[name] = await query(reading.replace('?', '$1'), [sessionId]);
    return read as unknown as RoomRows;
  });
  return counted(rows, await postgres.integrity(url));
}

/** The digest that the ledger keeps of final tallies: over the flat figures in the order of the numbers. */
export function digestOf(votes: ReadonlyMap<number, number>): string {
  const flat = [...votes].sort(([one], [other]) => one - other).flat();
  return createHash('sha256').update(JSON.stringify(flat)).digest('hex');
}

function pairs(flat: readonly number[]): Map<number, number> {
  const of = (at: number): [number, number] => [flat[at * 2] as number, flat[at * 2 + 1] as number];
  return new Map(Array.from({ length: flat.length / 2 }, (_, at) => of(at)));
}
