import { browserOutboxStore, type LiveRoom, newId, Outbox, sendCommand, watchPage } from '@openfloor/client';
import type { CommandArgs, CommandType, RefusalCode, Welcome } from '@openfloor/contract';
import { deviceKeep } from '../live/keep.js';
import type { RoomView } from '../live/room-view.js';
import { EarlyActs, type Step } from './early.js';
import { firstState } from './first-state.js';
import { LineWatch, type Heard } from './line-watch.js';
import { Intents, outgoingOf, SETTLING_MS } from './outbox-view.js';
import type { Done, Phone, PhoneState } from './phone-state.js';
import type { Seat, SeatRoad } from './seat-road.js';
import { supportFor } from './support-for.js';
import { tap } from './support.js';

function doorsOf({ session }: RoomView): string {
  return `${session.phase} ${String(session.switches.joins)} ${session.rules.access}`;
}

type LivePart = typeof import('./live-part.js');

/** How long somebody new has the list before the phone fetches what keeps it in touch, and between tries, in ms. */
const IDLE_MS = 1_500;
const AGAIN_MS = 4_000;
/** Before a seat or a room that was refused a moment ago is asked for again, in ms. */
const PATIENCE_MS = 15_000;
const NOTHING: Heard = {
  connection: 'connecting',
  refusal: undefined,
  outbox: [],
  updatedAt: undefined,
  offsetMs: 0,
};

/**
 * The phone as it really is: starts from what the server rendered, takes its seat after the first paint and votes by
 * plain requests, then fetches the live room; keeps what is done until it is counted, also over a reload.
 */
export class LivePhone implements Phone {
  private readonly listeners = new Set<() => void>();
  private readonly early: EarlyActs;
  private readonly intents = new Intents();
  private readonly line = new LineWatch(() => this.changed());
  private readonly sessionId: string;
  private current: PhoneState;
  private part: LivePart | undefined;
  private room: LiveRoom | undefined;
  private outbox: Outbox | undefined;
  private seat: Seat | undefined;
  private timer: ReturnType<typeof setTimeout> | undefined;
  /** How the room stood when it refused a seat; once it stands otherwise, the phone asks again. */
  private doors = '';
  private lostAt = 0;

  constructor(
    private readonly welcome: Welcome,
    private readonly road: SeatRoad,
  ) {
    this.current = firstState(welcome);
    this.sessionId = this.current.room.session.id;
    this.early = new EarlyActs(deviceKeep(), this.sessionId);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  readonly state = (): PhoneState => this.current;

  /** Takes the seat and connects. To be called once, when the page has been painted. */
  start(): void {
    watchPage(() => this.tryNow());
    const kept = this.road.kept();
    if (kept) this.sitDown(kept);
    else void this.join();
    setTimeout(() => void this.connect(), kept ? 0 : IDLE_MS);
  }

  support(questionId: string): void {
    const question = this.current.room.questions.get(questionId);
    if (!question) return;
    const intent = tap(supportFor(this.current, question));
    this.intents.paint(questionId, intent.shown);
    this.send([{ type: 'question.vote', args: { questionId, on: intent.on } }]);
  }

  send(steps: Step[]): void {
    this.early.add({ id: newId(), steps });
    this.handOver();
    this.changed();
  }

  dismiss(outgoingId: string): void {
    this.outbox?.dismiss(outgoingId);
    this.early.drop(outgoingId);
    this.changed();
  }

  async give(type: CommandType, args: Record<string, unknown>): Promise<Done> {
    if (!this.outbox) return { ok: false, code: 'NOT_ALLOWED' };
    const reply = await this.outbox.does(type, args as CommandArgs<CommandType>);
    return reply.ok ? { ok: true } : { ok: false, code: reply.code, details: reply.details };
  }

  tryNow(): void {
    this.road.wake();
    if (this.room) this.room.wake();
    else this.outbox?.wake();
  }

  token(): string | undefined {
    return this.seat?.token;
  }

  async leave(): Promise<void> {
    const actor = this.seat?.actorId;
    this.room?.close();
    this.early.clear();
    this.road.forget();
    if (actor)
      await browserOutboxStore(this.sessionId, actor)
        .change(() => [])
        .catch(() => undefined);
  }

  async enter(personalCode: string): Promise<Done> {
    const taken = await this.road.take(true, personalCode);
    if (typeof taken === 'string') return { ok: false, code: taken };
    this.settle(taken);
    return { ok: true };
  }

  private async join(renew = false): Promise<void> {
    const taken = await this.road.take(renew, undefined, (isProving) => {
      this.current = { ...this.current, isProving };
      this.changed();
    });
    if (typeof taken !== 'string') return this.settle(taken);
    this.doors = doorsOf(this.current.room);
    this.current = { ...this.current, seatRefused: taken };
    this.changed();
  }

  private settle(seat: Seat): void {
    this.sitDown(seat);
    this.room?.sit(seat.token, this.outbox);
    this.handOver();
    this.changed();
  }

  /** From now on acts as this seat, by plain requests until the room is there. */
  private sitDown(seat: Seat): void {
    const { sessionId } = this;
    const outbox = new Outbox({ store: browserOutboxStore(sessionId, seat.actorId) });
    this.seat = seat;
    this.outbox = outbox;
    this.current = { ...this.current, seatRefused: null };
    outbox.start((command, answerMs) => sendCommand(sessionId, seat.token, command, { answerMs }));
    outbox.subscribe(() => {
      if (this.outbox === outbox && !this.room) this.changed();
    });
  }

  private async connect(): Promise<void> {
    while (!this.part) {
      this.part = await import('./live-part.js').catch(() => undefined);
      if (!this.part) await new Promise((again) => setTimeout(again, AGAIN_MS));
    }
    this.open(this.welcome);
  }

  private open(initial?: Welcome): void {
    const { outbox, seat, sessionId } = this;
    const session = seat ? sessionId : this.current.room.session.code;
    const room = this.part?.openPageRoom({ session, token: seat?.token, outbox, initial });
    this.room = room;
    room?.subscribe(() => {
      if (this.room !== room) return;
      const { connection, refusal } = room.getSnapshot();
      if (connection === 'refused' && refusal !== 'UPGRADE') return this.lost(refusal);
      this.handOver();
      this.changed();
      this.knock();
    });
    this.handOver();
  }

  /**
   * The server will not have this seat: reads along without one and asks for it anew with the same key. Where it will
   * not even be read, tries again later.
   */
  private lost(code: string | undefined): void {
    const { room, seat } = this;
    const isSoon = Date.now() - this.lostAt < PATIENCE_MS;
    this.lostAt = Date.now();
    this.room = undefined;
    this.seat = undefined;
    this.outbox = undefined;
    room?.close();
    if (!seat) {
      this.current = { ...this.current, seatRefused: (code ?? 'NOT_ALLOWED') as RefusalCode };
      setTimeout(() => this.open(), PATIENCE_MS);
      return this.changed();
    }
    this.open();
    setTimeout(() => void this.join(true), isSoon ? PATIENCE_MS : 0);
  }

  /** Asks again for a seat that was refused, once the session has opened or lets people in. */
  private knock(): void {
    const { seatRefused, room } = this.current;
    if (!seatRefused || this.doors === doorsOf(room)) return;
    this.current = { ...this.current, seatRefused: null };
    void this.join();
  }

  /** Gives what was done early to the outbox, as far as it may go. */
  private handOver(): void {
    const { outbox } = this;
    if (!outbox) return;
    const isTelling = (): boolean =>
      outbox.entries.some(
        ({ type, state }) => type === 'participant.identify' && (state === 'kept' || state === 'sending'),
      );
    this.early.hand(({ type, args }) => {
      outbox.does(type, args as CommandArgs<CommandType>).catch(() => undefined);
    }, isTelling);
  }

  private changed(): void {
    const snapshot = this.room?.getSnapshot();
    const heard = snapshot ?? { ...NOTHING, outbox: this.outbox?.entries ?? [] };
    this.current = this.picture(heard, (snapshot && this.part?.viewOf(snapshot)) ?? this.current.room);
    for (const listener of [...this.listeners]) listener();
    if ([...this.current.intents.values()].some(({ state }) => state === 'done')) this.lookAgain();
  }

  /** Figures that were held back for a counted vote are let go even if nothing else happens. */
  private lookAgain(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.changed(), SETTLING_MS + 50);
  }

  private picture(heard: Heard, room: RoomView): PhoneState {
    const early = this.early.all;
    const news = this.line.now(heard, early.length);
    const isOffline = news.line === 'offline';
    const { updatedAt, offsetMs, outbox: entries } = heard;
    const { seatRefused } = this.current;
    const isHeard = updatedAt !== undefined;
    const sources = { entries, early, isOffline, seatRefused };
    const own = [...room.mine.questions, ...room.mine.floor];
    const server = (id: string): { votes: number; counted: boolean } => {
      const no = room.questions.get(id)?.no ?? -1;
      return { votes: room.votes.get(no) ?? 0, counted: room.mine.votes.includes(no) };
    };
    return {
      ...this.current,
      ...news,
      room,
      sources,
      ...(isHeard ? { heardAt: updatedAt + offsetMs, offsetMs } : {}),
      intents: this.intents.from({ ...sources, server }, Date.now()),
      outgoing: outgoingOf(sources, (seen) => own.some(({ id }) => id === seen)),
    };
  }
}
