import type { Tallies } from '@openfloor/contract';
import { figuresOf } from './figures.js';
import type { Holder } from './holder.js';
import type { Outlet, Seats } from './outlet.js';
import { Pace, type Schedule } from './schedule.js';
import { channelOfGroup, type Group } from './seat.js';

const FAST: readonly Group[] = ['staff', 'stage'];
const SLOW: readonly Group[] = ['panel', 'public'];
/** Tallies: at most 8 a second to staff and stage, 4 to everybody else. */
const FAST_PAUSE_MS = 125;
const SLOW_PAUSE_MS = 250;

/** What follows when figures go out. */
export interface AfterTallies {
  /** On the slower of the two beats. */
  slow(): void;
  /** This group was sent new figures. */
  sent(group: Group): void;
}

/** Sends the figures that moved, each group on its own beat, and of what is a list only that which is another. */
export class TallyBeats {
  private readonly moved = { fast: new Set<string>(), slow: new Set<string>() };
  private readonly orders = new Map<Group, string>();
  private readonly countsSent = new Map<Group, string>();
  private readonly fast: Pace;
  private readonly slow: Pace;

  constructor(
    private readonly holder: Holder,
    private readonly seats: Seats,
    private readonly outlet: Outlet,
    schedule: Schedule,
    private readonly after: AfterTallies,
  ) {
    this.fast = new Pace(schedule, FAST_PAUSE_MS, () => this.send(FAST, this.moved.fast));
    this.slow = new Pace(schedule, SLOW_PAUSE_MS, () => {
      this.send(SLOW, this.moved.slow);
      this.after.slow();
    });
  }

  /** Whether votes moved that have not gone out. */
  get isBehind(): boolean {
    return this.moved.fast.size > 0;
  }

  mark(questionIds: Iterable<string>): void {
    for (const id of questionIds) {
      this.moved.fast.add(id);
      this.moved.slow.add(id);
    }
  }

  ask(): void {
    this.fast.ask();
    this.slow.ask();
  }

  /** Sends what moved right away, whatever the beat. */
  flush(): void {
    this.fast.now();
    this.slow.now();
  }

  /** A seat of this group was just told everything: what is sent next is compared with nothing that was sent before. */
  greeted(group: Group): void {
    this.orders.delete(group);
    this.countsSent.delete(group);
  }

  /** The whole table as a group sees it. */
  whole(group: Group): Tallies {
    this.holder.tally.recount();
    return figuresOf(this.holder.room, this.holder.tally, channelOfGroup(group));
  }

  stop(): void {
    this.fast.stop();
    this.slow.stop();
  }

  private send(groups: readonly Group[], moved: Set<string>): void {
    this.holder.tally.recount();
    const only = new Set(moved);
    moved.clear();
    for (const group of groups) {
      if (this.seats.of(group).size === 0) continue;
      const { counts, order, ...frame } = figuresOf(
        this.holder.room,
        this.holder.tally,
        channelOfGroup(group),
        only,
      );
      const counted = JSON.stringify(counts);
      const ordered = order?.join() ?? '';
      const news = {
        ...(this.countsSent.get(group) === counted ? {} : { counts }),
        ...(order === undefined || this.orders.get(group) === ordered ? {} : { order }),
      };
      this.countsSent.set(group, counted);
      this.orders.set(group, ordered);
      if (frame.votes.length === 0 && Object.keys(news).length === 0) continue;
      this.outlet.broadcast(group, 'tallies', { ...frame, ...news });
      this.after.sent(group);
    }
  }
}
