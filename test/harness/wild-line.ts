import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { FrameReader } from './wild-frames.js';

/** What becomes of a packet on its way to a client: what goes on instead of it; nothing, it twice, another one. */
export type Spoil = (payload: string, connection: number) => string[];

/**
 * A proxy on loopback between clients and a server that knows WebSocket: it can lose, double and turn around single
 * packets, come from another address, let no WebSocket through, and be cut.
 */
export class WildLine {
  /** Everything as it comes, until a test says otherwise. */
  spoil: Spoil = (payload) => [payload];
  /** The address that the server sees from now on, one of loopback. */
  from = '127.0.0.1';
  /** What a request for a WebSocket gets: passes, `refused` with 403 as by a filter, `ignored` for ever. */
  webSockets: 'pass' | 'refused' | 'ignored' = 'pass';
  /** The first lines of all requests, oldest first. */
  readonly requests: string[] = [];
  /** Bytes that went to clients. */
  bytes = 0;
  private readonly open = new Set<Socket>();
  private isUp = true;
  private connections = 0;

  private constructor(
    private readonly server: Server,
    private readonly port: number,
  ) {
    server.on('connection', (near) => this.carry(near));
  }

  /** Listens on a free port of loopback and hands on to `port`. */
  static async to(port: number): Promise<WildLine> {
    const server = createServer({ noDelay: true });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new WildLine(server, port);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Everything is reset, and so is what comes, until `heal`. */
  cut(): void {
    this.isUp = false;
    for (const socket of this.open) socket.resetAndDestroy();
  }

  heal(): void {
    this.isUp = true;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private carry(near: Socket): void {
    near.on('error', () => undefined);
    if (!this.isUp) return void near.resetAndDestroy();
    const no = (this.connections += 1);
    const far = connect({ port: this.port, host: '127.0.0.1', localAddress: this.from, noDelay: true });
    far.on('error', () => undefined);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      one.once('close', () => {
        this.open.delete(one);
        other.destroy();
      });
      one.once('end', () => other.end());
    }
    const reader = new FrameReader((payload) => this.spoil(payload, no));
    far.on('data', (chunk) => {
      const out = reader.take(chunk);
      this.bytes += out.length;
      if (out.length > 0 && !near.write(out)) far.pause();
    });
    near.on('drain', () => far.resume());
    near.on('data', (chunk) => this.ask(chunk, near, far));
    far.on('drain', () => near.resume());
  }

  private ask(chunk: Buffer, near: Socket, far: Socket): void {
    const head = /^(GET|POST) \S+(?= HTTP\/1\.1)/.exec(chunk.toString('latin1'))?.[0];
    if (head) this.requests.push(head);
    if (head?.includes('transport=websocket') && this.webSockets !== 'pass') {
      if (this.webSockets === 'refused')
        near.end('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n');
      return;
    }
    if (!far.write(chunk)) near.pause();
  }
}
