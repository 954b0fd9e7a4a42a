import { OnGatewayConnection, OnGatewayInit, WebSocketGateway } from '@nestjs/websockets';
import { Refusal, type Handshake, type Since } from '@openfloor/contract';
import type { Namespace } from 'socket.io';
import { Drain } from '../operations/drain.js';
import { Endings, type Ending } from '../operations/endings.js';
import { Metrics } from '../operations/metrics.js';
import { Crowd } from './crowd.js';
import { Doorstep } from './doorstep.js';
import { isAhead, reach } from './elsewhere.js';
import { Hearing, type RoomSocket } from './hearing.js';
import { RoomHost } from './room.host.js';
import { groupOf, type Seat } from './seat.js';
import { Seatings, type Seating } from './seatings.service.js';
import { seatOf } from './socket-seat.js';
import { SocketOutlets } from './socket.outlet.js';
import { refusedBy } from './turn.js';

/** Those who work here come back within this: they are few and have somebody waiting for them. */
const STAFF_SPREAD_MS = 1_000;
/** A hall does so within this, and within 5 ms for each where it is a large one: no more than 500 a second, with those who were too early. */
const HALL_SPREAD = { leastMs: 8_000, eachMs: 5, mostMs: 25_000 };

/** The socket door: knows who is calling, shows the room, hands commands on. */
@WebSocketGateway({ namespace: '/rooms' })
export class RoomsGateway implements OnGatewayInit<Namespace>, OnGatewayConnection<RoomSocket> {
  private namespace: Namespace | undefined;

  constructor(
    private readonly host: RoomHost,
    private readonly outlets: SocketOutlets,
    private readonly doorstep: Doorstep,
    private readonly seatings: Seatings,
    private readonly crowd: Crowd,
    private readonly hearing: Hearing,
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
      if (!this.doorstep.names(socket.conn)) {
        socket.conn.close(true);
        return next(new Error('one connection is one seat'));
      }
      this.seatings.of(socket.request, socket.handshake.auth).then(
        (seating) => {
          socket.data.seating = seating;
          if (seating.standing.role !== 'participant') this.doorstep.hearsAlways(socket.conn);
          next();
        },
        (error: unknown) => {
          next(refusalError(error));
          setImmediate(() => socket.conn.close());
        },
      );
    });
  }

  handleConnection(socket: RoomSocket): void {
    const { seating } = socket.data;
    if (!seating) return void socket.disconnect(true);
    if (!this.hearing.attempt(() => this.seat(socket, seating))) socket.disconnect(true);
  }

  private seat(socket: RoomSocket, seating: Seating): void {
    const { open, actor, standing, channel, address, handshake } = seating;
    const seat = seatOf(socket, seating);
    this.outlets.answers(socket, seat);
    socket.once('disconnect', this.crowd.enter(socket, { actor, role: standing.role, address }));
    this.greet(seat, seating, handshake.since);
    open.publisher.enter(seat, groupOf({ channel, standing }));
    this.metrics.seat(channel, 1);
    this.hearing.listen(socket, seat, seating, (since) => this.greetAgain(socket, seat, since));
    socket.once('disconnect', () => {
      open.publisher.leave(seat);
      this.metrics.seat(channel, -1);
    });
  }

  /** Everybody is told to come back, each at another moment; what was taken is answered, and no more is. */
  private async drain(): Promise<void> {
    const sockets = [...(this.namespace?.sockets.values() ?? [])];
    const { leastMs, eachMs, mostMs } = HALL_SPREAD;
    const hallMs = Math.max(leastMs, Math.min(mostMs, sockets.length * eachMs));
    for (const socket of sockets) {
      const { seating } = (socket as unknown as RoomSocket).data;
      const spreadMs = seating?.channel === 'staff' ? STAFF_SPREAD_MS : hallMs;
      socket.emit('draining', { reconnectInMs: Math.floor(Math.random() * spreadMs) });
    }
    await this.host.drain();
    await new Promise((answered) => setImmediate(answered));
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

  /** At once, but for a seat that has seen more on another node than this one has. */
  private greetAgain(socket: RoomSocket, seat: Seat, since: Since): void {
    const { seating } = socket.data;
    if (!seating) return;
    const { open, channel } = seating;
    if (!isAhead(open, channel, since)) return this.greet(seat, seating, since);
    void reach(open, channel, since).then(() => {
      if (socket.connected) this.hearing.attempt(() => this.greet(seat, seating, since));
    });
  }

  private greet(seat: Seat, { open, actor, standing, channel }: Seating, since: Handshake['since']): void {
    open.publisher.welcome(seat, open.welcome(standing, channel, since, undefined, actor));
    open.publisher.greeted(groupOf({ channel, standing }));
  }
}

/** Socket.io brings `data` of the error to the client's `connect_error`. */
function refusalError(error: unknown): Error & { data?: unknown } {
  const refusal =
    error instanceof Refusal ? error : new Refusal('STORAGE_UNAVAILABLE', 'the room could not be opened');
  return Object.assign(new Error(refusal.code), { data: refusedBy(null, refusal) });
}
