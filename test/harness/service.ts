import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { until } from './until.js';

const PLACES = pathToFileURL(join(import.meta.dirname, '../../scripts/services.mjs')).href;
const ENDED_MS = 20_000;
let found: Partial<Record<Place, string>> | undefined;

/** What `scripts/services.mjs` looks for: the directory of PostgreSQL's programs, and Redis. */
export type Place = 'POSTGRES_BIN' | 'REDIS_SERVER';

/** Where it is on this machine. Throws where it is not. */
export function placeOf(place: Place): string {
  const given = process.env[place];
  if (given) return given;
  const source = `import * as places from '${PLACES}'; process.stdout.write(JSON.stringify(places.placesOfServices()));`;
  found ??= JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }),
  ) as Partial<Record<Place, string>>;
  const dir = found[place];
  if (!dir) throw new Error(`${place}: not on this machine; scripts/services.mjs installs it where it can`);
  return dir;
}

/** Who a program runs as. */
export interface Account {
  uid?: number;
  gid?: number;
}

/**
 * A program that servers need, in a directory of its own under the temporary one, with all the processes it starts.
 * It does not outlive this process, however that ends.
 */
export class Service {
  readonly dir: string;
  private child: ChildProcess | undefined;
  private output = '';

  constructor(
    readonly name: string,
    private readonly account: Account = {},
  ) {
    this.dir = mkdtempSync(join(tmpdir(), `openfloor-${name}-`));
  }

  get pid(): number {
    if (!this.isRunning) throw new Error(`${this.name} does not run: ${this.output}`);
    return this.child?.pid as number;
  }

  get isRunning(): boolean {
    const { child } = this;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** What it wrote to its terminal since it was made. */
  get log(): string {
    return this.output;
  }

  /** Starts it and waits until it answers. */
  async start(command: string, args: string[], answers: () => Promise<unknown>): Promise<void> {
    if (this.isRunning) throw new Error(`${this.name} runs already`);
    const child = spawn(command, args, { cwd: this.dir, stdio: ['ignore', 'pipe', 'pipe'], ...this.account });
    this.child = child;
    const keep = (chunk: Buffer) => (this.output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => (this.output += String(error)));
    if (child.pid !== undefined) guards(child, child.pid, this.dir);
    await until(
      `${this.name} answers`,
      async () => !this.isRunning || (await answers()) !== undefined,
      60_000,
    );
    if (!this.isRunning) throw new Error(`${this.name} ended: ${this.output}`);
  }

  /** Ends it and all it started without a word; its files stay. */
  async kill(): Promise<void> {
    if (!this.isRunning) return;
    const all = [this.pid, ...this.children()];
    for (const pid of all) signal(pid, 'SIGKILL');
    await this.ended();
    await until(`all of ${this.name} are gone`, () => all.every((pid) => !signal(pid, 0)), ENDED_MS);
  }

  /** Stops it and all it started in their tracks: they keep their sockets and their locks, and do nothing. */
  freezes(): void {
    for (const pid of [this.pid, ...this.children()]) signal(pid, 'SIGSTOP');
  }

  thaws(): void {
    for (const pid of [...this.children(), this.pid]) signal(pid, 'SIGCONT');
  }

  signals(name: NodeJS.Signals): void {
    signal(this.pid, name);
  }

  async ended(): Promise<void> {
    await until(`${this.name} has ended`, () => !this.isRunning, ENDED_MS);
  }

  /** Ends it and removes its directory. */
  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dir, { recursive: true, force: true });
  }

  private children(): number[] {
    return processes().flatMap(([pid, parent]) => (parent === this.pid ? [pid] : []));
  }
}

/** A service as tests hurt it: killed, frozen, and started again where it was. */
export abstract class TestService {
  constructor(protected readonly service: Service) {}

  abstract start(): Promise<void>;

  /** Ends it without a word. */
  kill(): Promise<void> {
    return this.service.kill();
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  freezes(): void {
    this.service.freezes();
  }

  thaws(): void {
    this.service.thaws();
  }

  /** Ends it and removes its data. */
  dispose(): Promise<void> {
    return this.service.dispose();
  }
}

/** Kills the program and removes its directory once this process is gone: then the pipe between the two ends. */
function guards(child: ChildProcess, pid: number, dir: string): void {
  const guard = spawn('sh', ['-c', 'read gone; kill -9 "$0"; rm -rf "$1"', String(pid), dir], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  guard.unref();
  (guard.stdin as Socket).unref();
  child.once('exit', () => guard.kill('SIGKILL'));
}

/** False where there is no such process any more. */
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}

/** Every process of this machine with its parent. */
function processes(): [number, number][] {
  if (!existsSync('/proc/self/stat'))
    return execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' })
      .split('\n')
      .map((line) => line.trim().split(/\s+/).map(Number) as [number, number]);
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => [Number(name), parentOf(name)]);
}

/** The name of a process stands in brackets and may hold anything; its state and its parent follow. */
function parentOf(name: string): number {
  try {
    return Number(readFileSync(`/proc/${name}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1]);
  } catch {
    return 0;
  }
}
