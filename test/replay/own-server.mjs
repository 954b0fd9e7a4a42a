/** A server of the replay's own over a data directory of its own, which can be killed and comes back on the same port. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../bench/free-port.mjs';

const MAIN = join(import.meta.dirname, '../../dist/node/apps/server/src/main.js');
const ADMIN = { email: 'replay@example.org', password: 'correct horse battery' };
const READY_MS = 60_000;

export class OwnServer {
  /** `main` is another entry than the product's own; `env` settings beside the replay's, undefined leaves one out. */
  static async start(main = MAIN, env = {}) {
    const server = new OwnServer(
      main,
      env,
      await freePort(),
      mkdtempSync(join(tmpdir(), 'openfloor-replay-')),
    );
    await server.begin();
    return server;
  }

  constructor(main, own, port, dataDir) {
    Object.assign(this, { main, own, port, dataDir, url: `http://127.0.0.1:${port}`, kills: [] });
    this.onExit = () => this.child?.kill('SIGKILL');
    process.once('exit', this.onExit);
  }

  async begin() {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(this.port),
      HOST: '127.0.0.1',
      PUBLIC_URL: this.url,
      DATA_DIR: this.dataDir,
      ADMIN_EMAIL: ADMIN.email,
      ADMIN_PASSWORD: ADMIN.password,
      PROGRAMME: 'none',
      LOG_LEVEL: 'error',
      LOG_FORMAT: 'json',
      LIMIT_JOINS_PER_MINUTE: '0',
      LIMIT_COMMANDS_PER_SECOND: '0',
      LIMIT_LOGINS_PER_QUARTER_HOUR: '0',
      ...this.own,
    };
    const child = spawn(process.execPath, [this.main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    this.child = child;
    const until = Date.now() + READY_MS;
    while (Date.now() < until) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`);
      const answer = await fetch(`${this.url}/health/ready`).catch(() => undefined);
      if (answer?.ok) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('the server was not ready in time');
  }

  /** `kill -9`, and another process over the same data. Remembers how long nobody was there (ms). */
  async kill() {
    const { child } = this;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    const startedAt = performance.now();
    await this.begin();
    this.kills.push(performance.now() - startedAt);
  }

  /** A personal access token of its organiser. */
  async token() {
    const login = await fetch(`${this.url}/api/v1/auth/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(ADMIN),
    });
    const cookie = login.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ');
    const made = await fetch(`${this.url}/api/v1/auth/tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'x-openfloor': '1', origin: this.url },
      body: JSON.stringify({ label: 'replay' }),
    });
    const { token } = await made.json();
    if (!token) throw new Error(`no token: ${login.status} ${made.status}`);
    return token;
  }

  async end() {
    process.off('exit', this.onExit);
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    if (this.child.exitCode === null && this.child.signalCode === null) {
      this.child.kill('SIGKILL');
      await ended;
    }
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
