import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { freePort } from './free-port.js';

const FILE = join(import.meta.dirname, 'provider-process.mjs');

/** Who is logged in at the provider the next time somebody comes. */
export type Vouching =
  { sub: string; claims: { email?: string; email_verified?: boolean; name?: string } } | { deny: true };

/** A provider of single sign-on in a process of its own on loopback, whose logins are said in advance. */
export class TestProvider {
  private constructor(
    readonly issuer: string,
    private readonly child: ChildProcess,
  ) {}

  static readonly client = {
    clientId: 'openfloor',
    clientSecret: 'a secret of the client that is long enough',
  };

  static async start(): Promise<TestProvider> {
    const port = await freePort();
    const settings = JSON.stringify({ port, ...TestProvider.client });
    const child = spawn(process.execPath, ['--no-warnings', FILE, settings], {
      env: { ...process.env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let said = '';
    await new Promise<void>((ready, failed) => {
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.stdout.on('data', (chunk: Buffer) => chunk.toString().includes('ready') && ready());
      child.once('exit', () => failed(new Error(`the provider ended: ${said}`)));
    });
    return new TestProvider(`http://127.0.0.1:${port}`, child);
  }

  /** The settings of a server that signs in here. */
  get settings(): Record<string, string> {
    return {
      OIDC_ISSUER: this.issuer,
      OIDC_CLIENT_ID: TestProvider.client.clientId,
      OIDC_CLIENT_SECRET: TestProvider.client.clientSecret,
      OIDC_NAME: 'The Institute',
    };
  }

  /** Knows the server under test, which takes answers at this address. */
  serves(redirectUri: string): Promise<void> {
    return this.tell('/client', { redirectUri });
  }

  /** Says who is logged in from now on. */
  vouch(next: Vouching): Promise<void> {
    return this.tell('/as', next);
  }

  private async tell(path: string, what: object): Promise<void> {
    await fetch(`${this.issuer}${path}`, { method: 'POST', body: JSON.stringify(what) });
  }

  /** Ends it. */
  async end(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.child.once('exit', resolve));
    this.child.kill('SIGKILL');
    await ended;
  }
}
