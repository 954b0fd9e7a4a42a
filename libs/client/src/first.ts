import { type Clock, retryMs, systemClock } from './clock.js';
import type { HttpTransport } from './http.js';
import {
  NoAnswer,
  type FrameName,
  type Frames,
  type Line,
  type Sayings,
  type Transport,
  type TransportListener,
  type TransportState,
} from './transport.js';

/** The two roads and when to take the second. */
export interface HttpFirstOptions {
  http: HttpTransport;
  /** Brings the socket, as `async () => (await loadSocketTransport()).socketTransport()`. */
  socket: () => Promise<Transport>;
  /** The page came with the room in it (`initial`), so that nothing has to be asked before the socket. */
  rendered?: boolean;
  /** How soon a poll without answer is made again (0.5 to 22.5 s); the socket is given its own. */
  retryMostMs?: number;
  clock?: Clock;
}

/**
 * Plain requests first, so that a list and a vote need no socket; then the socket, as soon as it is welcomed; and
 * polling again, every 10 to 20 s and shown as slow, as long as the socket does not work.
 */
export function httpFirst(options: HttpFirstOptions): Transport {
  return new TwoRoads(options);
}

class TwoRoads implements Transport {
  declare private readonly options: HttpFirstOptions;
  declare private readonly clock: Clock;
  declare private readonly http: HttpTransport;
  declare private listener: TransportListener | undefined;
  declare private socket: Transport | undefined;
  /** The socket was welcomed and is connected. */
  declare private live: boolean;
  /** The last poll was answered. */
  declare private polled: boolean;
  /** The socket was lost or did not come at the first try. */
  declare private fallenBack: boolean;
  declare private tries: number;
  declare private cancel: (() => void) | undefined;

  constructor(options: HttpFirstOptions) {
    this.options = options;
    this.clock = options.clock ?? systemClock;
    this.http = options.http;
    this.live = this.polled = this.fallenBack = false;
    this.tries = 0;
  }

  open(listener: TransportListener): void {
    this.listener = listener;
    this.http.open({
      hello: () => listener.hello(),
      frame: (name, frame) => this.heardByHttp(name, frame),
      state: (state, code) => this.httpIs(state, code),
    });
    if (!this.options.rendered) return;
    this.http.poll();
    void this.bring();
  }

  send(...args: Parameters<Transport['send']>): ReturnType<Transport['send']> {
    const isLost = !this.live && this.fallenBack && !this.polled;
    if (isLost && this.options.retryMostMs) return Promise.reject(new NoAnswer('not connected', false));
    return (this.live && this.socket ? this.socket : this.http).send(...args);
  }

  resume(...args: Parameters<Transport['resume']>): void {
    (this.live && this.socket ? this.socket : this.http).resume(...args);
  }

  tells(said: Sayings): void {
    this.http.tells?.(said);
    this.socket?.tells?.(said);
  }

  line(): Line | undefined {
    return this.socket?.line?.();
  }

  reconnect(inMs: number): void {
    if (this.socket) this.socket.reconnect(inMs);
    else if (this.fallenBack || this.tries === 0) this.http.reconnect(inMs);
  }

  wake(): void {
    this.socket?.wake();
    if (!this.live) this.http.wake();
  }

  close(): void {
    this.listener = undefined;
    this.cancel?.();
    this.http.close();
    this.socket?.close();
  }

  /** Loads the socket once; where its code does not arrive, again later. */
  private async bring(): Promise<void> {
    if (this.tries > 0) return;
    this.tries = 1;
    for (;;) {
      try {
        const socket = await this.options.socket();
        return this.started(socket);
      } catch {
        this.fallenBack = true;
        await new Promise<void>((again) => {
          this.cancel = this.clock.after(retryMs(this.tries, this.clock.random()), again);
        });
        this.tries += 1;
      }
    }
  }

  private started(socket: Transport): void {
    const { listener } = this;
    if (!listener) return;
    this.socket = socket;
    socket.open({
      hello: () => listener.hello(),
      frame: (name, frame) => this.heardBySocket(name, frame),
      time: (offset) => listener.time?.(offset),
      state: (state, code) => this.socketIs(state, code),
    });
  }

  private heardByHttp<N extends FrameName>(name: N, frame: Frames[N]): void {
    this.listener?.frame(name, frame);
    if (this.fallenBack) this.listener?.state('slow');
  }

  private httpIs(state: TransportState, code?: string): void {
    const { retryMostMs } = this.options;
    this.polled = state === 'open';
    if (retryMostMs && state === 'down' && !code) this.http.poll(retryMostMs);
    this.listener?.state(state, code);
    if (state !== 'connecting' && state !== 'refused') void this.bring();
  }

  private heardBySocket<N extends FrameName>(name: N, frame: Frames[N]): void {
    if (name === 'welcome' && !this.live) {
      this.live = true;
      this.fallenBack = false;
      this.http.rest();
      this.listener?.state('open');
    }
    if (this.live) this.listener?.frame(name, frame);
  }

  private socketIs(state: TransportState, code?: string): void {
    if (state === 'open') return this.greeted();
    if (state !== 'slow') this.leaveSocket();
    if (state === 'refused') this.http.rest();
    if (state === 'down') this.fallenBack = true;
    if (state !== 'down' || !this.polled) this.listener?.state(state, code);
  }

  /** The socket will bring all that is missing: it is not asked for by request as well, unless no welcome comes. */
  private greeted(): void {
    if (!this.live) this.http.poll();
  }

  /** Polls, unless the socket is back before the first time. */
  private leaveSocket(): void {
    if (!this.live) return;
    this.live = this.polled = false;
    this.http.poll();
  }
}
