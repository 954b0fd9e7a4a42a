import { SubmitQuestion } from '@openfloor/contract';
import type { Fault } from '../operations/shape.js';
import { Faults } from './consultation-csv.js';
import { readSummary, type Summary } from './consultation-summary.js';
import { readTable } from './consultation-table.js';

/** A statement of a consultation. `moderated`: 1 accepted, 0 never judged, -1 set aside. `at` in ms since 1970. */
export interface Statement {
  id: number;
  at: number;
  authorId: number;
  moderated: -1 | 0 | 1;
  text: string;
}

/** A row of the votes: 1 agrees, -1 disagrees, 0 passes. */
export interface Vote {
  at: number;
  statementId: number;
  voterId: number;
  vote: -1 | 0 | 1;
}

/** A consultation as its files tell it. Statements and votes stand in the order of their times. */
export interface Consultation {
  summary: Summary;
  statements: Statement[];
  votes: Vote[];
}

/** The files as texts. */
export interface ExportTexts {
  comments: string;
  votes: string;
  summary?: string | undefined;
  participants?: string | undefined;
}

/** An export that was read, or all that is wrong with it: `more` faults beyond those listed. */
export type ReadExport =
  { ok: true; consultation: Consultation } | { ok: false; faults: Fault[]; more: number };

const LATEST = 8_640_000_000_000;
const MOST_ID = 1_000_000_000;
const MOST_STATEMENTS = 2_000;
const MOST_VOTERS = 20_000;

/**
 * Reads a Pol.is export. Nothing of it is repaired: a statement that could not be a question here is a fault like any
 * other, with its file, line and column. Long texts give way to everybody else in between.
 */
export async function readExport(texts: ExportTexts): Promise<ReadExport> {
  const faults = new Faults();
  const statements = await readStatements(texts.comments, faults);
  const votes = await readVotes(texts.votes, faults);
  const summary = await readSummary(texts.summary ?? '', faults);
  if (texts.participants !== undefined) await readParticipants(texts.participants, faults);
  if (statements.length > MOST_STATEMENTS)
    faults.add(['comments'], `more than ${MOST_STATEMENTS} statements`);
  const people = new Set([
    ...statements.map(({ authorId }) => authorId),
    ...votes.map(({ voterId }) => voterId),
  ]);
  if (people.size > MOST_VOTERS) faults.add(['votes'], `more than ${MOST_VOTERS} people`);
  if (faults.count > 0) return { ok: false, faults: faults.list, more: faults.more };
  return { ok: true, consultation: { summary, statements, votes } };
}

async function readStatements(text: string, faults: Faults): Promise<Statement[]> {
  const columns = ['timestamp', 'comment-id', 'author-id', 'moderated', 'comment-body'];
  const statements: Statement[] = [];
  const seen = new Set<number>();
  await readTable({ file: 'comments', text, columns }, faults, (line) => {
    const at = line.whole('timestamp', 0, LATEST);
    const id = line.whole('comment-id', 0, MOST_ID);
    const authorId = line.whole('author-id', 0, MOST_ID);
    const moderated = line.whole('moderated', -1, 1) as Statement['moderated'] | undefined;
    const body = SubmitQuestion.shape.text.safeParse(line.text('comment-body'));
    for (const { message } of body.error?.issues ?? []) line.fault('comment-body', message);
    if (id !== undefined && seen.has(id)) line.fault('comment-id', 'this id is used twice');
    if (id === undefined || at === undefined || authorId === undefined || moderated === undefined) return;
    seen.add(id);
    if (body.success) statements.push({ id, at, authorId, moderated, text: body.data });
  });
  return statements.sort((one, other) => one.at - other.at || one.id - other.id);
}

async function readVotes(text: string, faults: Faults): Promise<Vote[]> {
  const columns = ['timestamp', 'comment-id', 'voter-id', 'vote'];
  const votes: Vote[] = [];
  await readTable({ file: 'votes', text, columns }, faults, (line) => {
    const at = line.whole('timestamp', 0, LATEST);
    const statementId = line.whole('comment-id', 0, MOST_ID);
    const voterId = line.whole('voter-id', 0, MOST_ID);
    const vote = line.whole('vote', -1, 1) as Vote['vote'] | undefined;
    if (at === undefined || statementId === undefined || voterId === undefined || vote === undefined) return;
    votes.push({ at, statementId, voterId, vote });
  });
  return votes.sort((one, other) => one.at - other.at);
}

/** Only looked at: whom the export counts to which opinion group is no stakeholder group and is not taken over. */
async function readParticipants(text: string, faults: Faults): Promise<void> {
  const seen = new Set<number>();
  await readTable({ file: 'participants', text, columns: ['participant'] }, faults, (line) => {
    const id = line.whole('participant', 0, MOST_ID);
    if (id !== undefined && seen.has(id)) line.fault('participant', 'this id is used twice');
    if (id !== undefined) seen.add(id);
  });
}
