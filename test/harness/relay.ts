import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';
import { until } from './until.js';

const NARROW = join(import.meta.dirname, 'relay-narrow.mjs');
const MAIN = join(import.meta.dirname, '../../dist/node/apps/relay/src/main.js');

/** What a relay says of itself at /status. */
export interface RelayStatus {
  upstream: string;
  roundTripMs: number | null;
  waiting: number;
  phones: number;
  headcount: number | null;
  handsHeld: number;
  since: number;
  seatRefused: string | null;
}

/** How a relay of a test is started. */
export interface RelayOptions {
  upstream: string;
  token: string;
  /** More arguments. */
  more?: string[];
  /** Another main, one that is broken on purpose, and what it is told. */
  main?: string;
  env?: Record<string, string>;
}

/** A relay whose doors hold less than the usual, so that they are soon full. */
export function narrowRelay(limits: Record<string, number>): Partial<RelayOptions> {
  return { main: NARROW, env: { NARROW: JSON.stringify(limits) } };
}

/** The real relay in a process of its own, over data of its own; it can be killed and started again. */
export class TestRelay {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly options: RelayOptions,
  ) {}

  /** Starts a relay on a free port of loopback and waits until it listens. */
  static async start(options: RelayOptions): Promise<TestRelay> {
    const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-relay-'));
    const relay = new TestRelay(await freePort(), dataDir, options);
    await relay.start();
    return relay;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  get pid(): number {
    return this.child?.pid ?? 0;
  }

  /** What the process wrote to its terminal since it was made. */
  get log(): string {
    return this.output;
  }

  /** Starts the process; with other arguments than at first where some are given. */
  async start(args: string[] = this.firstArgs()): Promise<void> {
    const { main = MAIN, env = {} } = this.options;
    const all = [...args, '--port', String(this.port), '--address', '127.0.0.1', '--data', this.dataDir];
    const child = spawn(process.execPath, [main, ...all], {
      env: { ...process.env, NODE_OPTIONS: '', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const keep = (chunk: Buffer) => (this.output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await until(`the relay listens: ${this.output}`, async () => {
      if (child.exitCode !== null) throw new Error(`the relay ended: ${this.output}`);
      return (await fetch(`${this.url}/status`)).ok;
    });
  }

  async status(): Promise<RelayStatus> {
    return (await (await fetch(`${this.url}/status`)).json()) as RelayStatus;
  }

  /** Waits until the relay says this of itself. */
  says(what: string, is: (status: RelayStatus) => unknown, withinMs?: number): Promise<unknown> {
    return until(`the relay says ${what}`, async () => is(await this.status()), withinMs);
  }

  /** Sends a signal and waits for the end; gives the exit code, null after a kill. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }

  /** Says something to the process that does not end it. */
  tell(signal: NodeJS.Signals): void {
    this.child?.kill(signal);
  }

  /** Ends it and starts it again over its data, without saying anew whose it is. */
  async restart(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.end(signal);
    await this.start([]);
  }

  /** Ends it and removes its data. */
  async dispose(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private firstArgs(): string[] {
    const { upstream, token, more = [] } = this.options;
    return ['--upstream', upstream, '--token', token, ...more];
  }
}

/** Runs a relay that should not start; its exit code and what it wrote. */
export async function failsToStart(args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  return { code, output };
}
