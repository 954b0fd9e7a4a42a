import {
  Handshake,
  PROTO,
  Refusal,
  Resume,
  type ClientEvents,
  type Refused,
  type ServerEvents,
  type Since,
} from '@openfloor/contract';
import type { Server as HttpServer } from 'node:http';
import { Server, type Namespace, type Socket } from 'socket.io';
import { serverNow, welcomeFrom } from '../mirror/welcome.js';
import { Buckets } from '../phones/buckets.js';
import { refusedBy } from '../phones/ledger.js';
import type { Phone } from '../phones/phone.js';
import { admits, sessionNamed } from './admission.js';
import type { House } from './house.js';
import { originAllowed } from './network.js';

const FRAME_BYTES = 65_536;
const PING_MS = 10_000;
const PONG_MS = 15_000;
const CONNECT_MS = 10_000;
/** Sockets of one relay; a hub's network carries a thousand phones. */
const MOST_SOCKETS = 3_000;
/** Packets that a phone may leave unread before it is closed: it comes back and is brought up to date in one go. */
const MOST_UNREAD = 2_000;
/** Words other than commands that a socket may say in a second. */
const PER_SECOND = 10;
const DRAIN_SPREAD_MS = 4_000;

interface Seating {
  phone: Phone | undefined;
  since: Since | undefined;
}
type RoomsNamespace = Namespace<ClientEvents, ServerEvents, Record<string, never>, { seating?: Seating }>;
type PhoneSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { seating?: Seating }>;

/** The socket door: the same words as the server's own, to the phones of this network. */
export class SocketDoor {
  private readonly io: Server;
  private readonly namespace: RoomsNamespace;
  private readonly seats = new Map<string, Set<PhoneSocket>>();
  private readonly limits = new Buckets(PER_SECOND);

  /** `changed` is called when phones come and go. */
  constructor(
    server: HttpServer,
    private readonly house: House,
    private readonly changed: () => void,
  ) {
    this.io = new Server(server, {
      path: '/socket.io',
      serveClient: false,
      allowEIO3: false,
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: true,
      maxHttpBufferSize: FRAME_BYTES,
      pingInterval: PING_MS,
      pingTimeout: PONG_MS,
      connectTimeout: CONNECT_MS,
      allowRequest: (request, answer) => answer(null, originAllowed(request)),
    });
    this.namespace = this.io.of('/rooms') as unknown as RoomsNamespace;
    this.namespace.use((socket, next) => {
      try {
        socket.data.seating = this.seating(socket);
        next();
      } catch (error) {
        next(refusalError(error));
      }
    });
    this.namespace.on('connection', (socket) => this.connected(socket));
  }

  /** Different phones that are here. */
  get phones(): number {
    return this.seats.size;
  }

  /** Says something to everybody. */
  broadcast<E extends keyof ServerEvents>(event: E, frame: Parameters<ServerEvents[E]>[0]): void {
    (this.namespace.emit as (event: string, frame: unknown) => void).call(this.namespace, event, frame);
  }

  /** The room has another history: everybody is greeted anew. */
  greetAll(): void {
    for (const socket of this.namespace.sockets.values()) this.greet(socket, undefined);
  }

  /** Tells these phones what is theirs, by their opaque names; all of them where none are named. */
  tellMine(authors: Iterable<string> = [...this.seats.keys()]): void {
    for (const author of authors)
      for (const socket of this.seats.get(author) ?? [])
        socket.emit('mine', this.house.corners.mine(socket.data.seating?.phone));
  }

  async close(): Promise<void> {
    for (const socket of this.namespace.sockets.values())
      socket.emit('draining', { reconnectInMs: Math.floor(Math.random() * DRAIN_SPREAD_MS) });
    await this.io.close();
  }

  private seating(socket: PhoneSocket): Seating {
    const parsed = Handshake.safeParse(socket.handshake.auth);
    if (!parsed.success) throw new Refusal('BAD_COMMAND', 'the handshake has another shape');
    const { proto, session: named, seat, since } = parsed.data;
    if (proto !== PROTO) throw new Refusal('UPGRADE', `this relay speaks proto ${PROTO}`, { proto: PROTO });
    if (this.namespace.sockets.size >= MOST_SOCKETS)
      throw new Refusal('BUSY', 'too many phones for one relay', undefined, 10_000);
    const { session, by } = sessionNamed(this.house.mirror, named);
    const phone = seat === undefined ? undefined : this.house.roster.bySeat(seat);
    if (seat !== undefined && !phone) throw new Refusal('NOT_ALLOWED', 'this seat is not known');
    admits(session, phone !== undefined, by);
    return { phone, since };
  }

  private connected(socket: PhoneSocket): void {
    const { seating } = socket.data;
    if (!seating) return void socket.disconnect(true);
    const { phone, since } = seating;
    boundUnread(socket);
    this.greet(socket, since);
    if (phone) this.sit(socket, phone);
    socket.on('error', () => undefined);
    socket.on('command', (body: unknown, acknowledge?: unknown) => {
      void this.command(phone, body).then((reply) => {
        if (typeof acknowledge === 'function') (acknowledge as (reply: unknown) => void)(reply);
      });
    });
    socket.on('resume', (asked: unknown) => {
      const parsed = Resume.safeParse(asked);
      if (parsed.success) this.greet(socket, parsed.data);
    });
    socket.on('time', (answer: unknown) => {
      if (typeof answer === 'function') (answer as (now: number) => void)(serverNow(this.house.mirror));
    });
    socket.onAny((event: string) => {
      if (event !== 'command' && this.limits.take(socket.id) > 0) socket.disconnect(true);
    });
  }

  private sit(socket: PhoneSocket, { author }: Phone): void {
    const own = this.seats.get(author) ?? new Set();
    this.seats.set(author, own.add(socket));
    this.changed();
    socket.once('disconnect', () => {
      own.delete(socket);
      if (own.size === 0 && this.seats.get(author) === own) this.seats.delete(author);
      this.changed();
    });
  }

  private greet(socket: PhoneSocket, since: Since | undefined): void {
    const { mirror, corners } = this.house;
    const phone = socket.data.seating?.phone;
    const { welcome, more } = welcomeFrom(mirror, {
      you: corners.you(phone),
      mine: corners.mine(phone),
      since,
    });
    socket.emit('welcome', welcome);
    for (const page of more) socket.emit('more', page);
  }

  private async command(phone: Phone | undefined, body: unknown): Promise<unknown> {
    if (!phone) return refusedBy(null, new Refusal('NOT_ALLOWED', 'this connection has no seat'));
    try {
      return await this.house.reception.give(phone, body);
    } catch {
      return refusedBy(null, new Refusal('BUSY', 'this command could not be judged', undefined, 1_000));
    }
  }
}

/** Counts what waits for a slow reader, and closes it before it costs the others memory. */
function boundUnread(socket: PhoneSocket): void {
  let unread = 0;
  socket.conn.on('drain', () => {
    unread = 0;
  });
  socket.conn.on('packetCreate', () => {
    unread += 1;
    if (unread > MOST_UNREAD) socket.conn.close(true);
  });
}

/** Socket.io brings `data` of the error to the client's `connect_error`. */
function refusalError(error: unknown): Error & { data: Refused } {
  const refusal = error instanceof Refusal ? error : new Refusal('STORAGE_UNAVAILABLE', 'not now');
  return Object.assign(new Error(refusal.code), { data: refusedBy(null, refusal) });
}
