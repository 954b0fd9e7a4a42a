import { REFUSALS, type RefusalCode } from '@openfloor/contract';
import type { EventEmitter } from 'node:events';
import { ServerResponse, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { addressKey } from './address.js';
import { Breath, type Holdable } from './breath.js';
import { Counts } from './counts.js';

/** What is needed of a connection of Engine.IO. */
export interface Connection extends EventEmitter {
  readonly request: IncomingMessage;
  readonly transport: { name: string };
  close(discard?: boolean): unknown;
}

/** What is needed of a server of sockets. */
export interface SocketServer {
  readonly engine: {
    use(step: (request: IncomingMessage, response: unknown, next: () => void) => void): unknown;
    on(event: 'connection', listener: (connection: Connection) => void): unknown;
  };
  of(namespace: '/'): {
    use(step: (socket: { conn: Connection }, next: (error: Error) => void) => void): unknown;
  };
}

/** Who may knock. A limit of 0 is no limit. */
export interface Knocking {
  /** Where a request comes from. */
  addressOf(request: IncomingMessage): string | undefined;
  /** Whether the page that asks may open a socket here. */
  originAllowed(request: IncomingMessage): boolean;
  /** Connections of one address that have not said what they want. */
  namelessPerAddress: number;
  /** Packets of any kind, answers to pings included, that one connection may send in a second. */
  packetsPerSecond: number;
}

/** What a request for a connection may say, each once. */
const SAYINGS = ['EIO', 'transport', 'sid', 't', 'b64'];
const TRANSPORTS = ['websocket', 'polling'];
/** Types of the packets that carry bytes; the first sign of a packet is its type. */
const BINARY = ['5', '6'];
const RETRY_SECONDS = 5;
/** What whoever was closed has left to say goodbye, as the protocol of WebSockets wishes; ws itself waits half a minute. */
const GOODBYE_MS = 2_000;

interface No {
  status: number;
  code: RefusalCode;
  message: string;
}

/**
 * The step before a socket door: who may knock at all. Only pages of this house, in the one protocol that is spoken
 * here, a bounded number at once from one address until they say what they want, and nothing but text.
 */
export class Threshold {
  /** Connections that have not named a room, by address. */
  private readonly nameless = new Counts();
  private readonly named = new WeakSet<Connection>();
  private readonly breath = new Breath();
  private readonly heardAlways = new WeakSet<Connection>();
  private packets = new Map<Connection, number>();
  private countedAt = 0;

  /** One function for all connections: they call it as theirs. */
  private readonly counts: (this: Connection) => void;
  private readonly closes: (this: Connection) => void;

  constructor(private readonly knocking: Knocking) {
    const counted = (connection: Connection) => this.counted(connection);
    const closed = (connection: Connection) => {
      if (!this.named.has(connection)) this.nameless.take(this.keyOf(connection.request));
      hangUp(connection);
    };
    this.counts = function () {
      counted(this);
    };
    this.closes = function () {
      closed(this);
    };
  }

  /** Stands before all connections of this server. */
  guard(server: SocketServer): void {
    server.engine.use((request, response, next) => {
      const no = this.judged(request);
      if (no) refuse(request, response, no);
      else next();
    });
    server.engine.on('connection', (connection) => this.opened(connection));
    server.of('/').use((socket, next) => {
      next(new Error('Invalid namespace'));
      setImmediate(() => socket.conn.close());
    });
  }

  /** A connection names a room. False where it did before: one connection is one seat, and more is no client of ours. */
  names(connection: Connection): boolean {
    if (this.named.has(connection)) return false;
    this.named.add(connection);
    this.nameless.take(this.keyOf(connection.request));
    return true;
  }

  /** Whoever is here works here: they are heard also where the others have to wait for their turn. */
  hearsAlways(connection: Connection): void {
    this.heardAlways.add(connection);
  }

  private judged(request: IncomingMessage): No | undefined {
    const said = new URL(request.url ?? '/', 'http://here.invalid').searchParams;
    const keys = [...said.keys()];
    const isKnown = keys.every((key) => SAYINGS.includes(key)) && new Set(keys).size === keys.length;
    if (!isKnown || said.get('EIO') !== '4' || !TRANSPORTS.includes(said.get('transport') ?? ''))
      return no('BAD_COMMAND', 'this is not spoken here');
    if (!this.knocking.originAllowed(request)) return no('NOT_ALLOWED', 'not from this page');
    const { namelessPerAddress: most } = this.knocking;
    if (said.has('sid') || most === 0) return undefined;
    return this.nameless.of(this.keyOf(request)) < most
      ? undefined
      : no('BUSY', 'too many at the door from this address');
  }

  private opened(connection: Connection): void {
    this.nameless.add(this.keyOf(connection.request));
    connection.prependListener('data', onlyText);
    connection.on('packet', this.counts);
    connection.once('close', this.closes);
  }

  private keyOf(request: IncomingMessage): string {
    return addressKey(this.knocking.addressOf(request));
  }

  private counted(connection: Connection): void {
    this.breath.heard(this.heardAlways.has(connection) ? undefined : socketOf(connection));
    const most = this.knocking.packetsPerSecond;
    if (most === 0) return;
    const now = performance.now();
    if (now - this.countedAt > 1_000) {
      this.countedAt = now;
      this.packets = new Map();
    }
    const count = (this.packets.get(connection) ?? 0) + 1;
    this.packets.set(connection, count);
    if (count > most) connection.close(true);
  }
}

/** The WebSocket of a connection that has one. */
interface Wire extends Holdable {
  readyState: number;
  CLOSED: number;
  terminate(): void;
}

function socketOf({ transport }: Connection): Wire | undefined {
  return transport.name === 'websocket' ? (transport as { socket?: Wire }).socket : undefined;
}

/** Whoever does not take a goodbye is cut off. */
function hangUp(connection: Connection): void {
  const socket = socketOf(connection);
  if (!socket || socket.readyState === socket.CLOSED) return;
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
}

/** Nothing here has bytes in it; whoever sends some is closed before they are put together. */
function onlyText(this: Connection, data: unknown): void {
  if (typeof data !== 'string' || BINARY.includes(data.charAt(0))) this.close(true);
}

function no(code: RefusalCode, message: string): No {
  return { status: REFUSALS[code], code, message };
}

/** A problem document, also to those who asked for another protocol and get none. */
function refuse(request: IncomingMessage, response: unknown, { status, code, message }: No): void {
  const type = `urn:openfloor:refusal:${code}`;
  const body = JSON.stringify({ type, title: code, status, code, detail: message });
  const headers = {
    'Content-Type': 'application/problem+json',
    'Content-Length': String(Buffer.byteLength(body)),
    'Cache-Control': 'no-store',
    Connection: 'close',
    ...(code === 'BUSY' ? { 'Retry-After': String(RETRY_SECONDS) } : {}),
  };
  if (response instanceof ServerResponse) return void response.writeHead(status, headers).end(body);
  const socket: Duplex = request.socket;
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  socket.on('error', () => undefined);
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}\r\n${body}`, () => {
    socket.destroy();
  });
}
