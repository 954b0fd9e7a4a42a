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
import { Buckets, isFromSameHost, Threshold } from '@openfloor/pages';
import type { Server as HttpServer } from 'node:http';
import { Server, type Namespace, type Socket } from 'socket.io';
import { serverNow, welcomeFrom } from '../mirror/welcome.js';
import { refusedBy } from '../phones/ledger.js';
import type { Phone } from '../phones/phone.js';
import { admits, sessionNamed } from './admission.js';
import { Crowd } from './crowd.js';
import type { House } from './house.js';
import { USUAL_LIMITS, type DoorLimits } from './limits.js';

const FRAME_BYTES = 65_536;
const PING_MS = 10_000;
const PONG_MS = 15_000;
const CONNECT_MS = 10_000;
/** Packets that a phone may leave unread before it is closed: it comes back and is brought up to date in one go. */
const MOST_UNREAD = 2_000;
/** Packets of any kind that one connection may send in a second, for each word that its phone may say. */
const PACKETS = 10;
const DRAIN_SPREAD_MS = 4_000;

interface Seating {
  phone: Phone | undefined;
  since: Since | undefined;
}
type RoomsNamespace = Namespace<ClientEvents, ServerEvents, Record<string, never>, { seating?: Seating }>;
type PhoneSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { seating?: Seating }>;

/** Who is told what happens at the door. */
export interface SocketsTold {
  /** Phones came or went. */
  changed: () => void;
  /** Something happened that never should. */
  failed: (error: unknown) => void;
}

/** The socket door: the same words as the server's own, to the phones of this network. */
export class SocketDoor {
  private readonly io: Server;
  private readonly namespace: RoomsNamespace;
  private readonly seats = new Map<string, Set<PhoneSocket>>();
  private readonly threshold: Threshold;
  private readonly crowd: Crowd;
  private readonly words = new Buckets();
  private readonly welcomes = new Buckets();

  constructor(
    server: HttpServer,
    private readonly house: House,
    private readonly told: SocketsTold,
    private readonly limits: DoorLimits = USUAL_LIMITS,
  ) {
    this.crowd = new Crowd(limits);
    this.threshold = new Threshold({
      addressOf: ({ socket }) => socket.remoteAddress,
      originAllowed: isFromSameHost,
      namelessPerAddress: limits.namelessPerAddress,
      packetsPerSecond: limits.wordsPerSecond * PACKETS,
    });
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
    });
    this.threshold.guard(this.io);
    this.namespace = this.io.of('/rooms') as unknown as RoomsNamespace;
    this.namespace.use((socket, next) => this.judged(socket, next));
    this.namespace.on('connection', (socket) => {
      if (!this.attempt(() => this.connected(socket))) socket.disconnect(true);
    });
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

  private judged(socket: PhoneSocket, next: (error?: Error) => void): void {
    if (!this.threshold.names(socket.conn)) {
      socket.conn.close(true);
      return next(new Error('one connection is one seat'));
    }
    try {
      socket.data.seating = this.seating(socket);
      next();
    } catch (error) {
      if (!(error instanceof Refusal)) this.told.failed(error);
      next(refusalError(error));
      setImmediate(() => socket.conn.close());
    }
  }

  private seating(socket: PhoneSocket): Seating {
    const parsed = Handshake.safeParse(socket.handshake.auth);
    if (!parsed.success) throw new Refusal('BAD_COMMAND', 'the handshake has another shape');
    const { proto, session: named, seat, since } = parsed.data;
    if (proto !== PROTO) throw new Refusal('UPGRADE', `this relay speaks proto ${PROTO}`, { proto: PROTO });
    const { session, by } = sessionNamed(this.house.mirror, named);
    const phone = seat === undefined ? undefined : this.house.roster.bySeat(seat);
    if (seat !== undefined && !phone) throw new Refusal('NOT_ALLOWED', 'this seat is not known');
    admits(session, phone !== undefined, by);
    this.crowd.expectRoom(phone, addressOf(socket));
    return { phone, since };
  }

  private connected(socket: PhoneSocket): void {
    const { seating } = socket.data;
    if (!seating) return void socket.disconnect(true);
    const { phone, since } = seating;
    socket.on('error', () => undefined);
    socket.once('disconnect', this.crowd.enter(socket, phone, addressOf(socket)));
    boundUnread(socket);
    this.greet(socket, since);
    if (phone) this.sit(socket, phone);
    this.listen(socket, phone);
  }

  /** Everything that is said is counted, and nothing of it ends the process. */
  private listen(socket: PhoneSocket, phone: Phone | undefined): void {
    const speaker = phone?.id ?? socket.id;
    socket.on('command', (body: unknown, acknowledge?: unknown) => {
      void this.command(phone, body).then((reply) => this.attempt(() => answer(acknowledge, reply)));
    });
    socket.on('resume', (asked: unknown) => {
      const parsed = Resume.safeParse(asked);
      if (parsed.success && this.welcomes.take(speaker, this.limits.welcomesPerSecond) === 0)
        this.attempt(() => this.greet(socket, parsed.data));
    });
    socket.on('time', (acknowledge: unknown) => {
      this.attempt(() => answer(acknowledge, serverNow(this.house.mirror)));
    });
    socket.onAny(() => {
      if (this.words.take(speaker, this.limits.wordsPerSecond) > 0) socket.disconnect(true);
    });
  }

  /** Does something of the product's own that should never fail; if it does, it says false and the process goes on. */
  private attempt(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      this.told.failed(error);
      return false;
    }
  }

  private sit(socket: PhoneSocket, { author }: Phone): void {
    const own = this.seats.get(author) ?? new Set();
    this.seats.set(author, own.add(socket));
    this.told.changed();
    socket.once('disconnect', () => {
      own.delete(socket);
      if (own.size === 0 && this.seats.get(author) === own) this.seats.delete(author);
      this.told.changed();
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
    } catch (error) {
      this.told.failed(error);
      return refusedBy(null, new Refusal('BUSY', 'this command could not be judged', undefined, 1_000));
    }
  }
}

function addressOf({ request }: PhoneSocket): string | undefined {
  return request.socket.remoteAddress;
}

function answer(acknowledge: unknown, said: unknown): void {
  if (typeof acknowledge === 'function') (acknowledge as (said: unknown) => void)(said);
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
