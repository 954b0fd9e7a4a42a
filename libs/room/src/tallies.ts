import type { Channel, Counts, QuestionStatus, Ranking, Support } from '@openfloor/contract';
import { Ranked } from './ranked.js';
import type { QuestionRecord, SupportRecord } from './records.js';
import type { Room } from './room.js';
import { setOf } from './question/merge.rules.js';
import { isDue } from './support/release.js';
import { leastOf } from './support/support.rules.js';
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

type Counted = Required<Counts>;

/** What is told of one question. */
interface Row {
  no: number;
  votes: number;
  /** Which of the counts it is in. */
  state: keyof Counted;
  /** It still waits, so that it has a place in the order. */
  waits: boolean;
  /** It has a figure of its own, as it does not stand below another; and everybody sees that. */
  isTop: boolean;
  isShown: boolean;
}

/**
 * The figures of a room: the votes of every question, how many are in which state, and their order. Only what something
 * happened to is looked at again.
 */
export class Tally {
  private readonly rows = new Map<string, Row>();
  /** Under which question each was counted last: an act can free one without touching what it was merged into. */
  private readonly tops = new Map<string, string>();
  private readonly dirty = new Set<string>();
  private readonly ranked = new Ranked<Row>(bySupport);
  private readonly states: Counted = noCounts();
  /** Questions whose votes have moved since it was last asked which figures by groups are to follow. */
  private readonly moved = new Set<string>();
  private changes = 0;

  constructor(private readonly room: Room) {
    for (const { id } of room.list('question')) this.dirty.add(id);
  }

  /** Another one whenever any figure has changed. */
  get version(): number {
    return this.changes;
  }

  /** Another one whenever the order by votes, or who is in it, has changed. */
  get orderVersion(): number {
    return this.ranked.version;
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
      this.put(id, rowOf(this.room, question));
      if (question.mergedInto) this.tops.set(id, question.mergedInto);
      else this.tops.delete(id);
    }
    this.dirty.clear();
  }

  /** From which groups the votes came is told anew of some question. */
  retold(): void {
    this.changes += 1;
  }

  /** Questions whose figures by groups are to follow their votes. Looks only at those that moved since it was last asked. */
  due(): string[] {
    const { smallCell } = this.room.session.rules;
    const due = [...this.moved].filter((id) => {
      const row = this.rows.get(id);
      const told = this.room.entry('support', id)?.record;
      const least = leastOf(Math.max(smallCell, told?.smallCell ?? 0));
      return row?.isTop === true && isDue(countedBy(told), row.votes, least);
    });
    this.moved.clear();
    return due;
  }

  /** From which groups the votes came, as staff are told; `only` as in `flat`. */
  support(only?: ReadonlySet<string>): Support[] {
    const records = only
      ? [...only].flatMap((id) => this.room.entry('support', id)?.record ?? [])
      : this.room.list('support');
    const rows = records.flatMap((told): Support[] => {
      const row = this.rows.get(told.id);
      return row?.isTop ? [[row.no, countedBy(told), told.told]] : [];
    });
    return rows.sort(([one], [other]) => one - other);
  }

  of(questionId: string): number {
    return this.rows.get(questionId)?.votes ?? 0;
  }

  /**
   * Flat figures for the wire, [no, votes, no, votes, …], of the questions that a channel has a figure for: what it sees, but
   * not what stands below another. `only` names those wanted, undefined all.
   */
  flat(channel: Channel, only?: ReadonlySet<string>): number[] {
    const rows = only ? [...only].flatMap((id) => this.rows.get(id) ?? []).sort(byAge) : this.rows.values();
    const figures: number[] = [];
    for (const row of rows)
      if (row.isTop && (channel === 'staff' || row.isShown)) figures.push(row.no, row.votes);
    return figures;
  }

  /** How many questions are in each state. Only staff are told how many wait for review. */
  counts(channel: Channel): Counts {
    if (channel === 'staff') return { ...this.states };
    const { pending: _pending, ...shown } = this.states;
    return shown;
  }

  /** Receipt numbers of what still waits, best first. Ties go to the older question, so the order is the same for all. */
  order(ranking: Ranking): number[] {
    const { list } = this.ranked;
    return (ranking === 'newest' ? [...list].sort((one, other) => byAge(other, one)) : list).map(
      ({ no }) => no,
    );
  }

  private put(id: string, now: Row): void {
    const row = this.rows.get(id);
    if (row && isSame(row, now)) return;
    this.changes += 1;
    if (row?.votes !== now.votes || row.isTop !== now.isTop) this.moved.add(id);
    if (!row) {
      this.rows.set(id, now);
      this.states.asked += 1;
      this.states[now.state] += 1;
      if (now.waits) this.ranked.add(now);
      return;
    }
    this.states[row.state] -= 1;
    this.states[now.state] += 1;
    const change = () => void Object.assign(row, now);
    if (row.waits && now.waits) return this.ranked.change(row, change);
    if (row.waits) this.ranked.take(row);
    change();
    if (now.waits) this.ranked.add(row);
  }
}

/** How many votes are counted by groups so far. */
function countedBy(told: SupportRecord | undefined): number {
  return told?.counted.reduce((all, votes) => all + votes, 0) ?? 0;
}

const WAITING: readonly QuestionStatus[] = ['published', 'shortlisted'];

function rowOf(room: Room, question: QuestionRecord): Row {
  const { no, status } = question;
  return {
    no,
    votes: votesOf(room, question),
    state: COUNTED[shownStatus(question)],
    waits: WAITING.includes(status),
    isTop: status !== 'merged',
    isShown: isShown(question),
  };
}

function isSame(one: Row, other: Row): boolean {
  const { votes, state, waits, isTop, isShown: shown } = other;
  return (
    one.votes === votes &&
    one.state === state &&
    one.waits === waits &&
    one.isTop === isTop &&
    one.isShown === shown
  );
}

function bySupport(one: Row, other: Row): number {
  return other.votes - one.votes || byAge(one, other);
}

function byAge(one: Row, other: Row): number {
  return one.no - other.no;
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

function noCounts(): Counted {
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
