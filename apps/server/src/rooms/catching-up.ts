import { Tally } from '@openfloor/room';
import type { LoadedRoom } from '@openfloor/store';
import { Following, isTorn, type Stand } from './following.js';
import { adopt, roomFrom } from './load.js';
import { unseated, unseatedBy } from './lost-rights.js';
import type { OpenedRoom, Surroundings } from './opened-room.js';

const REREAD_PAUSE_MS = 250;

/** Takes over what other nodes have committed to a room: what has come since, or all of it. Never beside a turn. */
export class CatchingUp {
  private readonly following = new Following();
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly open: OpenedRoom,
    private readonly around: Surroundings,
  ) {}

  /** Hears where the room stands in the store. */
  hear(stand: Stand): void {
    this.following.hear(stand);
  }

  /** Whether it was told of anything that it does not have, or somebody waits to hear that it has it by now. */
  get isBehind(): boolean {
    return this.waiting.length > 0 || this.following.lacks(this.open.room) !== 'nothing';
  }

  /** Resolves when what it was told of was read, or could not be. */
  async done(): Promise<void> {
    if (this.isBehind) await new Promise<void>((resolve) => this.waiting.push(resolve));
  }

  /** Reads what it was told of. What cannot be had now is read when somebody says again that it is there. */
  async asTold(): Promise<void> {
    const lacks = this.following.lacks(this.open.room);
    const waiting = this.waiting.splice(0);
    this.following.forget();
    try {
      if (lacks === 'all') await this.reread();
      if (lacks === 'some') await this.now();
    } catch (error) {
      this.around.onFault?.(error);
    }
    for (const resolve of waiting) resolve();
  }

  /** Reads what has come since. */
  async now(): Promise<void> {
    const { room, seats, publisher } = this.open;
    const { clock, session } = room;
    const loaded = await this.around.store.changedSince(room.id, clock);
    if (isTorn(room, loaded)) return this.reread();
    const { entries, changes } = adopt(room, loaded);
    const records = entries.map(({ record }) => record);
    publisher.committed({ entries, ballotChanges: loaded.ballots }, changes, clock);
    for (const seat of unseatedBy(seats, room, { records, before: session, now: this.around.now() }))
      seat.close();
    this.around.onCaughtUp?.(this.open, records);
  }

  /** Reads the whole room, however long the store takes to give it. */
  async reread(): Promise<void> {
    const { store, schedule } = this.around;
    for (;;) {
      const loaded = await store.load(this.open.room.id).catch(() => undefined);
      if (loaded) return this.renew(loaded);
      await new Promise<void>((resolve) => schedule.after(REREAD_PAUSE_MS, resolve));
    }
  }

  /** Whoever sits in a room with another past starts anew; in the same one, whoever has lost a right meanwhile. */
  private renew(loaded: LoadedRoom): void {
    const { open, around } = this;
    const isAnother = loaded.history !== open.room.history;
    open.room = roomFrom(loaded);
    open.tally = new Tally(open.room);
    open.publisher.reread();
    for (const seat of isAnother ? open.seats.all : unseated(open.seats, open.room, around.now()))
      seat.close();
    around.tells?.moved(open.room.clock);
    around.onCaughtUp?.(open, [...open.room.list('session'), ...open.room.list('notice')]);
  }
}
