import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Way, type Line } from './weak-link-way.js';

/** What a link is like. Without `kbit` it has no limit, without `delayMs` no delay. */
export interface LinkOptions {
  /** Thousand bits a second in each direction, for all connections together: 64 are 8,000 bytes up and 8,000 down. */
  kbit?: number;
  /** Round trip, ms: half of it each way. */
  delayMs?: number;
  /** The round trip is `delayMs` ± this, drawn anew for each packet; order within a connection is kept. */
  jitterMs?: number;
  /** Of the delays, so that a run can be had again. */
  seed?: number;
}

interface Connection {
  near: Socket;
  far: Socket;
  ways: Way[];
}

/**
 * A bad line between clients and a server on loopback, one for all of them: a TCP proxy with a bandwidth, a delay and
 * faults. A connection costs one more round trip at its start, as on a real line. What the operating system holds
 * in its socket buffers is not counted as on the line, so a sender notices the line's slowness late, as behind a
 * router that buffers much.
 */
export class WeakLink {
  private readonly all = new Set<Connection>();
  private readonly up: Line;
  private readonly down: Line;
  private state: 'well' | 'cut' | 'hung' = 'well';
  private hungAt = 0;

  private constructor(
    private readonly server: Server,
    private readonly targetPort: number,
    private readonly options: LinkOptions,
  ) {
    const random = chance(options.seed ?? 1);
    this.up = lineOf(options, random);
    this.down = lineOf(options, random);
    server.on('connection', (socket) => this.carry(socket));
  }

  /** Listens on a free port of loopback and hands on to `targetPort` of loopback. */
  static async open(targetPort: number, options: LinkOptions = {}): Promise<WeakLink> {
    const server = createServer({ allowHalfOpen: true, noDelay: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(0, '127.0.0.1', resolve);
    });
    return new WeakLink(server, targetPort, options);
  }

  /** Where clients reach the server through this link. */
  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Payload of TCP that was put on the line, to the server and from it. */
  get bytes(): { up: number; down: number } {
    return { up: this.up.bytes, down: this.down.bytes };
  }

  /** How many are open. */
  get connections(): number {
    return this.all.size;
  }

  /** Every connection is reset on both sides, and so is each new one at once, until `heal`. */
  cut(): void {
    this.state = 'cut';
    for (const connection of [...this.all]) this.reset(connection);
    this.up.freeAt = this.down.freeAt = 0;
  }

  /** A black hole until `heal`: nothing passes and nothing closes, and new connections are taken in silence. */
  hang(): void {
    this.state = 'hung';
    this.hungAt = Date.now();
    for (const { ways } of this.all) for (const way of ways) way.hold();
  }

  /** Works again; after `hang` what was on its way goes on, as TCP sends again what was lost. */
  heal(): void {
    const held = this.state === 'hung' ? Date.now() - this.hungAt : 0;
    this.state = 'well';
    for (const line of [this.up, this.down]) line.freeAt += held;
    for (const { ways } of this.all) for (const way of ways) way.release();
  }

  async close(): Promise<void> {
    for (const connection of [...this.all]) this.reset(connection);
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private carry(near: Socket): void {
    near.on('error', () => undefined);
    if (this.state === 'cut') return void near.resetAndDestroy();
    const far = connect({ port: this.targetPort, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    far.on('error', () => undefined);
    const begun = Date.now() + this.up.latency() + this.down.latency();
    const ways = [new Way(near, far, this.up, begun), new Way(far, near, this.down, begun)];
    const connection = { near, far, ways };
    this.all.add(connection);
    for (const socket of [near, far])
      socket.once('close', () => {
        if (near.destroyed && far.destroyed) this.forget(connection);
      });
    if (this.state === 'hung') for (const way of ways) way.hold();
  }

  private forget(connection: Connection): void {
    this.all.delete(connection);
    for (const way of connection.ways) way.drop();
  }

  private reset(connection: Connection): void {
    this.forget(connection);
    connection.near.resetAndDestroy();
    connection.far.resetAndDestroy();
  }
}

function lineOf({ kbit, delayMs = 0, jitterMs = 0 }: LinkOptions, random: () => number): Line {
  return {
    rate: kbit === undefined ? Infinity : kbit / 8,
    latency: () => (delayMs + (2 * random() - 1) * jitterMs) / 2,
    freeAt: 0,
    bytes: 0,
  };
}

/** From 0 up to, not including, 1; always the same numbers from one seed (mulberry32). */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
