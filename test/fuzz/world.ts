import type { Channel, Reply, Welcome } from '@openfloor/contract';
import { LiveRoom, memoryOutboxStore, Outbox } from '@openfloor/client';
import { Room, SYSTEM_ID, type Actor } from '@openfloor/room';
import { openStoreHere, type Store } from '@openfloor/store';
import { fingerprint } from '../../apps/server/src/rooms/fingerprint.js';
import { roomFrom } from '../../apps/server/src/rooms/load.js';
import { OpenedRoom, type Surroundings } from '../../apps/server/src/rooms/opened-room.js';
import { TABLE } from '@openfloor/room';
import { manualClock, type ManualClock } from '../../libs/client/src/testing/clock.js';
import { Chronicle } from './chronicle.js';
import { Life } from './life.js';
import { Wire } from './wire.js';

/** Seats that poll, and so are slow: they get whole tables, rarely. */
const WEAK = ['hub 1', 'participant 6', 'watcher 2', 'panellist 4'];

/** One seat of the fuzz: who it is, the wire it hangs on, and the room as its client holds it. */
export interface Player {
  name: string;
  actor: Actor | undefined;
  wire: Wire;
  live: LiveRoom;
}

/** A whole world in one process: a store, one room of it that can be restarted, and the seats; driven by one seed. */
export class World {
  readonly players: Player[] = [];
  /** Errors that no rule meant; there must be none. */
  readonly faults: unknown[] = [];
  /** How often each command was accepted. */
  readonly accepted = new Map<string, number>();
  /** Changes what goes over the wires, to show that the comparison would notice. */
  spoil: <T>(frame: T) => T = (frame) => frame;
  /** What each channel showed at each rev. */
  readonly chronicle = new Chronicle();
  /** Every question that a reply said is there. */
  readonly promised = new Set<string>();
  /** Whether those who join have an outbox, which keeps what they do until it has a reply, as pages have. */
  keeps = false;
  open!: OpenedRoom;
  private life: Life | undefined;
  private ids = 0;

  private constructor(
    readonly clock: ManualClock,
    readonly store: Store,
    readonly sessionId: string,
  ) {}

  static async make(seed: number, store: Store): Promise<World> {
    const clock = manualClock(seed);
    const world = new World(clock, store, uuidFrom(clock));
    world.open = new OpenedRoom(new Room(world.sessionId, uuidFrom(clock)), world.surroundings(), false);
    const meetingId = uuidFrom(clock);
    const place = {
      city: '',
      country: null,
      timeZone: 'UTC',
      overarchingTheme: '',
      ownerIds: [],
      createdAt: 0,
    };
    await store.putMeeting({ id: meetingId, name: 'Fuzz', slug: `fuzz-${meetingId}`, ...place });
    await world.bySystem('session.create', {
      sessionId: world.sessionId,
      meetingId,
      meeting: { name: 'Fuzz', city: '', country: null },
      slug: `fuzz-${world.sessionId}`,
      code: 'ABCDEF',
      title: 'Fuzz',
      timeZone: 'UTC',
      ownerIds: [],
      preset: 'panel',
      phase: 'lobby',
    });
    await world.restart();
    return world;
  }

  newId = (): string => {
    this.ids += 1;
    return uuidFrom(this.clock);
  };

  /** A command as a door would hand it in. */
  async does(type: string, args: unknown, actor: Actor, id = this.newId(), madeAt?: number): Promise<Reply> {
    const parsed = TABLE.get(type)?.schema.safeParse(args);
    if (!parsed?.success) return { ok: false, id, code: 'BAD_COMMAND', message: 'shape' };
    const urgent = actor.type !== 'participant';
    const order = { id, type, args: parsed.data, madeAt };
    const reply = await this.open.does({ order, actor, fingerprint: fingerprint(type, args), urgent });
    if (reply.ok) this.accepted.set(type, (this.accepted.get(type) ?? 0) + 1);
    if (reply.ok && type === 'question.submit') this.promised.add(String(reply.result?.['questionId']));
    return reply;
  }

  async bySystem(type: string, args: unknown): Promise<Reply> {
    const reply = await this.does(type, args, { type: 'system', id: SYSTEM_ID });
    if (!reply.ok) throw this.faults[0] ?? new Error(`${type}: ${reply.code} ${reply.message}`);
    return reply;
  }

  /** Everybody is cut off and the room is read from the store, as after a crash of the process. */
  async restart(): Promise<void> {
    await this.open.settled();
    for (const { wire } of this.players) wire.cut();
    this.open.publisher.stop();
    await this.load();
  }

  /**
   * The process dies in the middle of whatever it was doing: what had not reached the store is gone, what had is there
   * without anybody having been told.
   */
  async kill(): Promise<void> {
    this.life?.end();
    for (const { wire } of this.players) wire.cut();
    this.open.publisher.stop();
    await this.life?.isOver();
    await this.load();
  }

  private async load(): Promise<void> {
    const loaded = await this.store.load(this.sessionId);
    if (!loaded) throw new Error('the room is gone');
    this.open = new OpenedRoom(roomFrom(loaded), this.surroundings(), true);
    this.chronicle.note(this.open);
  }

  join(name: string, actor: Actor | undefined, as?: Channel): Player {
    const wire = new Wire(this, actor, WEAK.includes(name));
    const live = new LiveRoom({
      transport: wire,
      session: this.sessionId,
      clock: this.clock,
      ...(as ? { as } : {}),
      ...(this.keeps && actor ? { outbox: this.outbox() } : {}),
    });
    const player = { name, actor, wire, live };
    this.players.push(player);
    return player;
  }

  /** What this seat would be told now if it came for the first time. */
  fresh(player: Player): Welcome & { all: Welcome['put'] } {
    const standing = this.open.standing(player.actor);
    const channel = player.wire.channel(standing);
    const { welcome, more } = this.open.welcome(standing, channel, undefined, undefined, player.actor);
    return { ...welcome, all: [...welcome.put, ...more.flatMap(({ put }) => put)] };
  }

  private outbox(): Outbox {
    const owners = { claim: () => () => undefined, isOpen: async () => true, isSure: true };
    return new Outbox({ store: memoryOutboxStore(), clock: this.clock, id: this.newId, owners });
  }

  private surroundings(): Surroundings {
    this.life = new Life(this.store);
    return {
      store: this.life.store,
      onSettled: (open) => this.chronicle.note(open),
      schedule: this.clock,
      now: () => this.clock.now(),
      newId: this.newId,
      onFault: (error) => this.faults.push(error),
    };
  }
}

/** A UUID of version 4 from the world's own chance. */
export function uuidFrom(clock: ManualClock): string {
  const hex = Array.from({ length: 32 }, () => Math.floor(clock.random() * 16).toString(16)).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20)}`;
}

export async function openFuzzStore(): Promise<Store> {
  return openStoreHere({ dataDir: ':memory:' });
}
