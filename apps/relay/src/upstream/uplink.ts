import {
  LiveRoom,
  loadSocketTransport,
  NoAnswer,
  type RoomSnapshot,
  type Transport,
} from '@openfloor/client';
import type { Command, LinkReport, Queued, Reply, Welcome } from '@openfloor/contract';
import type { UpstreamSeat } from './seat.js';

/** So long the room may take to answer a command before it counts as not heard, ms. */
const ANSWER_MS = 8_000;
/** No longer between two tries, so that the hub is back soon after its line is, ms. */
const RETRY_MOST_MS = 2_000;
/** A refused seat is asked for again so often: a link may be put right, or a server restored, ms. */
const REFUSED_AGAIN_MS = 60_000;
/** Between two reports of what waits, ms. */
const REPORT_MS = 1_000;

/** The one connection of the hub to its room. */
export class Uplink {
  private readonly listeners = new Set<(snapshot: RoomSnapshot) => void>();
  private refusedTimer: NodeJS.Timeout | undefined;
  private reportTimer: NodeJS.Timeout | undefined;
  private report: LinkReport = { waiting: 0, phones: 0 };
  private said = '';

  private constructor(
    private readonly room: LiveRoom,
    private readonly transport: Transport,
  ) {
    room.subscribe(() => this.heard());
  }

  /** Connects as the hub; `initial` is what is known from before. */
  static async open(seat: UpstreamSeat, initial: Welcome | undefined): Promise<Uplink> {
    const { socketTransport } = await loadSocketTransport();
    const transport = socketTransport({
      base: seat.upstream,
      retryMostMs: RETRY_MOST_MS,
      io: { transports: ['websocket', 'polling'] },
    });
    const room = new LiveRoom({
      transport,
      session: seat.sessionId,
      seat: seat.seat,
      as: 'public',
      ...(initial ? { initial } : {}),
    });
    return new Uplink(room, transport);
  }

  get snapshot(): RoomSnapshot {
    return this.room.getSnapshot();
  }

  /** Whether commands can be sent now. */
  get isLive(): boolean {
    const { connection } = this.snapshot;
    return connection === 'live' || connection === 'slow';
  }

  /** Calls the listener after every change. */
  onChange(listener: (snapshot: RoomSnapshot) => void): void {
    this.listeners.add(listener);
  }

  /** Sends a command once; rejects with `NoAnswer` when it is unknown whether it arrived. */
  send(command: Command): Promise<Reply | Queued> {
    if (!this.isLive) return Promise.reject(new NoAnswer('the uplink is down'));
    return this.transport.send(command, ANSWER_MS);
  }

  /** Says how much waits here and how many phones there are, on change and at most once a second. */
  reports(report: LinkReport): void {
    this.report = report;
    this.reportTimer ??= setTimeout(() => {
      this.reportTimer = undefined;
      const news = JSON.stringify(this.report);
      if (news !== this.said) this.room.reports(this.report);
      this.said = news;
    }, REPORT_MS);
  }

  close(): void {
    clearTimeout(this.refusedTimer);
    clearTimeout(this.reportTimer);
    this.listeners.clear();
    this.room.close();
  }

  private heard(): void {
    const { snapshot } = this;
    if (snapshot.connection !== 'refused') {
      clearTimeout(this.refusedTimer);
      this.refusedTimer = undefined;
    } else
      this.refusedTimer ??= setTimeout(() => {
        this.refusedTimer = undefined;
        this.room.wake();
      }, REFUSED_AGAIN_MS);
    for (const listener of this.listeners) listener(snapshot);
  }
}
