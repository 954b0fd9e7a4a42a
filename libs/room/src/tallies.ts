import type { Channel, Counts, QuestionStatus, Ranking } from '@openfloor/contract';
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
  const counts = (voterId: string) => !authors.has(voterId) && !isRemoved(room, voterId);
  if (set.length === 1) return countOn(room.ballots(question.id), counts);
  const voters = new Set<string>();
  for (const { id } of set) for (const [voterId, on] of room.ballots(id)) if (on) voters.add(voterId);
  return [...voters].filter(counts).length;
}

/** Keeps the votes of every question counted, recounting only those that something happened to. */
export class Tally {
  private readonly votes = new Map<string, number>();
  /** Under which question each was counted last: an act can free one without touching what it was merged into. */
  private readonly tops = new Map<string, string>();
  private readonly dirty = new Set<string>();

  constructor(private readonly room: Room) {
    for (const { id } of room.list('question')) this.dirty.add(id);
  }

  /** A ballot, or the question itself, changed: it and the one on top are counted again. Gives their ids. */
  touch(questionId: string): string[] {
    const question = this.room.entry('question', questionId)?.record;
    if (!question) return [];
    const tops = [question.mergedInto, this.tops.get(questionId)].filter((id) => typeof id === 'string');
    const touched = [...new Set([questionId, ...tops])];
    for (const id of touched) this.dirty.add(id);
    return touched;
  }

  /** Somebody was removed or came back: everything they voted on is counted again. Gives the ids of those. */
  touchVoter(voterId: string): string[] {
    return [...this.room.votedBy(voterId)].flatMap((questionId) => this.touch(questionId));
  }

  /** Brings every figure up to date. */
  recount(): void {
    for (const id of this.dirty) {
      const question = this.room.entry('question', id)?.record;
      if (!question) continue;
      this.votes.set(id, votesOf(this.room, question));
      if (question.mergedInto) this.tops.set(id, question.mergedInto);
      else this.tops.delete(id);
    }
    this.dirty.clear();
  }

  of(questionId: string): number {
    return this.votes.get(questionId) ?? 0;
  }
}

/** Questions a channel has a figure for: what it sees, but not what stands below another. */
export function tallied(room: Room, channel: Channel): QuestionRecord[] {
  return room
    .list('question')
    .filter((question) => question.status !== 'merged' && (channel === 'staff' || isShown(question)));
}

/** Flat figures for the wire: [no, votes, no, votes, …]. */
export function flatVotes(questions: QuestionRecord[], tally: Tally): number[] {
  return questions.flatMap(({ id, no }) => [no, tally.of(id)]);
}

const COUNTED: Record<QuestionStatus | 'lapsed', keyof Counts> = {
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

/** How many questions are in each state. Only staff are told how many wait for review. */
export function countsOf(room: Room, channel: Channel): Counts {
  const counts: Required<Counts> = {
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
  for (const question of room.list('question')) {
    counts.asked += 1;
    counts[COUNTED[shownStatus(question)]] += 1;
  }
  if (channel === 'staff') return counts;
  const { pending: _pending, ...shown } = counts;
  return shown;
}

const WAITING: readonly QuestionStatus[] = ['published', 'shortlisted'];

/** Receipt numbers of what still waits, best first. Ties go to the older question, so the order is the same for all. */
export function orderOf(room: Room, channel: Channel, ranking: Ranking, tally: Tally): number[] {
  const waiting = tallied(room, channel).filter(({ status }) => WAITING.includes(status));
  const byAge = (one: QuestionRecord, other: QuestionRecord) => one.no - other.no;
  if (ranking === 'newest') return waiting.sort((one, other) => byAge(other, one)).map(({ no }) => no);
  return waiting
    .sort((one, other) => tally.of(other.id) - tally.of(one.id) || byAge(one, other))
    .map(({ no }) => no);
}

function countOn(ballots: ReadonlyMap<string, boolean>, counts: (voterId: string) => boolean): number {
  let total = 0;
  for (const [voterId, on] of ballots) if (on && counts(voterId)) total += 1;
  return total;
}

function isRemoved(room: Room, voterId: string): boolean {
  return room.entry('participant', voterId)?.record.removed === true;
}
