import {
  LiveRoom,
  loadSocketTransport,
  NoAnswer,
  type Outbox,
  type OutboxEntry,
  type OutboxOptions,
  type OutboxStore,
  type Owners,
  type Transport,
} from '@openfloor/client';
import type { Command, CommandArgs, CommandType, Reply, Seated } from '@openfloor/contract';
import { SkippingClock } from './outage-clock.js';

/** A second, less the moment between the count of a page and the leaving. */
const SECOND_MS = 990;

/** What all pages of a hub share. `outbox` makes an outbox as the product does, or as a broken build might. */
export interface HubDesk {
  url: string;
  seated: Seated;
  store: () => OutboxStore;
  outbox: (options: OutboxOptions) => Outbox;
  clock: SkippingClock;
  owners: Owners;
  /** What became of each command as a page showed it, by its id. */
  results: Map<string, Reply>;
  /** When each command left for the room, ms. */
  sentAt: number[];
}

/** Pages that know of each other whether they are open, as Web Locks tell a browser's. */
export function openPages(): Owners {
  const alive = new Set<string>();
  return {
    isSure: true,
    claim(owner) {
      alive.add(owner);
      return () => void alive.delete(owner);
    },
    isOpen: async (owner) => alive.has(owner),
  };
}

/** One open page of a hub. */
export class HubPage {
  private constructor(
    readonly room: LiveRoom,
    readonly outbox: Outbox,
  ) {}

  static async open(desk: HubDesk): Promise<HubPage> {
    const { socketTransport } = await loadSocketTransport();
    const { clock, owners, seated } = desk;
    const outbox = desk.outbox({ store: desk.store(), clock, owners });
    const io = { transports: ['websocket'] };
    const road = socketTransport({ base: desk.url, clock, retryMostMs: 2_000, io });
    const room = new LiveRoom({
      transport: noting(road, desk),
      session: seated.sessionId,
      seat: seated.seat,
      outbox,
      clock,
    });
    outbox.subscribe(() => {
      for (const { id, reply } of outbox.entries) if (reply) desk.results.set(id, reply);
    });
    return new HubPage(room, outbox);
  }

  get isLive(): boolean {
    return this.room.getSnapshot().connection === 'live';
  }

  get entries(): readonly OutboxEntry[] {
    return this.outbox.entries;
  }

  /** What has no reply yet. */
  get waiting(): OutboxEntry[] {
    return this.entries.filter(({ state }) => state === 'kept' || state === 'sending');
  }

  /** Gives a command; its id. */
  does<T extends CommandType>(type: T, args: CommandArgs<T>): string {
    void this.outbox.does(type, args).catch(() => undefined);
    const made = this.entries.at(-1);
    if (!made) throw new Error(`${type} is not in the outbox`);
    return made.id;
  }

  /** The page is gone without a word: nothing more is sent, and the others may see that it is not open. */
  vanish(): void {
    this.room.close();
  }
}

/** The most that was sent within any second. */
export function mostInASecond(sentAt: readonly number[]): number {
  const until = (from: number): number => sentAt.filter((at) => at >= from && at < from + SECOND_MS).length;
  return Math.max(0, ...sentAt.map(until));
}

function noting(road: Transport, { clock, sentAt }: HubDesk): Transport {
  return {
    open: (listener) => road.open(listener),
    async send(command: Command, timeoutMs) {
      const at = clock.now();
      sentAt.push(at);
      try {
        return await road.send(command, timeoutMs);
      } catch (error) {
        if (error instanceof NoAnswer && !error.sent) sentAt.splice(sentAt.indexOf(at), 1);
        throw error;
      }
    },
    resume: (since) => road.resume(since),
    tells: (said) => road.tells?.(said),
    line: () => road.line?.(),
    reconnect: (inMs) => road.reconnect(inMs),
    wake: () => road.wake(),
    close: () => road.close(),
  };
}
