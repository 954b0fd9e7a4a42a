import { Chance } from './nemesis-chance.js';
import type { TestServer } from './server.js';

/** What was done to the server, and when (milliseconds since the drill began). */
export interface Blow {
  t: number;
  did: string;
  /** What came of it, such as how long a start took. */
  took?: Record<string, number | string | null>;
}

/** Does harm to one server, by chance of a printed seed, and writes down all of it. */
export class Nemesis {
  readonly log: Blow[] = [];
  /** How long each start took until the server was ready, ms. */
  readonly readyMs: number[] = [];

  constructor(
    readonly server: TestServer,
    readonly chance = new Chance(),
    private readonly startedAt = performance.now(),
  ) {}

  /** How often this was done. */
  times(did: string): number {
    return this.log.filter((blow) => blow.did === did).length;
  }

  /** Writes down something that was done by other hands. */
  did(did: string, took?: Blow['took']): void {
    const t = Math.round((performance.now() - this.startedAt) * 10) / 10;
    this.log.push({ t, did, ...(took ? { took } : {}) });
  }

  /** Ends the process without a word and starts it again on the same data. */
  async kills(): Promise<void> {
    await this.fells();
    await this.raises();
  }

  /** Ends the process without a word, and leaves it so. */
  async fells(): Promise<void> {
    this.did('kill -9');
    await this.server.end('SIGKILL');
  }

  /** Starts the process, and writes down how long that took. */
  async raises(): Promise<void> {
    const ms = await timed(() => this.server.start());
    this.readyMs.push(ms);
    this.did('started', { readyMs: ms });
  }

  /** Asks the process to end in order, and tells how it did. */
  async asksToEnd(): Promise<{ code: number | null; ms: number }> {
    this.did('SIGTERM');
    let code: number | null = null;
    const ms = await timed(async () => void (code = await this.server.end('SIGTERM')));
    this.did('ended', { code, ms });
    return { code, ms };
  }

  /** Stops the process in its tracks: it keeps its sockets and its locks, and does nothing. */
  freezes(): void {
    this.did('SIGSTOP');
    process.kill(this.server.pid, 'SIGSTOP');
  }

  thaws(): void {
    this.did('SIGCONT');
    process.kill(this.server.pid, 'SIGCONT');
  }

  /** Freezes, looks, and thaws whatever comes of looking. */
  async whileFrozen<T>(look: () => T | Promise<T>): Promise<T> {
    this.freezes();
    try {
      return await look();
    } finally {
      this.thaws();
    }
  }
}

/** Whole milliseconds that something took. */
export async function timed(act: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await act();
  return Math.round(performance.now() - from);
}
