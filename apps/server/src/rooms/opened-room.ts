import {
  Refusal,
  type Channel,
  type Corner,
  type Reply,
  type Since,
  type Tallies,
} from '@openfloor/contract';
import {
  canOf,
  cornerOf,
  Room,
  standingOf,
  Tally,
  VIEWS_VERSION,
  WIRE_TYPES,
  type Actor,
  type RoomRecord,
  type Standing,
} from '@openfloor/room';
import { OutcomeUnknown, SlugTaken, StoreConflict, type RoomStore } from '@openfloor/store';
import { createHash } from 'node:crypto';
import type { OpenRoom } from '../operations/rooms.js';
import { CatchingUp } from './catching-up.js';
import type { Stand } from './following.js';
import { KnownReceipts } from './known-receipts.js';
import { Mailbox, type Letter } from './mailbox.js';
import { DirectOutlet, Seats, type Outlet } from './outlet.js';
import { Publisher } from './publisher.js';
import { realTime, type Schedule } from './schedule.js';
import { Snapshots } from './snapshots.js';
import type { StorageWatch } from './storage-watch.js';
import type { Telling } from './telling.js';
import { answerAgain, judge, receiptKey, refusedBy, type Judged, type Sources } from './turn.js';
import { welcomeFor, type Welcomed } from './welcome.js';

/** What a room needs from around it. */
export interface Surroundings extends Sources {
  store: RoomStore;
  schedule: Schedule;
  outlet?: (seats: Seats) => Outlet;
  /** Knows whether the disk refuses; without it staff are not told. */
  storage?: StorageWatch;
  /** Told of each turn for the metrics: how many commands, how long from taking them to the replies (seconds). */
  onTurn?: (commands: number, seconds: number, storeSeconds: number) => void;
  onFault?: (error: unknown) => void;
  /** Called after a commit with what it decided, for acts that follow from it (ends of notices, the seal). */
  onSettled?: (room: OpenedRoom, judged: Judged) => void;
  /** Tells the other nodes of the database; without it there are none. */
  tells?: Telling | undefined;
  /** Called with the records that were taken over from the store, as another node committed them. */
  onCaughtUp?: (room: OpenedRoom, records: readonly RoomRecord[]) => void;
}

/** Why a turn was not stored; `isUnknown`: or perhaps it was. */
interface Failure {
  error: unknown;
  isUnknown: boolean;
}

const MAX_RERUNS = 5;
/** `BUSY`, made once: where too many come, what each refusal costs decides how much is left for the others. */
export const FULL = new Refusal('BUSY', 'too many commands wait', undefined, 1_000);

/** One room that this process has open: its mailbox, its turns, and what its seats are sent. */
export class OpenedRoom implements OpenRoom {
  readonly seats = new Seats();
  readonly publisher: Publisher;
  readonly snapshots = new Snapshots(this);
  tally: Tally;
  private readonly mailbox = new Mailbox();
  private readonly flying = new Map<string, { letter: Letter; reply: Promise<Reply> }>();
  private readonly receipts: KnownReceipts;
  private readonly catchingUp: CatchingUp;
  private readonly epochs = new Map<string, string>();
  private readonly idle: (() => void)[] = [];
  private readonly unfollow: (() => void) | undefined;
  private running = false;
  private stored: boolean;

  constructor(
    public room: Room,
    private readonly around: Surroundings,
    stored: boolean,
  ) {
    this.stored = stored;
    this.tally = new Tally(room);
    this.tally.recount();
    this.receipts = new KnownReceipts(room.id, around.store);
    this.receipts.remember(stored).catch((error: unknown) => around.onFault?.(error));
    const outlet = around.outlet?.(this.seats) ?? new DirectOutlet(this.seats);
    this.publisher = new Publisher(this, this.seats, outlet, around.schedule ?? realTime, around.tells);
    this.catchingUp = new CatchingUp(this, around);
    this.unfollow = around.storage?.follow(() => this.publisher.tellStaff());
  }

  get exists(): boolean {
    return this.room.exists;
  }

  get isRefused(): boolean {
    return this.around.storage?.isRefusing ?? false;
  }

  get waiting(): number {
    return this.mailbox.size;
  }

  /** Whether more wait than this room can take, so that a command of this lane is refused before anything is made of it. */
  isFull(urgent: boolean): boolean {
    return this.mailbox.isFull(urgent);
  }

  /** Puts a command into the mailbox. An id that waits or is in flight joins the first one's reply. */
  async does(letter: Omit<Letter, 'answer'>): Promise<Reply> {
    const key = receiptKey(letter.actor.id, letter.order.id);
    const first = this.flying.get(key);
    if (first) {
      const { actor, order, fingerprint } = first.letter;
      const reply = await first.reply;
      return answerAgain(letter, { actorId: actor.id, commandId: order.id, fingerprint, reply });
    }
    if (this.isFull(letter.urgent)) return refusedBy(letter.order.id, FULL);
    const reply = new Promise<Reply>((answer) => {
      const whole: Letter = { ...letter, answer };
      this.mailbox.put(whole);
    });
    this.flying.set(key, { letter: { ...letter, answer: () => undefined }, reply });
    this.run();
    return reply.finally(() => this.flying.delete(key));
  }

  epoch(channel: Channel): string {
    const name = `${this.room.history} ${this.room.id} ${channel} ${VIEWS_VERSION}`;
    const known = this.epochs.get(name);
    if (known) return known;
    const epoch = createHash('sha256').update(name).digest('base64url').slice(0, 22);
    this.epochs.set(name, epoch);
    return epoch;
  }

  standing(actor: Actor | undefined): Standing {
    const visitor: Actor = { type: 'visitor', id: '00000000-0000-4000-8000-000000000001' };
    return standingOf(this.room, actor ?? visitor, this.around.now());
  }

  /** Commands this standing may give on the wire; nobody may give any but joining. */
  can(standing: Standing, actor: Actor | undefined): string[] {
    return actor ? canOf(standing, WIRE_TYPES) : ['seat.join'];
  }

  welcome(standing: Standing, asked: Channel, since?: Since, first?: number, actor?: Actor): Welcomed {
    return welcomeFor(this, { standing, channel: asked, actor, since, first, now: this.around.now() });
  }

  tallies(channel: Channel): Tallies {
    return this.snapshots.tallies(channel);
  }

  corner(actorId: string, standing: Standing): Corner {
    return cornerOf(this.room, actorId, standing);
  }

  /** Hears where the room stands in the store, and catches up between two turns where it is behind; resolves after that. */
  async follow(stand: Stand): Promise<void> {
    if (!this.stored) return;
    this.catchingUp.hear(stand);
    if (this.catchingUp.isBehind) this.run();
    await this.catchingUp.done();
  }

  /** Resolves when nothing waits and nothing is in flight. */
  async settled(): Promise<void> {
    if (!this.running && this.mailbox.size === 0) return;
    await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  close(): void {
    this.unfollow?.();
    this.publisher.stop();
    for (const seat of this.seats.all) seat.close();
  }

  private run(): void {
    if (this.running) return;
    this.running = true;
    queueMicrotask(() => void this.turns());
  }

  private async turns(): Promise<void> {
    while (this.mailbox.size > 0 || this.catchingUp.isBehind) {
      if (this.catchingUp.isBehind) await this.catchingUp.asTold();
      const letters = this.mailbox.take();
      if (letters.length === 0) continue;
      await this.turn(letters).catch((error: unknown) => this.stumbled(letters, error));
    }
    this.running = false;
    for (const resolve of this.idle.splice(0)) resolve();
  }

  /**
   * One turn of these letters; those there was no time for are taken out of them and wait again. A turn that was not stored
   * because another node was first, or of which that is not known, runs again.
   */
  private async turn(letters: Letter[]): Promise<void> {
    let failure = await this.tried(letters, false);
    for (let rerun = 0; failure && this.isCurable(failure) && rerun < MAX_RERUNS; rerun += 1)
      failure = await this.again(letters, failure);
    if (failure) this.refuse(letters, failure.error);
  }

  /** `isRerun`: something was committed that this turn did not know of. */
  private async tried(letters: Letter[], isRerun: boolean): Promise<Failure | undefined> {
    const startedAt = performance.now();
    let isUnknown = false;
    try {
      const receipts = await this.receipts.of(letters, isRerun);
      const judged = judge(this.room, letters, receipts, this.around, this.stored);
      this.mailbox.giveBack(letters.splice(judged.letters.length));
      judged.faults.forEach((fault) => this.around.onFault?.(fault));
      const storedAt = performance.now();
      isUnknown = true;
      this.receipts.add(judged.commit.receipts);
      if (needsCommit(judged)) await this.store(judged.commit);
      const storeSeconds = (performance.now() - storedAt) / 1_000;
      this.settle(judged);
      this.around.onTurn?.(letters.length, (performance.now() - startedAt) / 1_000, storeSeconds);
      return undefined;
    } catch (error) {
      return { error, isUnknown: isUnknown && error instanceof OutcomeUnknown };
    }
  }

  private async store(commit: Judged['commit']): Promise<void> {
    await this.around.store.commit(commit);
    this.around.storage?.took();
    this.around.tells?.moved(commit.next);
  }

  private isCurable({ error, isUnknown }: Failure): boolean {
    return this.stored && (isUnknown || error instanceof StoreConflict);
  }

  /** After a conflict the room catches up and the turn runs while no other node can be first; what is unknown is read. */
  private async again(letters: Letter[], { isUnknown }: Failure): Promise<Failure | undefined> {
    try {
      if (!isUnknown) return await this.alone(letters);
      await this.catchingUp.reread();
      return await this.tried(letters, true);
    } catch (error) {
      return { error, isUnknown: false };
    }
  }

  private async alone(letters: Letter[]): Promise<Failure | undefined> {
    const { store, onFault } = this.around;
    try {
      await store.hold(this.room.id);
      await this.catchingUp.now();
      return await this.tried(letters, true);
    } finally {
      await store.release(this.room.id).catch((error: unknown) => onFault?.(error));
    }
  }

  private settle(judged: Judged): void {
    const before = this.room.clock;
    const changes = judged.draft.settle();
    this.stored ||= judged.commit.records.length > 0;
    judged.letters.forEach((letter, at) => letter.answer(judged.replies[at] as Reply));
    this.publisher.committed(judged.draft, changes, before);
    this.publisher.close(judged.decided.flatMap(({ closes }) => closes));
    this.around.onSettled?.(this, judged);
  }

  /** The old room stands, and nobody is told ok. */
  private refuse(letters: Letter[], error: unknown): void {
    const isTaken = error instanceof SlugTaken || (error instanceof StoreConflict && !this.stored);
    if (!isTaken) {
      this.around.onFault?.(error);
      this.around.storage?.failed(error);
    }
    const refusal = isTaken
      ? new Refusal('CONFLICT', 'this slug or session exists already')
      : new Refusal('STORAGE_UNAVAILABLE', 'nothing was stored', undefined, 2_000);
    for (const letter of letters) letter.answer(refusedBy(letter.order.id, refusal));
  }

  /** A fault of the house itself: it is told in the log, and nobody waits in vain. */
  private stumbled(letters: Letter[], error: unknown): void {
    this.around.onFault?.(error);
    const refusal = new Refusal('BUSY', 'this turn failed', undefined, 1_000);
    for (const letter of letters) letter.answer(refusedBy(letter.order.id, refusal));
  }
}

function needsCommit({ commit }: Judged): boolean {
  return commit.receipts.length > 0 || commit.records.length > 0 || commit.ballots.length > 0;
}
