import type { Call, CallName, Calls } from './calls.js';
import { asStoreError, isConnectionLost } from './failures.js';

/** One connection to a database, with the calls on it. */
export interface Lane {
  calls: Calls;
  /** Ends a transaction that an earlier job could not end. */
  settle(): Promise<void>;
  /** Whether a room is held on it. */
  readonly holds: boolean;
  /** Whether the database has ended it. */
  readonly isLost: boolean;
  /** Gives it up. */
  drop(): Promise<void>;
}

/** What a turn asks about the room it holds, which has to run where it is held. */
const OF_TURN: ReadonlySet<CallName> = new Set<CallName>([
  ...(['load', 'changedSince', 'receipts', 'commit', 'release'] as const),
]);

/**
 * A few connections to one database. A call takes one that is free or waits its turn for one; a room that is held keeps
 * its own until the hold ends. One that is lost is given up, and the next call opens another.
 */
export class Lanes {
  private readonly idle: Lane[] = [];
  private readonly held = new Map<string, Lane>();
  private readonly waiting: (() => void)[] = [];
  private free: number;

  constructor(
    private readonly open: () => Promise<Lane>,
    private readonly most: number,
  ) {
    this.free = most;
  }

  /** Throws the store's own errors. */
  async call(name: CallName, args: unknown[]): Promise<unknown> {
    const room = roomOf(name, args);
    const held = OF_TURN.has(name) && room !== undefined ? this.held.get(room) : undefined;
    if (name === 'release' && !held) return undefined;
    const lane = held ?? (await this.take());
    let isLost = false;
    try {
      if (!held) await lane.settle();
      return await (lane.calls[name] as Call)(...args);
    } catch (error) {
      isLost = isConnectionLost(error);
      throw asStoreError(error);
    } finally {
      if (room !== undefined && lane.holds && !isLost) this.held.set(room, lane);
      else await this.done(lane, room, isLost);
    }
  }

  /** Ends what is held, waits for what runs, then ends every connection. */
  async close(): Promise<void> {
    for (const room of [...this.held.keys()]) await this.call('release', [room]).catch(() => undefined);
    await Promise.all(Array.from({ length: this.most }, () => this.slot()));
    await Promise.all(this.idle.splice(0).map((lane) => lane.drop()));
  }

  private async take(): Promise<Lane> {
    await this.slot();
    try {
      for (let lane = this.idle.pop(); lane; lane = this.idle.pop()) {
        if (!lane.isLost) return lane;
        await lane.drop();
      }
      return await this.open();
    } catch (error) {
      this.leave();
      throw asStoreError(error);
    }
  }

  private async done(lane: Lane, room: string | undefined, isLost: boolean): Promise<void> {
    if (room !== undefined && this.held.get(room) === lane) this.held.delete(room);
    if (isLost || lane.isLost) await lane.drop();
    else this.idle.push(lane);
    this.leave();
  }

  private slot(): Promise<void> | undefined {
    if (this.free > 0) {
      this.free -= 1;
      return undefined;
    }
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  private leave(): void {
    const next = this.waiting.shift();
    if (next) next();
    else this.free += 1;
  }
}

function roomOf(name: CallName, [first]: unknown[]): string | undefined {
  if (name === 'commit') return (first as { sessionId: string }).sessionId;
  return name === 'hold' || OF_TURN.has(name) ? (first as string) : undefined;
}
