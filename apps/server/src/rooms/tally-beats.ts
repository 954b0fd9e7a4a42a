import type { Tallies } from '@openfloor/contract';
import { isAcross, type Tally } from '@openfloor/room';
import { pollsFor, supportFor, votesFor } from './figures.js';
import type { Holder } from './holder.js';
import type { Outlet, Seats } from './outlet.js';
import { Pace, type Schedule } from './schedule.js';
import { channelOfGroup, type Group } from './seat.js';

const FAST: readonly Group[] = ['staff', 'stage'];
const SLOW: readonly Group[] = ['panel', 'public'];
/** Tallies: at most 8 a second to staff and stage, 4 to everybody else. */
const FAST_PAUSE_MS = 125;
const SLOW_PAUSE_MS = 250;
/** To an audience of so many a little less often: sending takes a good part of the time by then. */
const MANY = 7_500;
const MANY_PAUSE_MS = 300;
/** Orders across groups follow the votes at most so often, and never for more than one part in so many of the time. */
const ORDER_PAUSE_MS = 1_000;
const ORDER_REST = 20;

/** What goes with the figures. */
export interface WithTallies {
  /** Together with those of the slower of the two beats, behind them; and when they are on their way. */
  slow(): void;
  slowSent(): void;
  /** This group was sent new figures. */
  sent(group: Group): void;
}

/** The order that a group was sent last, and of which state of which tally it is. */
interface Ordered {
  tally: Tally;
  version: number;
  /** The rules that it is by. */
  by: string;
  order: readonly number[];
}

/** Sends the figures that moved, each group on its own beat, and of what is a list only that which is another. */
export class TallyBeats {
  private readonly moved = { fast: new Set<string>(), slow: new Set<string>() };
  private readonly movedPolls = { fast: new Set<string>(), slow: new Set<string>() };
  /** Questions of which staff are to be told anew from which groups their votes came. */
  private readonly retold = new Set<string>();
  /** Broadcasts to staff so far, and in which of them it was told last from which groups the votes of a question come. */
  private toStaff = 0;
  private readonly supportIn = new Map<string, number>();
  private readonly orders = new Map<Group, Ordered>();
  private readonly countsSent = new Map<Group, string>();
  private readonly fast: Pace;
  private readonly slow: Pace;
  private readonly ordering: Pace;
  /** How long it took to make the last order across groups. */
  private orderMs = 0;
  private isWaiting = false;

  constructor(
    private readonly holder: Holder,
    private readonly seats: Seats,
    private readonly outlet: Outlet,
    schedule: Schedule,
    private readonly along: WithTallies,
  ) {
    this.fast = new Pace(schedule, FAST_PAUSE_MS, () => this.send(FAST, 'fast'));
    const pauseMs = () => (seats.of('public').size < MANY ? SLOW_PAUSE_MS : MANY_PAUSE_MS);
    this.slow = new Pace(schedule, pauseMs, () => this.whenThrough());
    const orderPauseMs = () => Math.max(ORDER_PAUSE_MS, ORDER_REST * this.orderMs);
    this.ordering = new Pace(schedule, orderPauseMs, () => this.followOrder());
  }

  /** Whether votes or polls moved that have not gone out. */
  get isBehind(): boolean {
    return this.moved.fast.size + this.movedPolls.fast.size > 0;
  }

  mark(questionIds: Iterable<string>): void {
    for (const id of questionIds) {
      this.moved.fast.add(id);
      this.moved.slow.add(id);
    }
  }

  markPolls(pollIds: Iterable<string>): void {
    for (const id of pollIds) {
      this.movedPolls.fast.add(id);
      this.movedPolls.slow.add(id);
    }
  }

  /** From which groups the votes of these questions came is another thing now. */
  retell(questionIds: Iterable<string>): void {
    for (const id of questionIds) this.retold.add(id);
  }

  ask(): void {
    this.fast.ask();
    this.slow.ask();
  }

  /** Sends what moved right away, whatever the beat. */
  flush(): void {
    this.holder.tally.recount();
    this.holder.tally.followOrders();
    this.fast.now();
    this.slow.stop();
    this.sendSlow();
  }

  /**
   * A seat of this group was just told everything. Where that is another thing than the group was sent last, what is sent
   * next is compared with nothing, or the seat would be left with it.
   */
  greeted(group: Group): void {
    const { tally } = this.holder;
    const sent = this.orders.get(group);
    if (sent?.tally !== tally || sent.version !== tally.orderVersion || sent.by !== this.orderedBy)
      this.orders.delete(group);
    if (this.countsSent.get(group) !== JSON.stringify(tally.counts(channelOfGroup(group))))
      this.countsSent.delete(group);
  }

  /**
   * The whole table as a group sees it, for a seat that got the broadcast of this number last. From which groups votes come
   * is long and moves rarely, so that of this it is told only what moved since.
   */
  whole(group: Group, has: number): Tallies {
    const { support: _all, ...table } = this.holder.tallies(channelOfGroup(group));
    if (group !== 'staff') return table;
    const moved = [...this.supportIn].filter(([, number]) => number > has);
    return { ...table, ...supportFor(this.holder.tally, 'staff', new Set(moved.map(([id]) => id))) };
  }

  stop(): void {
    this.fast.stop();
    this.slow.stop();
    this.ordering.stop();
  }

  /** The rules that the order in force is by. */
  private get orderedBy(): string {
    const { ranking, footing } = this.holder.room.session.rules;
    return isAcross(ranking) ? `${ranking} ${footing}` : ranking;
  }

  /** An order across groups takes in the votes that wait, and goes out with the next figures if that moved it. */
  private followOrder(): void {
    const { room, tally } = this.holder;
    const from = performance.now();
    tally.followOrders();
    tally.order(room.session.rules.ranking);
    this.orderMs = performance.now() - from;
    this.ask();
  }

  /** Where there are so many seats that the figures before are still on their way, the next ones wait for them. */
  private whenThrough(): void {
    if (this.isWaiting) return;
    this.isWaiting = true;
    this.outlet.whenThrough('public', 'tallies', () => {
      this.isWaiting = false;
      this.sendSlow();
    });
  }

  private sendSlow(): void {
    this.outlet.together(() => {
      this.send(SLOW, 'slow');
      this.along.slow();
    });
    this.along.slowSent();
  }

  private send(groups: readonly Group[], beat: 'fast' | 'slow'): void {
    const [moved, polls] = [this.moved[beat], this.movedPolls[beat]];
    const { room, tally } = this.holder;
    tally.recount();
    if (tally.isOrderDue && isAcross(room.session.rules.ranking)) this.ordering.ask();
    for (const group of groups) {
      if (this.seats.of(group).size === 0) continue;
      const votes = votesFor(room, tally, channelOfGroup(group), moved);
      const news = {
        ...this.newCounts(group),
        ...this.newOrder(group),
        ...this.newSupport(group),
        ...this.newPolls(group, polls),
      };
      if (votes.length === 0 && Object.keys(news).length === 0) continue;
      this.outlet.broadcast(group, 'tallies', { beat: room.clock.beat, votes, ...news });
      if (group === 'staff') this.toStaff += 1;
      this.along.sent(group);
    }
    moved.clear();
    polls.clear();
    if (groups === FAST) this.retold.clear();
  }

  private newPolls(group: Group, moved: ReadonlySet<string>): Pick<Tallies, 'polls'> {
    return moved.size === 0 ? {} : pollsFor(this.holder.room, channelOfGroup(group), moved);
  }

  private newSupport(group: Group): Pick<Tallies, 'support'> {
    if (group !== 'staff') return {};
    for (const id of this.retold) this.supportIn.set(id, this.toStaff + 1);
    return supportFor(this.holder.tally, group, this.retold);
  }

  private newCounts(group: Group): Pick<Tallies, 'counts'> {
    const counts = this.holder.tally.counts(channelOfGroup(group));
    const counted = JSON.stringify(counts);
    if (this.countsSent.get(group) === counted) return {};
    this.countsSent.set(group, counted);
    return { counts };
  }

  /** An order is built and compared only where a question has moved in it. */
  private newOrder(group: Group): Pick<Tallies, 'order'> {
    const { room, tally } = this.holder;
    const { ranking } = room.session.rules;
    if (ranking === 'newest') {
      this.orders.delete(group);
      return {};
    }
    const sent = this.orders.get(group);
    const version = tally.orderVersion;
    const by = this.orderedBy;
    if (sent?.tally === tally && sent.version === version && sent.by === by) return {};
    const order = tally.order(ranking);
    this.orders.set(group, { tally, version, by, order });
    const isSame = sent?.order.length === order.length && order.every((no, at) => no === sent.order[at]);
    return isSame ? {} : { order };
  }
}
