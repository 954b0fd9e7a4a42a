import type { Presence, Queued, Refused, Reply, Since, Welcome } from '@openfloor/contract';
import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import { askedMs, type Clock, reconnectMs, systemClock } from './clock.js';
import {
  type FrameName,
  type Frames,
  isForLater,
  type Line,
  NoAnswer,
  type Sayings,
  type Transport,
  type TransportListener,
} from './transport.js';

const NAMES: readonly FrameName[] = [
  'welcome',
  'more',
  'patch',
  'mine',
  'tallies',
  'presence',
  'head',
  'draining',
];
/** The server says something every 10 s. After this silence what is shown may be late … */
const SLOW_MS = 16_000;
/** … and after this the connection counts as dead, although the network has not said so. */
const DEAD_MS = 20_000;
/** After a page was in the background, a connection silent for this long is not trusted. */
const DOUBTFUL_MS = 12_000;
/** The server's time is asked so often after each welcome, one ping after the other, and then with each head. */
const PINGS = 5;
const PING_MS = 5_000;
/** The server closes the connection over a frame of 64 kB, and would again each time it is sent. */
const MOST_BYTES = 60_000;

/** Where the server is; nothing is needed on a page of its own origin. */
export interface SocketTransportOptions {
  /** Origin of the server, without a slash at the end; empty for the page's own. */
  base?: string;
  clock?: Clock;
  /** The longest wait before it connects again (10,000); the server may still ask for more. */
  retryMostMs?: number;
  /** Further options of socket.io, such as `transports` or `path`. */
  io?: Partial<ManagerOptions & SocketOptions>;
}

/** The room over socket.io. Reconnects by itself with growing random waits; never keeps a command for later. */
export function socketTransport(options: SocketTransportOptions = {}): Transport {
  return new SocketRoad(options);
}

class SocketRoad implements Transport {
  declare private readonly options: SocketTransportOptions;
  declare private readonly clock: Clock;
  declare private readonly socket: Socket;
  declare private listener: TransportListener | undefined;
  declare private welcomed: boolean;
  /** On its way to a connection. */
  declare private trying: boolean;
  declare private heardAt: number;
  /** How many are in the room, who would all come back together. */
  declare private people: number;
  /** A reconnection at a time that the server or the page asked for, which a lost connection does not move. */
  declare private planned: boolean;
  declare private readonly figures: { -readonly [K in keyof Line]: Line[K] };
  declare private cancel: (() => void) | undefined;
  declare private cancelWatch: (() => void) | undefined;

  constructor(options: SocketTransportOptions) {
    this.options = options;
    this.clock = options.clock ?? systemClock;
    this.heardAt = this.people = 0;
    this.welcomed = this.trying = this.planned = false;
    this.figures = { tries: 0 };
    this.socket = io(`${options.base ?? ''}/rooms`, {
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      ...options.io,
      autoConnect: false,
      forceNew: true,
      reconnection: false,
      auth: (tell) => tell({ ...this.listener?.hello() }),
    });
    this.socket.on('connect', () => this.connected());
    this.socket.on('disconnect', (reason) => this.lost(reason));
    this.socket.on('connect_error', (error) => this.failed((error as { data?: Partial<Refused> }).data));
    for (const name of NAMES) this.socket.on(name, (frame: Frames[FrameName]) => this.hear(name, frame));
    this.socket.io.on('ping', () => {
      if (this.welcomed) this.heard();
    });
  }

  open(listener: TransportListener): void {
    this.listener = listener;
    this.connect();
  }

  send(command: { id: string }, timeoutMs: number): Promise<Reply | Queued> {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      if (!this.welcomed) return reject(new NoAnswer('not connected', false));
      if (new TextEncoder().encode(JSON.stringify(command)).length > MOST_BYTES)
        return resolve({ ok: false, id: command.id, code: 'TOO_LONG', message: 'too long' });
      socket.timeout(timeoutMs).emit('command', command, (error: Error | null, reply?: Reply | Queued) => {
        if (error || !reply || (reply.id ?? command.id) !== command.id) reject(new NoAnswer(error?.message));
        else resolve(reply);
      });
      if (this.unbuffered()) reject(new NoAnswer('not connected', false));
    });
  }

  resume(since: Since): void {
    if (!this.socket.connected) return;
    this.socket.emit('resume', since);
    this.unbuffered();
  }

  tells(said: Sayings): void {
    for (const name in said) this.socket.emit(name, said[name as keyof Sayings]);
    this.unbuffered();
  }

  line(): Line {
    return this.figures;
  }

  reconnect(inMs: number): void {
    this.plan(inMs, true);
  }

  wake(): void {
    const silent = this.clock.now() - this.heardAt;
    if (!this.listener || this.trying || (this.planned && this.socket.connected)) return;
    if (!this.socket.connected || silent > DOUBTFUL_MS) this.plan(0, true);
  }

  close(): void {
    this.listener = undefined;
    this.cancel?.();
    this.cancelWatch?.();
    this.socket.disconnect();
  }

  /** What socket.io would have kept for the next connection is dropped: it may be sent again, but not blindly. */
  private unbuffered(): boolean {
    const had = this.socket.sendBuffer.length > 0;
    if (had) this.socket.sendBuffer = [];
    return had;
  }

  private connect(): void {
    this.planned = false;
    this.leave();
    this.trying = true;
    this.heardAt = this.clock.now();
    this.figures.retryAt = undefined;
    this.figures.tries += 1;
    this.listener?.state('connecting');
    this.watch();
    this.socket.connect();
  }

  private leave(): void {
    this.welcomed = false;
    this.cancelWatch?.();
    this.socket.disconnect();
  }

  private plan(inMs: number, planned: boolean): void {
    this.cancel?.();
    this.planned = planned;
    this.figures.retryAt = this.clock.now() + inMs;
    this.cancel = this.clock.after(inMs, () => this.connect());
  }

  private connected(): void {
    this.trying = false;
    this.heardAt = this.clock.now();
    this.listener?.state('open');
  }

  private hear<N extends FrameName>(name: N, frame: Frames[N]): void {
    if (name === 'welcome') {
      this.welcomed = true;
      this.figures.tries = 0;
    }
    this.heard();
    const { participants } = (name === 'welcome' ? (frame as Welcome).presence : frame) as Partial<Presence>;
    this.people = participants ?? this.people;
    this.listener?.frame(name, frame);
    if (name === 'welcome') this.ping(PINGS);
    if (name === 'head') this.ping(1);
  }

  private heard(): void {
    this.heardAt = this.clock.now();
    if (this.welcomed) this.figures.lastLiveAt = this.heardAt;
  }

  /** Asks the server's time; the answer is as old as half of its way there and back. */
  private ping(times: number): void {
    if (times <= 0 || !this.socket.connected) return;
    const sentAt = this.clock.now();
    this.socket.timeout(PING_MS).emit('time', (error: Error | null, serverNow: unknown) => {
      if (error || typeof serverNow !== 'number') return;
      const now = this.clock.now();
      this.figures.roundTripMs = now - sentAt;
      this.listener?.time?.(Math.round(serverNow - (sentAt + now) / 2));
      this.ping(times - 1);
    });
    this.unbuffered();
  }

  private lost(reason: string): void {
    this.welcomed = false;
    this.trying = false;
    this.cancelWatch?.();
    if (reason === 'io client disconnect') return;
    this.again();
    this.listener?.state('down');
  }

  private failed({ code, retryAfterMs }: Partial<Refused> = {}): void {
    this.trying = false;
    this.cancelWatch?.();
    if (code && !isForLater(code)) return this.listener?.state('refused', code);
    this.again(retryAfterMs);
    this.listener?.state('down', code);
  }

  private again(atLeastMs = 0): void {
    if (this.planned || !this.listener) return;
    const { clock, figures, people } = this;
    const waitMs = reconnectMs(Math.max(0, figures.tries - 1), clock.random(), people);
    const mostMs = Math.min(waitMs, this.options.retryMostMs ?? waitMs);
    this.plan(Math.max(askedMs(atLeastMs, clock.random()), mostMs), false);
  }

  private watch(): void {
    this.cancelWatch?.();
    const silent = this.clock.now() - this.heardAt;
    if (silent >= DEAD_MS) {
      this.leave();
      return this.failed();
    }
    if (silent >= SLOW_MS && this.welcomed) this.listener?.state('slow');
    this.cancelWatch = this.clock.after((silent >= SLOW_MS ? DEAD_MS : SLOW_MS) - silent, () => this.watch());
  }
}
