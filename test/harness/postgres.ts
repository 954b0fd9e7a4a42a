import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { freePort } from './free-port.js';
import { placeOf, Service, TestService, type Account } from './service.js';

const SUPERUSER = 'openfloor';
/** Whom the databases belong to: nobody who may do everything, like a server in operation. */
const OWNER = 'server';
const STRANGER = 'stranger';

/** How PostgreSQL is asked to end: when all have left, after it has ended all, at once. */
export type Shutdown = 'smart' | 'fast' | 'immediate';
const SIGNALS = { smart: 'SIGTERM', fast: 'SIGINT', immediate: 'SIGQUIT' } as const;

/** Asks one statement and gives its rows. */
export type Query = <R extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<R[]>;

/** A PostgreSQL of its own on a free port of loopback; it can be killed, frozen and started again on the same data. */
export class TestPostgres extends TestService {
  private databases = 0;

  private constructor(
    private readonly port: number,
    private readonly settings: Record<string, string>,
  ) {
    super(new Service('postgres', nobodySpecial()));
  }

  /** Makes a cluster and starts it; `settings` are PostgreSQL's own. */
  static async start(settings: Record<string, string> = {}): Promise<TestPostgres> {
    const postgres = new TestPostgres(await freePort(), settings);
    try {
      postgres.initialise();
      await postgres.start();
      await postgres.query(`CREATE ROLE ${OWNER} LOGIN; CREATE ROLE ${STRANGER} LOGIN`);
      return postgres;
    } catch (error) {
      await postgres.dispose();
      throw error;
    }
  }

  get log(): string {
    return this.service.log;
  }

  async start(): Promise<void> {
    const settings = {
      listen_addresses: '127.0.0.1',
      port: String(this.port),
      unix_socket_directories: this.service.dir,
      shared_buffers: '16MB',
      max_connections: '60',
      fsync: 'on',
      ...this.settings,
    };
    const args = [
      '-D',
      this.data,
      ...Object.entries(settings).flatMap(([name, set]) => ['-c', `${name}=${set}`]),
    ];
    await this.service.start(join(placeOf('POSTGRES_BIN'), 'postgres'), args, () => this.query('SELECT 1'));
  }

  /** The address of a new empty database. */
  async freshDatabase(): Promise<string> {
    const name = `openfloor_${(this.databases += 1)}`;
    await this.query(`CREATE DATABASE ${name} OWNER ${OWNER}`);
    return this.address(name, OWNER);
  }

  /** One statement as the superuser, in the database of this address. */
  query<R extends pg.QueryResultRow>(sql: string, url = this.address('postgres')): Promise<R[]> {
    return this.at(url, (query) => query<R>(sql));
  }

  /** Several statements of the superuser on one connection. */
  async at<T>(url: string, act: (query: Query) => Promise<T>): Promise<T> {
    const { pathname } = new URL(url);
    const client = new pg.Client({ connectionString: this.address(pathname.slice(1)) });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return await act(async (sql, values) => (await client.query(sql, values)).rows as never[]);
    } finally {
      await client.end().catch(() => undefined);
    }
  }

  /** As an administrator would. A smart end waits for all who are connected. */
  async shutsDown(how: Shutdown): Promise<void> {
    this.service.signals(SIGNALS[how]);
    await this.service.ended();
  }

  /** An administrator ends every connection of the servers; gives how many there were. */
  async endsConnections(): Promise<number> {
    const ended = await this.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '${OWNER}'`,
    );
    return ended.length;
  }

  /** A stranger takes every connection that there is, and each that becomes free, until `leaves` is called. */
  async crowdedOut(): Promise<{ taken(): number; leaves(): Promise<void> }> {
    const held: pg.Client[] = [];
    let isOver = false;
    const takes = async () => {
      const client = new pg.Client({ connectionString: this.address('postgres', STRANGER) });
      client.on('error', () => undefined);
      await client.connect();
      held.push(client);
    };
    const takesAll = async (): Promise<void> => {
      while (!isOver) await takes().catch(() => new Promise((resolve) => setTimeout(resolve, 5)));
    };
    const taking = Promise.all([takesAll(), takesAll()]);
    const leaves = async () => {
      isOver = true;
      await taking;
      await Promise.all(held.map((client) => client.end().catch(() => undefined)));
    };
    return { taken: () => held.length, leaves };
  }

  /** Whether its files are whole, by the `integrityCheck` that there is. */
  async integrity(url: string): Promise<string> {
    const { pathname } = new URL(url);
    const amcheck = amcheckFile();
    if (!existsSync(amcheck)) return this.readsAll(url);
    try {
      const where = ['-h', '127.0.0.1', '-p', String(this.port), '-U', SUPERUSER];
      execFileSync(amcheck, [...where, '--install-missing', '--heapallindexed', pathname.slice(1)], {
        encoding: 'utf8',
        stdio: 'pipe',
      });
      return 'ok';
    } catch (error) {
      return `pg_amcheck: ${String((error as { stdout?: string }).stdout || error)}`;
    }
  }

  private get data(): string {
    return join(this.service.dir, 'data');
  }

  private initialise(): void {
    const account = nobodySpecial();
    if (account.uid !== undefined) chownSync(this.service.dir, account.uid, account.gid ?? account.uid);
    const how = ['--auth=trust', '--encoding=UTF8', '--locale=C', '--no-sync', '-U', SUPERUSER];
    execFileSync(join(placeOf('POSTGRES_BIN'), 'initdb'), [...how, '-D', this.data], {
      cwd: this.service.dir,
      stdio: 'pipe',
      ...account,
    });
  }

  private address(database: string, role = SUPERUSER): string {
    return `postgres://${role}@127.0.0.1:${this.port}/${database}`;
  }

  private async readsAll(url: string): Promise<string> {
    const tables = await this.query<{ name: string }>(
      "SELECT quote_ident(tablename) AS name FROM pg_tables WHERE schemaname = 'public'",
      url,
    );
    for (const { name } of tables) await this.query(`SELECT count(t::text) FROM ${name} AS t`, url);
    return 'ok';
  }
}

/** What the files are checked by: `pg_amcheck` where it is there, else every row of every table is read. */
export function integrityCheck(): 'pg_amcheck' | 'reading every row' {
  return existsSync(amcheckFile()) ? 'pg_amcheck' : 'reading every row';
}

function amcheckFile(): string {
  return join(placeOf('POSTGRES_BIN'), 'pg_amcheck');
}

/** PostgreSQL does not run as root: then as the account of that name, or as nobody. */
function nobodySpecial(): Account {
  if (process.getuid?.() !== 0) return {};
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const account = ['postgres', 'nobody'].flatMap((name) => accounts.filter(([called]) => called === name))[0];
  return { uid: Number(account?.[2]), gid: Number(account?.[3]) };
}
