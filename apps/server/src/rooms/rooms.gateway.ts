import { Logger } from '@nestjs/common';
import { OnGatewayConnection, OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import {
  Command,
  Editing,
  Handshake,
  isCommandType,
  PROTO,
  Refusal,
  Resume,
  type Channel,
  type ClientEvents,
  type Refused,
  type Reply,
  type ServerEvents,
} from '@openfloor/contract';
import type { Actor, Standing } from '@openfloor/room';
import type { Namespace, Socket } from 'socket.io';
import { actorIn, Callers, type Caller } from '../operations/caller.js';
import { Drain } from '../operations/drain.js';
import { Endings, type Ending } from '../operations/endings.js';
import { Limits } from '../operations/limits.js';
import { Metrics } from '../operations/metrics.js';
import { SessionFinder } from '../operations/session-finder.js';
import { admits } from './admission.js';
import type { OpenedRoom } from './opened-room.js';
import { RoomHost } from './room.host.js';
import { groupOf, type Seat } from './seat.js';
import { seatOf } from './socket-seat.js';
import { SocketOutlets } from './socket.outlet.js';
import { refusedBy } from './turn.js';
import { grantedChannel } from './welcome.js';

interface Seating {
  caller: Caller;
  open: OpenedRoom;
  actor: Actor | undefined;
  standing: Standing;
  channel: Channel;
  handshake: Handshake;
}

type RoomSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { seating?: Seating }>;

/** A client pings so often as soon as it has a welcome. */
const WELCOME_PINGS = 5;
const DRAIN_SPREAD_MS = 8_000;

/** The socket door: knows who is calling, shows the room, hands commands on. */
@WebSocketGateway({ namespace: '/rooms' })
export class RoomsGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<RoomSocket> {
  private readonly logger = new Logger('gateway');
  private namespace: Namespace | undefined;

  constructor(
    private readonly host: RoomHost,
    private readonly outlets: SocketOutlets,
    private readonly finder: SessionFinder,
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly metrics: Metrics,
    drain: Drain,
    endings: Endings,
  ) {
    drain.onDrain(() => this.drain());
    endings.listen((ending) => this.ended(ending));
  }

  afterInit(namespace: Namespace): void {
    this.namespace = namespace;
    this.outlets.use(namespace);
    namespace.use((raw, next) => {
      const socket = raw as unknown as RoomSocket;
      this.seating(socket).then(
        (seating) => {
          socket.data.seating = seating;
          next();
        },
        (error: unknown) => next(refusalError(error)),
      );
    });
  }

  handleConnection(socket: RoomSocket): void {
    const { seating } = socket.data;
    if (!seating) return void socket.disconnect(true);
    const { open, standing, channel, handshake } = seating;
    const seat = seatOf(socket, seating);
    this.greet(seat, seating, handshake.since);
    open.publisher.enter(seat, groupOf({ channel, standing }));
    this.metrics.seat(channel, 1);
    this.listen(socket, seat, seating);
    socket.once('disconnect', () => {
      open.publisher.leave(seat);
      this.metrics.seat(channel, -1);
    });
  }

  private listen(socket: RoomSocket, seat: Seat, seating: Seating): void {
    const { open, actor, standing } = seating;
    socket.on('error', () => undefined);
    socket.on('command', (body: unknown, acknowledge?: unknown) => {
      void this.command(open, actor, standing, body).then((reply) => {
        if (typeof acknowledge === 'function') (acknowledge as (reply: Reply) => void)(reply);
      });
    });
    socket.on('resume', (since: unknown) => {
      const parsed = Resume.safeParse(since);
      if (parsed.success) this.greet(seat, seating, parsed.data);
    });
    socket.on('editing', (said: unknown) => {
      const parsed = Editing.safeParse(said);
      if (parsed.success) open.publisher.edits(seat, parsed.data.about);
    });
    socket.on('link', (said: unknown) => open.publisher.hubs.reported(seat, said));
    socket.on('time', (answer: unknown) => {
      if (typeof answer !== 'function') return;
      (answer as (now: number) => void)(Date.now());
      open.publisher.pinged(seat);
    });
    socket.onAny((event: string) => {
      if (event !== 'command' && event !== 'resume' && this.limits.takeCommand(socket.id, 'participant') > 0)
        socket.disconnect(true);
    });
  }

  /** Everybody is told to come back, each at another moment, and commands are refused from now on. */
  private async drain(): Promise<void> {
    for (const socket of this.namespace?.sockets.values() ?? [])
      socket.emit('draining', { reconnectInMs: Math.floor(Math.random() * DRAIN_SPREAD_MS) });
    await this.host.drain();
    this.namespace?.disconnectSockets(true);
  }

  /** A login has ended: what was opened with it is closed. */
  private ended({ accountId, loginId, exceptId }: Ending): void {
    for (const socket of this.namespace?.sockets.values() ?? []) {
      const caller = (socket as unknown as RoomSocket).data.seating?.caller;
      if (caller?.kind !== 'account' || caller.account.id !== accountId) continue;
      const isMeant = loginId ? caller.loginId === loginId : caller.loginId !== exceptId;
      if (isMeant) socket.disconnect(true);
    }
  }

  private async seating(socket: RoomSocket): Promise<Seating> {
    const parsed = Handshake.safeParse(socket.handshake.auth);
    if (!parsed.success) throw new Refusal('BAD_COMMAND', 'the handshake has another shape');
    const handshake = parsed.data;
    if (handshake.proto !== PROTO)
      throw new Refusal('UPGRADE', `this server speaks proto ${PROTO}`, { proto: PROTO });
    const caller = await this.caller(socket, handshake);
    const { sessionId, by } = await this.finder.find(handshake.session, socket.handshake.address);
    const open = await this.host.open(sessionId);
    const actor = actorIn(caller, sessionId);
    if (handshake.seat !== undefined && !actor)
      throw new Refusal('NOT_ALLOWED', 'this seat is of another session');
    const standing = open.standing(actor);
    admits(open.room.session, actor, by === 'code');
    return { open, actor, standing, handshake, caller, channel: grantedChannel(handshake.as, standing) };
  }

  /** The seat token always wins over the account's cookie. */
  private async caller(socket: RoomSocket, { seat, as }: Handshake): Promise<Caller> {
    if (seat === undefined)
      return as && as !== 'public' ? this.callers.ofCookie(socket.request) : { kind: 'nobody' };
    const caller = this.callers.ofSeat(seat);
    if (caller.kind === 'nobody') throw new Refusal('NOT_ALLOWED', 'this seat is not known');
    return caller;
  }

  private greet(seat: Seat, { open, actor, standing, channel }: Seating, since: Handshake['since']): void {
    const { welcome, more } = open.welcome(standing, channel, since, undefined, actor);
    seat.emit('welcome', welcome);
    seat.line.roundTrip.sent(WELCOME_PINGS);
    for (const page of more) seat.emit('more', { rev: welcome.rev, ...page });
    open.publisher.greeted(groupOf({ channel, standing }));
  }

  private async command(
    open: OpenedRoom,
    actor: Actor | undefined,
    standing: Standing,
    body: unknown,
  ): Promise<Reply> {
    const parsed = Command.safeParse(body);
    if (!parsed.success) return badCommand(body);
    const { id, type, args, madeAt } = parsed.data;
    try {
      const wait = this.limits.takeCommand(actor?.id ?? open.room.id, standing.role);
      if (wait > 0) throw new Refusal('RATE_LIMITED', 'too many commands', undefined, wait);
      if (!isCommandType(type)) throw new Refusal('UNKNOWN_COMMAND', 'there is no such command');
      if (!actor) throw new Refusal('NOT_ALLOWED', 'this connection has no seat');
      return await this.host.does(open.room.id, { id, type, args, madeAt }, actor);
    } catch (error) {
      if (error instanceof Refusal) return refusedBy(id, error);
      this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      return refusedBy(id, new Refusal('BUSY', 'this command could not be judged', undefined, 1_000));
    }
  }
}

function badCommand(body: unknown): Refused {
  const id =
    typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string'
      ? body.id.slice(0, 64)
      : null;
  return refusedBy(id, new Refusal('BAD_COMMAND', 'the command has another shape'));
}

/** Socket.io brings `data` of the error to the client's `connect_error`. */
function refusalError(error: unknown): Error & { data?: unknown } {
  const refusal =
    error instanceof Refusal ? error : new Refusal('STORAGE_UNAVAILABLE', 'the room could not be opened');
  return Object.assign(new Error(refusal.code), { data: refusedBy(null, refusal) });
}
