import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.js';

const MAIN = join(import.meta.dirname, '../../dist/node/apps/server/src/main.js');
/** Far more than any start takes on a quiet machine; the long drills run on busy ones. */
const READY_MS = process.env['LONG'] === '1' ? 120_000 : 30_000;
export const ADMIN = { email: 'organiser@example.org', password: 'correct horse battery' };

export interface Links {
  audience: string;
  moderator: string;
  panellist: string;
  hub: string;
  stage: string;
}

/** The real server in a process of its own, over a data directory of its own; it can be killed and started again. */
export class TestServer {
  private child: ChildProcess | undefined;
  private output = '';

  private constructor(
    readonly port: number,
    readonly dataDir: string,
    private readonly env: Record<string, string>,
    private readonly main: string,
  ) {}

  /** Starts a server on a free port of loopback and waits until it is ready. */
  static async start(env: Record<string, string> = {}, main = MAIN): Promise<TestServer> {
    const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-'));
    const server = new TestServer(await freePort(), dataDir, env, main);
    await server.start();
    return server;
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

  /** The five links of the first start. */
  links(): Links {
    return JSON.parse(readFileSync(join(this.dataDir, 'first-links.json'), 'utf8')) as Links;
  }

  async start(): Promise<void> {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(this.port),
      HOST: '127.0.0.1',
      PUBLIC_URL: this.url,
      DATA_DIR: this.dataDir,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      LOG_LEVEL: 'warn',
      LOG_FORMAT: 'json',
      LIMIT_COMMANDS_PER_SECOND: '0',
      ...this.env,
    };
    const child = spawn(process.execPath, [this.main], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    this.child = child;
    const keep = (chunk: Buffer) => (this.output += chunk.toString());
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    await this.ready();
  }

  /** Sends a signal and waits for the end; gives the exit code, null after a kill. */
  async end(signal: NodeJS.Signals = 'SIGTERM'): Promise<number | null> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.once('exit', (code) => resolve(code)));
    child.kill(signal);
    return ended;
  }

  async restart(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    await this.end(signal);
    await this.start();
  }

  /** Ends it and removes its data. */
  async dispose(): Promise<void> {
    await this.end('SIGKILL');
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (this.child?.exitCode !== null) throw new Error(`the server ended: ${this.output}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`the server was not ready: ${this.output}`);
  }
}
