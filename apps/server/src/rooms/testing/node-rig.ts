import type { Role, ServerEvents } from '@openfloor/contract';
import { Room, SYSTEM_ID, TABLE, type Actor } from '@openfloor/room';
import { openStoreHere, type Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { Config } from '../../config/config.js';
import { LinkedNodes, type LinkedNode } from '../../nodes/testing/linked-nodes.js';
import { Drain } from '../../operations/drain.js';
import type { Request } from '../../operations/rooms.js';
import { inheritedConsequences } from '../consequences.js';
import { fingerprint } from '../fingerprint.js';
import { roomFrom } from '../load.js';
import { OpenedRoom } from '../opened-room.js';
import { OtherNodes, type OpenRooms } from '../other-nodes.js';
import { groupOf } from '../seat.js';
import { firstSession } from './first-session.js';
import { ManualTime, testSeat, type TestSeat } from './rig.js';

export const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

/** A database with one session, and nodes over it that are linked in this process. Their time is the test's. */
export class NodeRig {
  readonly link = new LinkedNodes();
  readonly time = new ManualTime(Date.now());
  readonly sessionId = randomUUID();
  readonly nodes: RigNode[] = [];

  private constructor(readonly store: Store) {}

  static async open(): Promise<NodeRig> {
    const rig = new NodeRig(await openStoreHere({ dataDir: ':memory:' }));
    const first = new RigNode(rig, new Room(rig.sessionId, 'first'), false);
    await first.must('session.create', await firstSession(rig.store, rig.sessionId));
    await first.must('session.phase', { phase: 'open' });
    await first.leave();
    return rig;
  }

  /** One more node that has the room open. */
  async node(): Promise<RigNode> {
    const loaded = await this.store.load(this.sessionId);
    if (!loaded) throw new Error('the session is there');
    const node = new RigNode(this, roomFrom(loaded), true);
    this.nodes.push(node);
    return node;
  }

  async close(): Promise<void> {
    for (const node of this.nodes) await node.leave();
    await this.store.close();
  }
}

export type Invited = Extract<Actor, { type: 'invited' }>;

/** A seat that remembers whether it was closed. */
export interface RigSeat extends TestSeat {
  isClosed: boolean;
}

/** One node with the room, as the host of a process has it. */
export class RigNode implements OpenRooms {
  readonly node: LinkedNode;
  readonly drain = new Drain();
  readonly faults: unknown[] = [];
  /** What the store was asked for, in order. */
  readonly asked: string[] = [];
  /** The calls of the store; a test may put others in their place. */
  readonly store: Store;
  readonly open: OpenedRoom;
  private readonly others: OtherNodes;

  constructor(
    readonly rig: NodeRig,
    room: Room,
    stored: boolean,
  ) {
    this.node = rig.link.join();
    this.store = { ...rig.store };
    const config = Object.assign(new Config(), { databaseUrl: 'postgres://shared/openfloor' });
    const store = this.watched();
    this.others = new OtherNodes(this.node, store, config, this.drain);
    this.open = new OpenedRoom(
      room,
      {
        store,
        schedule: rig.time,
        now: rig.time.now,
        newId: () => randomUUID(),
        onFault: (error) => this.faults.push(error),
        tells: this.others.tellingOf(rig.sessionId),
        onCaughtUp: (open, records) =>
          inheritedConsequences(open, records, (request) => void this.gives(request), store, rig.time),
      },
      stored,
    );
    this.others.attend(this, rig.time);
  }

  known(sessionId: string): Promise<OpenedRoom> | undefined {
    return sessionId === this.rig.sessionId ? Promise.resolve(this.open) : undefined;
  }

  openIds(): string[] {
    return [this.rig.sessionId];
  }

  does(type: string, args: unknown, actor = SYSTEM, id: string = randomUUID()) {
    const order = { id, type, args: TABLE.get(type)?.schema.parse(args) };
    const urgent = actor.type !== 'participant';
    return this.open.does({ order, actor, fingerprint: fingerprint(type, args), urgent });
  }

  /** Gives a command that has to be accepted, and returns its result. */
  async must(type: string, args: unknown, actor = SYSTEM): Promise<Record<string, unknown>> {
    const reply = await this.does(type, args, actor);
    if (!reply.ok) throw new Error(`${type} was refused: ${reply.code} ${reply.message}`);
    return reply.result ?? {};
  }

  /** Somebody of the audience joins. */
  async join(): Promise<Actor> {
    const id = randomUUID();
    await this.must('seat.join', { joinKey: id.replaceAll('-', '') }, { type: 'visitor', id });
    return { type: 'participant', id };
  }

  /** Somebody opens a link with this role. */
  async invite(role: Role, told: Record<string, unknown> = {}): Promise<Invited> {
    const [invitationId, deviceId] = [randomUUID(), randomUUID()];
    const tokenHash = invitationId.replaceAll('-', '').repeat(2);
    const hub = role === 'hub' ? await this.must('hub.put', { name: 'Nairobi', city: 'Nairobi' }) : {};
    await this.must('invitation.make', { invitationId, role, tokenHash, ...told, ...hub });
    const accepted = { invitationId, tokenHash, deviceId, device: 'laptop' };
    const seat = await this.must('invitation.accept', accepted);
    const id = String(seat['hubId'] ?? seat['personId'] ?? invitationId);
    return { type: 'invited', id, invitationId, deviceId };
  }

  /** Sits somebody down at this node, welcomed to the room as it stands. */
  sit(actor: Actor): RigSeat {
    const standing = this.open.standing(actor);
    const plain = testSeat(this.rig.time, actor.id, { role: standing.role, channel: standing.channel });
    const seat: RigSeat = Object.assign(plain, { actor, standing, isClosed: false });
    seat.close = () => {
      seat.isClosed = true;
      this.open.publisher.leave(seat);
    };
    this.open.publisher.welcome(seat, this.open.welcome(standing, seat.channel, undefined, undefined, actor));
    this.open.publisher.enter(seat, groupOf(seat));
    return seat;
  }

  async leave(): Promise<void> {
    this.others.stop();
    this.node.close();
    await this.open.settled();
    this.open.close();
  }

  private gives({ id, type, args }: Request) {
    return this.does(type, args, SYSTEM, id);
  }

  private watched(): Store {
    const watched = ['commit', 'hold', 'release', 'changedSince', 'load', 'clocksOf'] as const;
    const calls = watched.map((name) => [
      name,
      (...args: unknown[]) => {
        this.asked.push(name);
        return (this.store[name] as (...given: unknown[]) => unknown)(...args);
      },
    ]);
    return { ...this.rig.store, ...Object.fromEntries(calls) } as Store;
  }
}

/** What a seat was sent of this, in order. */
export function framesOf<E extends keyof ServerEvents>(
  { frames }: TestSeat,
  event: E,
): Parameters<ServerEvents[E]>[0][] {
  return frames.flatMap((one) => (one.event === event ? [one.frame as Parameters<ServerEvents[E]>[0]] : []));
}
