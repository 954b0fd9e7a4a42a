import type { Channel, Counts, PlaceWhy, Ranking, Support } from '@openfloor/contract';
import { Ranked } from './ranked.js';
import type { Footing } from './ranking/backing.js';
import { Orders, isAcross, type Place } from './ranking/orders.js';
import { whyOf } from './ranking/why.js';
import type { SupportRecord } from './records.js';
import type { Room } from './room.js';
import { isCounted } from './retention/retention.js';
import { isDue } from './support/release.js';
import { leastOf } from './support/support.rules.js';
import { isSame, noCounts, rowOf, type Counted, type Row } from './tally-row.js';

export { votesOf } from './tally-row.js';

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
  /** Orders by who supports a question; made when one is first asked for, so that other rooms pay nothing for them. */
  private across: Orders | undefined;
  private acrossBefore = 0;

  constructor(private readonly room: Room) {
    for (const { id } of room.list('question')) this.dirty.add(id);
  }

  /** Another one whenever any figure has changed. */
  get version(): number {
    return this.changes;
  }

  /** Another one whenever an order, or who is in it, may have changed. */
  get orderVersion(): number {
    return this.ranked.version + this.acrossBefore + (this.across?.version ?? 0);
  }

  /** Whether votes wait that orders across groups do not follow yet. */
  get isOrderDue(): boolean {
    return this.across?.isDue === true;
  }

  /** Lets the orders across groups follow the votes. Whoever calls this decides how often that is. */
  followOrders(): void {
    if (this.across?.follow()) this.changes += 1;
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

  /**
   * Receipt numbers of what still waits, best first. Ties go to the older question, so the order is the same for all. Of the rankings
   * across groups see `Orders`; what has too few votes for them stands behind, by its votes.
   */
  order(ranking: Ranking, footing?: Footing): number[] {
    return this.places(ranking, footing).map(({ no }) => no);
  }

  /**
   * Why each question of an order stands where it stands. `showVotes`: whoever reads it may know the votes; else no number of people comes
   * near them, and `firstHeard` tells of the fewest that it can be.
   */
  reasons(ranking: Ranking, footing: Footing | undefined, showVotes: boolean): PlaceWhy[] {
    const { list } = this.ranked;
    const least = leastOf(this.room.session.rules.smallCell);
    const byVotes = new Map(list.map(({ no }, at) => [no, at + 1]));
    const votes = new Map(list.map((row) => [row.no, showVotes ? row.votes : null]));
    const isByVotes = ranking === 'votes' || this.isCounted;
    return this.places(ranking, footing).map((place) => {
      const { no } = place;
      const firstHeard = showVotes ? place.firstHeard : place.firstHeard && least;
      const known = { votes: votes.get(no) ?? null, byVotes: byVotes.get(no) ?? 1, firstHeard, least };
      return whyOf(ranking !== 'newest' && isByVotes ? 'votes' : ranking, known);
    });
  }

  private places(ranking: Ranking, footing: Footing = this.room.session.rules.footing): Place[] {
    const list = this.ranked.list.map(({ no }): Place => ({ no, firstHeard: null }));
    if (ranking === 'newest') return list.sort((one, other) => other.no - one.no);
    if (!isAcross(ranking) || this.isCounted) return list;
    this.across ??= this.newOrders();
    const places = this.across.of(ranking, footing);
    const placed = new Set(places.map(({ no }) => no));
    return [...places, ...list.filter(({ no }) => !placed.has(no))];
  }

  /** Ballots are gone, so that nobody knows any more who supported what. */
  private get isCounted(): boolean {
    if (!isCounted(this.room.session)) return false;
    if (this.across) this.acrossBefore += this.across.version + 1;
    this.across = undefined;
    return true;
  }

  private newOrders(): Orders {
    const orders = new Orders(this.room);
    for (const row of this.rows.values()) orders.note(row);
    orders.follow();
    return orders;
  }

  private put(id: string, now: Row): void {
    const row = this.rows.get(id);
    if (row && isSame(row, now)) return;
    this.changes += 1;
    this.across?.note(now);
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

function bySupport(one: Row, other: Row): number {
  return other.votes - one.votes || byAge(one, other);
}

function byAge(one: Row, other: Row): number {
  return one.no - other.no;
}
