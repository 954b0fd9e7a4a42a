import type {
  Channel,
  Command,
  CommandArgs,
  CommandType,
  Editing,
  Handshake,
  Kind,
  LinkReport,
  PROTO,
  Reply,
  Welcome,
} from '@openfloor/contract';
import { ANSWER_MS, type Clock, systemClock } from './clock.js';
import { GapWatch } from './gaps.js';
import { newId } from './ids.js';
import type { OutboxEntry } from './item.js';
import { heard, NO_OFFSETS, offsetMs, type Offsets } from './offset.js';
import type { Outbox } from './outbox.js';
import { listed, type ViewOf } from './records.js';
import { Replica } from './replica.js';
import type { Connection, RoomSnapshot, StreamCounts } from './snapshot.js';
import { Telling } from './telling.js';
import { type FrameName, type Frames, NoAnswer, type Transport, type TransportState } from './transport.js';

/** The version of the wire that this client speaks; of the contract's type, so that the two cannot part. */
const proto: typeof PROTO = 1;
const NOTHING: readonly OutboxEntry[] = [];

/** How to open a room. `session` is the session's id or join code, `seat` the seat token. */
export interface RoomOptions {
  transport: Transport;
  session: string;
  seat?: string;
  /** The channel to ask for (public); the server never gives more than the seat may have. */
  as?: Channel;
  outbox?: Outbox;
  /** What the page was rendered with, so that the list stands before anything was asked. */
  initial?: Welcome;
  clock?: Clock;
}

/**
 * One room as one seat sees it: connects, applies what the server says in its order, resumes where something was
 * missed, and sends commands through the outbox. Works with `useSyncExternalStore(room.subscribe, room.getSnapshot)`.
 * Here and in its parts, fields are declared and set in the constructor: builds for older phones turn initialised
 * fields into calls of a helper.
 */
export class LiveRoom {
  /** Calls the listener after every change; the answer ends it. */
  declare readonly subscribe: (listener: () => void) => () => void;
  /** The room now: the same object until something changes. */
  declare readonly getSnapshot: () => RoomSnapshot;
  declare private readonly options: RoomOptions;
  declare private readonly clock: Clock;
  declare private readonly replica: Replica;
  declare private readonly gaps: GapWatch;
  declare private readonly listeners: Set<() => void>;
  declare private readonly transport: Transport;
  declare private readonly telling: Telling;
  declare private offsets: Offsets;
  declare private seat: string | undefined;
  declare private outbox: Outbox | undefined;
  declare private unhear: (() => void) | undefined;
  declare private snapshot: RoomSnapshot | undefined;
  declare private connection: Connection;
  declare private refusal: string | undefined;
  declare private updatedAt: number | undefined;
  /** True from the start of a connection to its welcome. */
  declare private fresh: boolean;

  constructor(options: RoomOptions) {
    this.options = options;
    this.clock = options.clock ?? systemClock;
    this.replica = new Replica();
    this.listeners = new Set();
    this.offsets = NO_OFFSETS;
    this.connection = 'connecting';
    this.fresh = true;
    this.getSnapshot = () => (this.snapshot ??= this.picture());
    this.subscribe = (listener) => {
      this.listeners.add(listener);
      return () => void this.listeners.delete(listener);
    };
    this.transport = options.transport;
    this.telling = new Telling(this.clock, (said) => this.transport.tells?.(said));
    this.gaps = new GapWatch(this.replica, this.clock, (since) => this.transport.resume(since));
    this.take(options.seat, options.outbox);
    if (options.initial) this.replica.welcome(options.initial, true);
    this.transport.open({
      hello: () => this.hello(),
      frame: (name, frame) => this.hear(name, frame),
      time: (offset) => {
        this.offsets = heard(this.offsets, 'pings', offset);
        this.changed();
      },
      state: (state, code) => this.turn(state, code),
    });
  }

  /** The records of one kind, as they came; the same list until one of them changes. */
  records<K extends Kind>(kind: K): readonly ViewOf<K>[] {
    return listed(this.replica.records, kind);
  }

  /** The question with this id, if this seat may see it. */
  question(id: string): ViewOf<'question'> | undefined {
    return this.replica.records.get('question')?.get(id) as ViewOf<'question'> | undefined;
  }

  /** Counts for tests and figures. */
  get stream(): StreamCounts {
    return { ...this.gaps.counts };
  }

  /** The server's time in milliseconds, as well as it is known. */
  serverNow(): number {
    return this.clock.now() + offsetMs(this.offsets);
  }

  /**
   * Gives a command. With an outbox it is kept first and sent until it has a reply; without one it is sent once
   * and rejects with `NoAnswer`. A refusal is a reply, not a rejection.
   */
  does<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Reply> {
    if (this.outbox) return this.outbox.does(type, args);
    return this.transport
      .send({ id: newId(), type, args, madeAt: this.madeAt() }, ANSWER_MS)
      .then((said) => ('ok' in said ? said : Promise.reject(new NoAnswer('queued'))));
  }

  /** From now on acts with this seat and its outbox, as after joining a room that was read without a seat. */
  sit(seat: string, outbox?: Outbox): void {
    this.take(seat, outbox);
    this.transport.reconnect(0);
    this.changed();
  }

  /** Says to the other desks what is open for writing here; null when it is done. It warns them and locks nothing. */
  edits(about: Editing['about']): void {
    this.telling.tell({ editing: { about } });
  }

  /** A hub says how much waits here, and how many phones there are behind it. */
  reports(report: LinkReport): void {
    this.telling.tell({ link: report });
  }

  /** The page is looked at again, or the network is back. */
  wake(): void {
    this.transport.wake();
    this.outbox?.wake();
  }

  /** Leaves the room. What waits in the outbox stays kept; its promises reject with `NoAnswer`. */
  close(): void {
    this.connection = 'closed';
    this.gaps.reset();
    this.telling.stop();
    this.transport.close();
    this.unhear?.();
    this.outbox?.stop();
    this.changed();
    this.listeners.clear();
  }

  private take(seat: string | undefined, outbox: Outbox | undefined): void {
    this.seat = seat;
    if (this.outbox !== outbox) this.outbox?.stop();
    this.unhear?.();
    this.outbox = outbox;
    this.unhear = outbox?.subscribe(() => this.changed());
    outbox?.start(
      (command: Command, timeoutMs: number) => this.transport.send(command, timeoutMs),
      () => this.madeAt(),
    );
  }

  private madeAt(): number {
    return Math.round(this.serverNow());
  }

  private hello(): Handshake {
    const { session, as } = this.options;
    return { session, seat: this.seat, as, since: this.replica.since, proto };
  }

  private turn(state: TransportState, code?: string): void {
    if (this.connection === 'closed') return;
    if (state === 'open') {
      this.fresh = true;
      this.gaps.reset();
      return;
    }
    const next = state === 'down' ? 'offline' : state;
    if (next !== 'connecting' || this.connection === 'refused') {
      this.connection = next;
      this.refusal = code;
    }
    this.changed();
  }

  private hear<N extends FrameName>(name: N, frame: Frames[N]): void {
    if (this.connection === 'closed') return;
    const said = { name, frame } as { [M in FrameName]: { name: M; frame: Frames[M] } }[FrameName];
    if (said.name === 'draining') return this.transport.reconnect(said.frame.reconnectInMs);
    if (this.fresh && said.name !== 'welcome') {
      if (said.name === 'patch') this.gaps.keep(said.frame);
      if (said.name === 'head') this.gaps.await();
      return;
    }
    this.updatedAt = this.clock.now();
    this.outbox?.heard();
    const wasSlow = this.connection === 'slow';
    if (wasSlow) this.connection = 'live';
    if (this.apply(said) || wasSlow) this.changed();
  }

  /** False if nobody needs to be told. */
  private apply(said: { [M in FrameName]: { name: M; frame: Frames[M] } }[FrameName]): boolean {
    const { replica, gaps } = this;
    switch (said.name) {
      case 'welcome':
        return this.greet(said.frame);
      case 'patch':
        return gaps.patch(said.frame);
      case 'more':
        return gaps.more(said.frame);
      case 'mine':
        this.outbox?.settle(said.frame);
        return replica.own(said.frame) === 'applied';
      case 'tallies':
        replica.tally(said.frame);
        return true;
      case 'presence':
        replica.presence = said.frame;
        return true;
      case 'head':
        this.date(said.frame.now);
        gaps.head(said.frame.rev);
        this.telling.again();
        this.outbox?.settle(said.frame);
        return true;
      default:
        return false;
    }
  }

  private greet(frame: Welcome): boolean {
    const outcome = this.gaps.welcome(frame, this.fresh);
    if (outcome === 'unusable') return false;
    if (!this.replica.mine) this.gaps.askWhole();
    this.date(frame.now);
    this.outbox?.settle(frame);
    if (!this.fresh) return true;
    this.fresh = false;
    this.connection = 'live';
    this.refusal = undefined;
    this.outbox?.wake();
    this.telling.again();
    return true;
  }

  private date(serverNow: number): void {
    this.offsets = heard(this.offsets, 'frames', serverNow - this.clock.now());
  }

  private changed(): void {
    this.snapshot = undefined;
    for (const listener of [...this.listeners]) listener();
  }

  private picture(): RoomSnapshot {
    const { epoch, rev, beat, you, records, pages, tallies, presence, mine } = this.replica;
    return {
      tries: 0,
      ...this.transport.line?.(),
      epoch,
      rev,
      beat,
      connection: this.connection,
      refusal: this.refusal,
      you,
      session: listed(records, 'session')[0],
      records,
      left: pages.left,
      votes: tallies.votes,
      support: tallies.support,
      counts: tallies.counts,
      polls: tallies.polls,
      order: tallies.order,
      presence,
      mine: mine?.put,
      outbox: this.outbox?.entries ?? NOTHING,
      offsetMs: offsetMs(this.offsets),
      updatedAt: this.updatedAt,
    };
  }
}
