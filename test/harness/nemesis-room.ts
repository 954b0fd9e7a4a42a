import type { QuestionView, SessionView, Welcome } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import Database from 'better-sqlite3';
import { join } from 'node:path';
import { api } from './api.js';
import type { TestServer } from './server.js';

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

/** A room as its rows say, counted here and not by the product. */
export interface KeptRoom {
  rev: number;
  beat: number;
  questions: KeptQuestion[];
  /** `voter question` for every ballot that stands. */
  ballots: Set<string>;
  /** Commands that have a receipt, each with what it was answered. */
  receipts: Map<string, { actorId: string; reply: Record<string, unknown> }>;
  /** Distinct voters over each question and all merged into it, less its authors; by the number of the one on top. */
  votes: Map<number, number>;
  integrity: string;
}

export interface KeptQuestion {
  id: string;
  no: number;
  text: string;
  status: string;
  authorId: string;
  mergedInto: string | null;
}

const PAGE = 200;

/** Reads the whole room over HTTP, as whoever has this token. */
export async function readShown(
  server: TestServer,
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
    return counted(database, sessionId);
  } finally {
    database.close();
  }
}

function counted(database: Database, sessionId: string): KeptRoom {
  const rows = <R>(statement: string) => database.prepare(statement).all(sessionId) as R[];
  const [clock] = rows<{ rev: number; beat: number }>('SELECT rev, beat FROM session WHERE id = ?');
  const bodies = rows<{ body: string }>("SELECT body FROM record WHERE session_id = ? AND kind = 'question'");
  const questions = bodies.map(({ body }) => JSON.parse(body) as KeptQuestion);
  const cast = rows<{ question_id: string; voter_id: string }>(
    'SELECT question_id, voter_id FROM ballot WHERE session_id = ? AND is_on = 1',
  );
  const answered = rows<{ command_id: string; actor_id: string; reply: string }>(
    'SELECT command_id, actor_id, reply FROM receipt WHERE session_id = ?',
  );
  const receipts = answered.map(({ command_id, actor_id, reply }): [string, KeptReceipt] => [
    command_id,
    { actorId: actor_id, reply: JSON.parse(reply) as Record<string, unknown> },
  ]);
  return {
    rev: clock?.rev ?? 0,
    beat: clock?.beat ?? 0,
    questions,
    ballots: new Set(cast.map(({ question_id, voter_id }) => `${voter_id} ${question_id}`)),
    receipts: new Map(receipts),
    votes: recounted(questions, cast),
    integrity: String(database.pragma('integrity_check', { simple: true })),
  };
}

type KeptReceipt = { actorId: string; reply: Record<string, unknown> };

function recounted(
  questions: KeptQuestion[],
  cast: { question_id: string; voter_id: string }[],
): Map<number, number> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const top = (id: string): KeptQuestion | undefined => {
    const question = byId.get(id);
    return question?.mergedInto ? top(question.mergedInto) : question;
  };
  const voters = new Map<number, Set<string>>();
  const authors = new Map<number, Set<string>>();
  for (const question of questions) {
    const { no } = top(question.id) ?? question;
    voters.set(no, voters.get(no) ?? new Set());
    authors.set(no, (authors.get(no) ?? new Set()).add(question.authorId));
  }
  for (const { question_id, voter_id } of cast) {
    const no = top(question_id)?.no;
    if (no !== undefined && !authors.get(no)?.has(voter_id)) voters.get(no)?.add(voter_id);
  }
  return new Map([...voters].map(([no, who]) => [no, who.size]));
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
