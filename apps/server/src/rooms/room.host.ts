import { Inject, Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { Id, Refusal, type HubStatus, type Reply } from '@openfloor/contract';
import { Room, TABLE, type Actor } from '@openfloor/room';
import type { Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { DoorWatch } from '../operations/door-watch.js';
import { SYSTEM } from '../operations/give.js';
import { Metrics } from '../operations/metrics.js';
import { Rooms, type Request } from '../operations/rooms.js';
import { checked } from '../operations/shape.js';
import { STORE } from '../operations/store.token.js';
import { castIn } from './cast.js';
import { consequences, inheritedConsequences } from './consequences.js';
import { meet } from './elsewhere.js';
import { fingerprint } from './fingerprint.js';
import { roomFrom } from './load.js';
import { FULL, OpenedRoom, type Surroundings } from './opened-room.js';
import { OtherNodes, type OpenRooms } from './other-nodes.js';
import { SocketOutlets } from './socket.outlet.js';
import { realTime } from './schedule.js';
import { StorageWatch } from './storage-watch.js';
import { refusedBy } from './turn.js';

/** A room without seats is dropped after this long. */
const IDLE_MS = 600_000;
const SWEEP_MS = 60_000;
/** About as much as a turn writes, so that a disk that takes it takes turns. */
const TRIED_ON_DISK = { name: 'tried on the disk', value: '.'.repeat(8_192) };

/** Owns the open rooms of this process: loads each once for all who wait, and gives commands to their mailboxes. */
@Injectable()
export class RoomHost extends Rooms implements OpenRooms, OnModuleDestroy {
  private readonly logger = new Logger('rooms');
  private readonly rooms = new Map<string, Promise<OpenedRoom>>();
  private readonly quietSince = new Map<string, number>();
  private readonly storage: StorageWatch;
  private readonly sweep = setInterval(() => this.dropQuiet(), SWEEP_MS);
  private draining = false;

  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly outlets: SocketOutlets,
    private readonly metrics: Metrics,
    private readonly watch: DoorWatch,
    private readonly others: OtherNodes,
  ) {
    super();
    this.sweep.unref();
    const { name, value } = TRIED_ON_DISK;
    this.storage = new StorageWatch(realTime, () => this.store.putFact(name, value));
    this.metrics.hubsFrom(() => this.hubStatuses());
    this.others.attend(this);
  }

  async does(sessionId: string, request: Request, actor: Actor): Promise<Reply> {
    try {
      const args = shapeOf(request);
      if (this.draining) throw new Refusal('DRAINING', 'this server is going down', undefined, 1_000);
      const open =
        request.type === 'session.create' ? await this.openNew(sessionId) : await this.open(sessionId, actor);
      const order = { id: request.id, type: request.type, args, madeAt: request.madeAt };
      const urgent = actor.type !== 'participant' && actor.type !== 'visitor';
      const reply = open.isFull(urgent)
        ? refusedBy(order.id, FULL)
        : await open.does({ order, actor, fingerprint: fingerprint(request.type, request.args), urgent });
      if (request.type === 'session.create') this.rooms.delete(sessionId);
      this.metrics.command(request.type, reply.ok ? 'ok' : reply.code);
      return reply;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      this.metrics.command(TABLE.has(request.type) ? request.type : 'unknown', error.code);
      return refusedBy(typeof request.id === 'string' ? request.id : null, error);
    }
  }

  async open(sessionId: string, actor?: Actor): Promise<OpenedRoom> {
    const open = await this.opened(sessionId);
    await meet(open, actor);
    return open;
  }

  private async opened(sessionId: string): Promise<OpenedRoom> {
    const known = this.rooms.get(sessionId);
    if (known) return known;
    if (!Id.safeParse(sessionId).success) throw new Refusal('NOT_FOUND', 'no such session');
    const loading = this.load(sessionId);
    this.rooms.set(sessionId, loading);
    loading.catch(() => this.rooms.delete(sessionId));
    return loading;
  }

  known(sessionId: string): Promise<OpenedRoom> | undefined {
    return this.rooms.get(sessionId);
  }

  openIds(): string[] {
    return [...this.rooms.keys()];
  }

  /** No command is taken any more; resolves when every room has answered what it had. */
  async drain(): Promise<void> {
    this.draining = true;
    await Promise.all(
      [...this.rooms.values()].map(async (room) => (await room).settled().catch(() => undefined)),
    );
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.sweep);
    this.storage.stop();
    this.others.stop();
    for (const room of this.rooms.values()) await room.then((open) => open.close()).catch(() => undefined);
    this.rooms.clear();
  }

  private async load(sessionId: string): Promise<OpenedRoom> {
    const loaded = await this.store.load(sessionId);
    if (!loaded) throw new Refusal('NOT_FOUND', 'no such session');
    const open = new OpenedRoom(roomFrom(loaded), this.surroundings(sessionId), true);
    this.metrics.roomsOpen(this.rooms.size);
    consequences(open, undefined, (request) => this.bySystem(sessionId, request), this.store);
    return open;
  }

  private async openNew(sessionId: string): Promise<OpenedRoom> {
    const known = this.rooms.get(sessionId);
    if (known) return known;
    if (await this.store.load(sessionId)) return this.open(sessionId);
    const fresh = new Room(sessionId, randomUUID());
    const open = Promise.resolve(new OpenedRoom(fresh, this.surroundings(sessionId), false));
    this.rooms.set(sessionId, open);
    return open;
  }

  private surroundings(sessionId: string): Surroundings {
    return {
      store: this.store,
      schedule: realTime,
      storage: this.storage,
      now: () => Date.now(),
      newId: () => randomUUID(),
      spent: () => performance.now(),
      outlet: (seats) => this.outlets.forRoom(sessionId, seats),
      onTurn: (commands, seconds, storeSeconds) => this.metrics.turn(commands, seconds, storeSeconds),
      onFault: (error) =>
        this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error)),
      onSettled: (open, judged) => {
        this.watch.voted(sessionId, castIn(judged));
        consequences(open, judged, (request) => this.bySystem(sessionId, request), this.store);
      },
      tells: this.others.tellingOf(sessionId),
      onCaughtUp: (open, records) =>
        inheritedConsequences(open, records, (request) => this.bySystem(sessionId, request), this.store),
    };
  }

  private async hubStatuses(): Promise<HubStatus[]> {
    const rooms = await Promise.allSettled(this.rooms.values());
    const open = rooms.flatMap((room) => (room.status === 'fulfilled' ? [room.value] : []));
    return open.flatMap(({ exists, publisher }) =>
      exists ? publisher.presenceFor('public').hubs.map(([, status]) => status) : [],
    );
  }

  private bySystem(sessionId: string, request: Request): void {
    void this.does(sessionId, request, SYSTEM).then((reply) => {
      if (!reply.ok && reply.code !== 'NOT_FOUND')
        this.logger.warn(`${request.type}: ${reply.code} ${reply.message}`);
    });
  }

  private dropQuiet(): void {
    const now = Date.now();
    for (const [id, room] of this.rooms)
      void room.then(
        (open) => {
          if (open.seats.size > 0 || open.waiting > 0) return this.quietSince.delete(id);
          const since = this.quietSince.get(id) ?? now;
          this.quietSince.set(id, since);
          if (now - since < IDLE_MS) return undefined;
          open.close();
          this.rooms.delete(id);
          this.metrics.roomsOpen(this.rooms.size);
          return this.quietSince.delete(id);
        },
        () => undefined,
      );
  }
}

/** The arguments as the command's schema gives them. `UNKNOWN_COMMAND` and `BAD_COMMAND` leave no receipt. */
function shapeOf(request: Request): unknown {
  const rule = TABLE.get(request.type);
  if (!rule) throw new Refusal('UNKNOWN_COMMAND', 'there is no such command');
  if (!Id.safeParse(request.id).success)
    throw new Refusal('BAD_COMMAND', 'the id is not a UUID', { path: ['id'] });
  return checked(rule.schema, request.args);
}
