import {
  browserOutboxStore,
  httpFirst,
  httpTransport,
  HubOutbox,
  LiveRoom,
  loadSocketTransport,
  watchPage,
  type OutboxEntry,
  type RoomSnapshot,
} from '@openfloor/client';
import type { CommandArgs, CommandType, Seated, Welcome } from '@openfloor/contract';
import { LineWatch } from '../../audience/line-watch.js';
import { deviceKeep } from '../../live/keep.js';
import { roomOfWelcome } from '../../live/room-view.js';
import { viewOf } from '../../live/view-of.js';
import { isInRoom, isOpen } from '../logic/outbox-list.js';
import type { Hub, HubState } from './hub-state.js';
import { dropLastKnown, keepLastKnown, welcomeOf } from './last-known.js';
import { LateWatch } from './late.js';
import { lineOf } from './line-of.js';

/** A hub comes back within three seconds of its link, so it never waits longer than this between two tries, in ms. */
const RETRY_MOST_MS = 2_000;
/** Between two times that the room is written to this laptop, in ms. */
const KEEP_MS = 2_000;

/**
 * A hub as it really is: starts from what this laptop last knew, or from a first welcome; keeps what is done, in order,
 * until the main room has answered, over outages, reloads and second tabs.
 */
export class LiveHub implements Hub {
  private readonly listeners = new Set<() => void>();
  private readonly line = new LineWatch(() => this.changed());
  private readonly lateness = new LateWatch();
  private readonly outbox: HubOutbox;
  private readonly room: LiveRoom;
  private current: HubState;
  private waiting = -1;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    welcome: Welcome,
    private readonly seated: Seated,
  ) {
    const { sessionId, actor, seat } = seated;
    this.outbox = new HubOutbox({ store: browserOutboxStore(sessionId, actor.id) });
    this.current = firstState(welcome);
    this.room = new LiveRoom({
      session: sessionId,
      seat,
      outbox: this.outbox,
      initial: welcome,
      transport: httpFirst({
        http: httpTransport(),
        socket: async () => (await loadSocketTransport()).socketTransport({ retryMostMs: RETRY_MOST_MS }),
        rendered: true,
        retryMostMs: RETRY_MOST_MS,
      }),
    });
    this.room.subscribe(() => this.changed());
    watchPage(() => this.tryNow());
    addEventListener('pagehide', () => this.keep());
    this.changed();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly state = (): HubState => this.current;

  does<T extends CommandType>(type: T, args: CommandArgs<T>): void {
    this.outbox.does(type, args).catch(() => undefined);
  }

  take(id: string): OutboxEntry | undefined {
    return this.outbox.take(id);
  }

  dismiss(id: string): void {
    this.outbox.dismiss(id);
  }

  dismissLate(): void {
    this.lateness.forget();
    this.changed();
  }

  tryNow(): void {
    this.room.wake();
  }

  private changed(): void {
    const snapshot = this.room.getSnapshot();
    const waiting = snapshot.outbox.filter(isOpen).length;
    if (waiting !== this.waiting) this.room.reports({ waiting });
    this.waiting = waiting;
    this.current = this.picture(snapshot);
    if (this.current.line === 'ended')
      dropLastKnown(deviceKeep(), this.seated.sessionId, this.seated.actor.id);
    else this.timer ??= setTimeout(() => this.keep(), KEEP_MS);
    for (const listener of [...this.listeners]) listener();
  }

  private picture(snapshot: RoomSnapshot): HubState {
    const { offsetMs, updatedAt, lastLiveAt, retryAt, tries, roundTripMs, refusal, outbox } = snapshot;
    const { line: phase, sent } = this.line.now(snapshot, 0);
    const room = viewOf(snapshot) ?? this.current.room;
    const heardAt = lastLiveAt ?? updatedAt;
    this.lateness.look(outbox, Date.now() + offsetMs);
    return {
      room,
      hub: room.mine.hubs?.find(({ id }) => id === room.you.hubId),
      line: lineOf(snapshot, phase),
      refusal,
      heardAt: heardAt === undefined ? this.current.heardAt : heardAt + offsetMs,
      offsetMs,
      roundTripMs: roundTripMs ?? this.current.roundTripMs,
      retryAt: retryAt === undefined ? undefined : retryAt + offsetMs,
      tries,
      entries: outbox.filter((entry) => !isInRoom(entry, snapshot.rev)),
      isSafe: this.outbox.isSafe,
      sent,
      late: this.lateness.late,
    };
  }

  private keep(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    const welcome = welcomeOf(this.room.getSnapshot(), this.current.heardAt);
    if (welcome && this.current.line !== 'ended') keepLastKnown(deviceKeep(), this.seated.actor.id, welcome);
  }
}

function firstState(welcome: Welcome): HubState {
  const room = roomOfWelcome(welcome);
  return {
    room,
    hub: room.mine.hubs?.find(({ id }) => id === room.you.hubId),
    line: 'connecting',
    refusal: undefined,
    heardAt: welcome.now,
    offsetMs: 0,
    roundTripMs: undefined,
    retryAt: undefined,
    tries: 0,
    entries: [],
    isSafe: true,
    sent: 0,
    late: undefined,
  };
}
