/*
 * The socket under socket.io as phones use it: Engine.IO protocol 4 over one WebSocket, text packets only. It takes
 * the place of `engine.io-client` in the build for phones (vite.config.ts), which also polls, upgrades and carries
 * binary data, and is 5 kB heavier. Where no WebSocket gets through, the page polls over plain HTTP by itself.
 */

type Listener = (...values: unknown[]) => void;

interface EngineOptions {
  path?: string;
  /** Makes the socket; the browser's own without it. */
  socket?: (address: string) => WebSocket;
}

interface Handshake {
  sid: string;
  pingInterval: number;
  pingTimeout: number;
}

/** One connection. Emits `open`, `data`, `ping`, `error` (before it was open) and `close`, each with what it is about. */
export class Socket {
  id: string | undefined;
  /** Part of the interface: whether a volatile packet would leave at once. */
  transport = { writable: false };
  private readonly listeners = new Map<string, Listener[]>();
  private readonly socket: WebSocket;
  /** After this time without a ping the connection counts as dead, in milliseconds since 1970. */
  private deadAt = Infinity;
  private watch: ReturnType<typeof setTimeout> | undefined;
  private isEnded = false;

  constructor(
    uri: string,
    { path = '/socket.io', socket = (address) => new WebSocket(address) }: EngineOptions,
  ) {
    const address = uri.replace(/^http/, 'ws').replace(/\/+$/, '') + path.replace(/\/+$/, '');
    this.socket = socket(`${address}/?EIO=4&transport=websocket`);
    this.socket.onmessage = ({ data }: MessageEvent<unknown>) => this.packet(String(data));
    this.socket.onerror = () => this.failed('websocket error');
    this.socket.onclose = () => this.failed('transport close');
  }

  on(name: string, listener: Listener): this {
    this.listeners.set(name, [...(this.listeners.get(name) ?? []), listener]);
    return this;
  }

  off(name: string, listener: Listener): this {
    this.listeners.set(
      name,
      (this.listeners.get(name) ?? []).filter((known) => known !== listener),
    );
    return this;
  }

  write(data: string): void {
    if (!this.isEnded) this.socket.send(`4${data}`);
  }

  close(): void {
    this.end('forced close');
  }

  /** A laptop that was asleep has missed its pings although nobody has told it. */
  _hasPingExpired(): boolean {
    if (Date.now() <= this.deadAt) return false;
    this.end('ping timeout');
    return true;
  }

  private packet(packet: string): void {
    const body = packet.slice(1);
    switch (packet[0]) {
      case '0':
        return this.opened(JSON.parse(body) as Handshake);
      case '1':
        return this.end('transport close');
      case '2':
        this.socket.send('3');
        this.alive();
        return this.emit('ping');
      case '4':
        return this.emit('data', body);
    }
  }

  private alive = (): void => undefined;

  private opened({ sid, pingInterval, pingTimeout }: Handshake): void {
    this.id = sid;
    this.transport.writable = true;
    this.alive = () => {
      this.deadAt = Date.now() + pingInterval + pingTimeout;
      clearTimeout(this.watch);
      this.watch = setTimeout(() => this._hasPingExpired(), pingInterval + pingTimeout + 1);
    };
    this.alive();
    this.emit('open');
  }

  private failed(reason: string): void {
    if (this.isEnded) return;
    if (this.id === undefined) this.emit('error', new Error(reason));
    this.end(reason);
  }

  private end(reason: string): void {
    if (this.isEnded) return;
    this.isEnded = true;
    clearTimeout(this.watch);
    this.transport.writable = false;
    this.socket.close();
    this.emit('close', reason);
  }

  private emit(name: string, ...values: unknown[]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(...values);
  }
}

/** Runs a callback after the present one. */
export function nextTick(run: () => void): void {
  void Promise.resolve().then(run);
}

/** Gives an object the timers of the page, by the names that socket.io calls them. */
export function installTimerFunctions(target: object): void {
  Object.assign(target, {
    setTimeoutFn: (run: () => void, ms: number) => setTimeout(run, ms),
    clearTimeoutFn: (timer: ReturnType<typeof setTimeout>) => clearTimeout(timer),
  });
}
