import { Injectable } from '@nestjs/common';
import { REFUSALS, type RefusalCode } from '@openfloor/contract';
import { ServerResponse, STATUS_CODES, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Server, Socket } from 'socket.io';
import { Config } from '../config/config.js';
import { callerAddress } from '../operations/address.js';
import { addressKey } from '../operations/origin.js';

type Connection = Socket['conn'];

/** What a request for a connection may say, each once. */
const SAYINGS = ['EIO', 'transport', 'sid', 't', 'b64'];
const TRANSPORTS = ['websocket', 'polling'];
/** Packets of any kind, answers to pings included, that one connection may send in a second: forty times its commands. */
const PACKETS = 40;
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
 * The step before the socket door: who may knock at all. Only pages of this house, in the one protocol that is spoken
 * here, a bounded number at once from one address until they say what they want, and nothing but text.
 */
@Injectable()
export class Doorstep {
  /** Connections that have not named a room, by address. */
  private readonly nameless = new Map<string, number>();
  private readonly named = new WeakSet<Connection>();
  private packets = new Map<Connection, number>();
  private countedAt = 0;

  /** One function for all connections: they call it as theirs. */
  private readonly counts: (this: Connection) => void;
  private readonly closes: (this: Connection) => void;

  constructor(private readonly config: Config) {
    const counted = (connection: Connection) => this.counted(connection);
    const closed = (connection: Connection) => {
      if (!this.named.has(connection)) this.forget(connection);
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
  guard(server: Server): void {
    server.engine.use((request: IncomingMessage, response: unknown, next: () => void) => {
      const no = this.judged(request);
      if (no) refuse(request, response, no);
      else next();
    });
    server.engine.on('connection', (connection: Connection) => this.opened(connection));
    server.of('/').use((socket, next) => {
      next(new Error('Invalid namespace'));
      setImmediate(() => socket.conn.close());
    });
  }

  /** A connection names a room. False where it did before: one connection is one seat, and more is no client of ours. */
  names(connection: Connection): boolean {
    if (this.named.has(connection)) return false;
    this.named.add(connection);
    this.forget(connection);
    return true;
  }

  private judged(request: IncomingMessage): No | undefined {
    const said = new URL(request.url ?? '/', 'http://here.invalid').searchParams;
    const keys = [...said.keys()];
    const isKnown = keys.every((key) => SAYINGS.includes(key)) && new Set(keys).size === keys.length;
    if (!isKnown || said.get('EIO') !== '4' || !TRANSPORTS.includes(said.get('transport') ?? ''))
      return no('BAD_COMMAND', 'this is not spoken here');
    if (!originAllowed(request, this.config)) return no('NOT_ALLOWED', 'not from this page');
    const { namelessPerAddress: most } = this.config.crowd;
    if (said.has('sid') || most === 0) return undefined;
    const waiting = this.nameless.get(addressKey(callerAddress(request, this.config))) ?? 0;
    return waiting < most ? undefined : no('BUSY', 'too many at the door from this address');
  }

  private opened(connection: Connection): void {
    const key = this.addressOf(connection);
    this.nameless.set(key, (this.nameless.get(key) ?? 0) + 1);
    connection.prependListener('data', onlyText);
    connection.on('packet', this.counts);
    connection.once('close', this.closes);
  }

  private forget(connection: Connection): void {
    const key = this.addressOf(connection);
    const left = (this.nameless.get(key) ?? 1) - 1;
    if (left > 0) this.nameless.set(key, left);
    else this.nameless.delete(key);
  }

  private addressOf({ request }: Connection): string {
    return addressKey(callerAddress(request, this.config));
  }

  private counted(connection: Connection): void {
    const most = this.config.limits.commandsPerSecond * PACKETS;
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

/** Whoever does not take a goodbye is cut off. */
function hangUp({ transport }: Connection): void {
  const { socket } = transport as unknown as {
    socket?: { readyState: number; CLOSED: number; terminate(): void };
  };
  if (transport.name !== 'websocket' || !socket || socket.readyState === socket.CLOSED) return;
  setTimeout(() => socket.terminate(), GOODBYE_MS).unref();
}

/** Nothing here has bytes in it; whoever sends some is closed before they are put together. */
function onlyText(this: Connection, data: unknown): void {
  if (typeof data !== 'string' || BINARY.includes(data.charAt(0))) this.close(true);
}

/**
 * Whether a page of this origin may open a socket here: the public address, or, where none was given, the address
 * that the request itself went to. No Origin header is no browser; such a client has no cookies to be abused.
 */
export function originAllowed(request: IncomingMessage, config: Config): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origin === config.publicUrl) return true;
  if (config.publicUrlGiven || host === undefined) return false;
  return origin === `http://${host}` || origin === `https://${host}`;
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
