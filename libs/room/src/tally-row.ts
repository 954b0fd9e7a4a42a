import type { Counts, QuestionStatus } from '@openfloor/contract';
import type { QuestionRecord } from './records.js';
import type { Room } from './room.js';
import { setOf } from './question/merge.rules.js';
import { isShown, shownStatus } from './views/question.view.js';

/**
 * Votes of a question: distinct voters over it and all merged into it, less its authors and removed people. The
 * ballots stay where they were cast.
 */
export function votesOf(room: Room, question: QuestionRecord): number {
  const set = setOf(room, question);
  const authors = new Set(set.map(({ authorId }) => authorId));
  const supports = (voterId: string) => set.some(({ id }) => room.ballot(id, voterId) === true);
  let votes = room.supporters(set[0]?.id ?? question.id);
  for (const author of authors) if (supports(author) && !isRemoved(room, author)) votes -= 1;
  return votes;
}

/** All counts that a room keeps. */
export type Counted = Required<Counts>;

/** What is told of one question. */
export interface Row {
  id: string;
  no: number;
  votes: number;
  /** Which of the counts it is in. */
  state: keyof Counted;
  /** It still waits, so that it has a place in the order. */
  waits: boolean;
  /** When it was put before the panel, or answered; null: it was not. */
  heardAt: number | null;
  /** It has a figure of its own, as it does not stand below another; and everybody sees that. */
  isTop: boolean;
  isShown: boolean;
}

const WAITING: readonly QuestionStatus[] = ['published', 'shortlisted'];
const HEARD: readonly QuestionStatus[] = ['on_air', 'answered', 'deferred'];

/** What is told of a question as the room stands. */
export function rowOf(room: Room, question: QuestionRecord): Row {
  const { id, no, status, askedAt, answeredAt } = question;
  return {
    id,
    no,
    votes: votesOf(room, question),
    state: COUNTED[shownStatus(question)],
    waits: WAITING.includes(status),
    heardAt: HEARD.includes(status) ? (askedAt ?? answeredAt ?? 0) : null,
    isTop: status !== 'merged',
    isShown: isShown(question),
  };
}

/** Whether two rows of one question tell the same. */
export function isSame(one: Row, other: Row): boolean {
  const { votes, state, waits, heardAt, isTop, isShown: shown } = other;
  return (
    one.votes === votes &&
    one.state === state &&
    one.waits === waits &&
    one.heardAt === heardAt &&
    one.isTop === isTop &&
    one.isShown === shown
  );
}

const COUNTED: Record<QuestionStatus | 'lapsed', keyof Counted> = {
  pending: 'pending',
  published: 'published',
  shortlisted: 'shortlisted',
  on_air: 'onAir',
  answered: 'answered',
  deferred: 'deferred',
  declined: 'declined',
  merged: 'merged',
  withdrawn: 'withdrawn',
  lapsed: 'lapsed',
};

/** The counts of a room without questions. */
export function noCounts(): Counted {
  return {
    asked: 0,
    published: 0,
    shortlisted: 0,
    onAir: 0,
    answered: 0,
    deferred: 0,
    declined: 0,
    merged: 0,
    withdrawn: 0,
    lapsed: 0,
    pending: 0,
  };
}

function isRemoved(room: Room, voterId: string): boolean {
  return room.entry('participant', voterId)?.record.removed === true;
}
