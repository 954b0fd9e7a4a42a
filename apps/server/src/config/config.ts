import { z } from 'zod';

const count = z.coerce.number().int().min(0);
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const milliseconds = z.coerce.number().int().min(100).max(600_000);
const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

const flag = z
  .enum(['true', 'false', ''])
  .default('')
  .transform((said) => said === 'true');
/** Domains of e-mail addresses, in small letters; `*` for all. */
const domains = z
  .string()
  .default('')
  .transform((list) =>
    list
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
  )
  .pipe(
    z.array(z.string().regex(/^(\*|[a-z0-9-]+(\.[a-z0-9-]+)+)$/, 'list domains such as example.org, or *')),
  );

/** The only reader of the environment. A wrong value stops the start with one message that lists every fault. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: optional(
    z.url({ protocol: /^postgres(ql)?$/, error: 'give postgres://…, or leave it empty' }),
  ),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/, error: 'give redis://…, or leave it empty' })),
  SECRET: optional(z.string().min(32)),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string().min(8).max(256)),
  OIDC_ISSUER: optional(z.url({ protocol: /^https?$/ })),
  OIDC_CLIENT_ID: optional(z.string().max(300)),
  OIDC_CLIENT_SECRET: optional(z.string().max(1_000)),
  OIDC_NAME: optional(z.string().trim().max(40)),
  OIDC_ALLOWED: domains,
  OIDC_CREATE: flag,
  PROGRAMME: optional(z.string()),
  CHROMIUM: optional(z.string()),
  TRUST_PROXY: count.max(10).default(0),
  SOCKET_PING_INTERVAL_MS: milliseconds.default(10_000),
  SOCKET_PING_TIMEOUT_MS: milliseconds.default(15_000),
  SOCKET_CONNECT_TIMEOUT_MS: milliseconds.default(10_000),
  SOCKET_MAX_BYTES: z.coerce.number().int().min(16_384).max(1_048_576).default(65_536),
  LIMIT_JOINS_PER_MINUTE: count.default(3_000),
  LIMIT_SESSION_JOINS_PER_MINUTE: count.default(3_000),
  LIMIT_JOINS_PER_HALL: count.default(12_000),
  LIMIT_COMMANDS_PER_SECOND: count.default(10),
  LIMIT_READS_PER_MINUTE: count.optional(),
  LIMIT_LOGINS_PER_QUARTER_HOUR: count.default(5),
  LIMIT_CONNECTIONS: count.default(30_000),
  LIMIT_NAMELESS_PER_ADDRESS: count.optional(),
  LIMIT_READERS_PER_ADDRESS: count.optional(),
  LIMIT_SOCKETS_PER_ROOM: count.optional(),
  LIMIT_SOCKETS_PER_PERSON: count.default(5),
  LIMIT_LATE_MS: count.optional(),
  RETENTION_TOKENS_HOURS: count.max(876_000).default(24),
  RETENTION_BALLOTS_DAYS: count.max(36_500).default(7),
  RETENTION_QUESTIONS_DAYS: count.max(36_500).default(365),
  RETENTION_BACKUPS_DAYS: count.max(36_500).default(30),
  BACKUP_EVERY_HOURS: count.max(876_000).default(24),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json']).default(process.stdout.isTTY ? 'pretty' : 'json'),
});

/** A provider of single sign-on (OpenID Connect). `create`: whoever it vouches for gets an account. */
export interface SignOnSettings {
  issuer: string;
  clientId: string;
  clientSecret: string | undefined;
  name: string;
  allowed: string[];
  create: boolean;
}

/** The settings of this process (contract section 8). Durations in milliseconds; a limit of 0 is no limit. */
export class Config {
  port = 3000;
  host = '0.0.0.0';
  /** What links and QR codes say, and the only origin on which cookies count. No slash at the end. */
  publicUrl = 'http://localhost:3000';
  /** Whether `PUBLIC_URL` was given; if not, an origin equal to the request's own Host is allowed for seat tokens. */
  publicUrlGiven = false;
  dataDir = './data';
  /** A PostgreSQL database in place of the one in the data directory. */
  databaseUrl: string | undefined;
  /** Where the nodes of one database tell each other what is new; without it this is the only one. */
  redisUrl: string | undefined;
  secret: string | undefined;
  admin: { email: string; password: string } | undefined;
  /** The provider of single sign-on. `allowed` are domains of e-mail addresses, empty for any account that is here. */
  oidc: SignOnSettings | undefined;
  /** Path of the programme document of the first start, `none` for nothing, undefined for the bundled one. */
  programme: string | undefined;
  /** Path of the Chromium that prints reports as PDF; undefined for one at the usual places. */
  chromium: string | undefined;
  trustProxy = 0;
  socket = { pingIntervalMs: 10_000, pingTimeoutMs: 15_000, connectTimeoutMs: 10_000, maxBytes: 65_536 };
  /**
   * Beyond `joinsPerMinute` from one address newcomers prove some work; 0 leaves that out with all of `door`.
   * `readsPerMinute` are readings of rooms over HTTP from one address without a seat: once for each phone of a hall.
   */
  limits = { joinsPerMinute: 3_000, commandsPerSecond: 10, readsPerMinute: 12_000, loginsPerQuarterHour: 5 };
  door = {
    /** Newcomers of one session, from everywhere; as many as are in already may always come. */
    sessionJoinsPerMinute: 3_000,
    /** Newcomers from one address into one session in a day. */
    joinsPerHall: 12_000,
  };
  crowd = {
    /** Connections of this process. */
    connections: 30_000,
    /** Connections from one address that have not said what they want: a hall whose phones all come back at once. */
    namelessPerAddress: 3_000,
    /** Sockets from one address that read without a seat: a hall full of them. */
    readersPerAddress: 12_000,
    socketsPerRoom: 12_000,
    /** Of one participant; a link of a hub or of staff may have four times as many. */
    socketsPerPerson: 5,
    /** How late this process may be with everything before it lets phones wait outside. */
    lateMs: 500,
  };
  /** How long after the close of a session what is kept, and backups; 0: for good. */
  retention = {
    seatsMs: DAY_MS,
    ballotsMs: 7 * DAY_MS,
    wordsMs: 365 * DAY_MS,
    backupsMs: 30 * DAY_MS,
    /** How often a backup is made by itself; 0: never. */
    backupEveryMs: DAY_MS,
  };
  log: { level: string; format: 'pretty' | 'json' } = { level: 'info', format: 'json' };
}

/** Reads and checks the environment. Throws one error whose message lists every faulty variable. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = Environment.safeParse(env);
  const faults = parsed.success
    ? []
    : parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`);
  if (Boolean(env['ADMIN_EMAIL']) !== Boolean(env['ADMIN_PASSWORD']))
    faults.push('  ADMIN_EMAIL, ADMIN_PASSWORD: give both or none');
  faults.push(...nodeFaults(env));
  if (parsed.success) faults.push(...signOnFaults(parsed.data));
  if (!parsed.success || faults.length > 0) throw new Error(`Wrong settings:\n${faults.join('\n')}`);
  const given = parsed.data;
  const publicUrl = (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, '');
  return Object.assign(new Config(), {
    port: given.PORT,
    host: given.HOST,
    publicUrl,
    publicUrlGiven: given.PUBLIC_URL !== undefined,
    dataDir: given.DATA_DIR,
    databaseUrl: given.DATABASE_URL,
    redisUrl: given.REDIS_URL,
    secret: given.SECRET,
    admin:
      given.ADMIN_EMAIL && given.ADMIN_PASSWORD
        ? { email: given.ADMIN_EMAIL, password: given.ADMIN_PASSWORD }
        : undefined,
    oidc: signOnOf(given),
    programme: given.PROGRAMME,
    chromium: given.CHROMIUM,
    trustProxy: given.TRUST_PROXY,
    socket: {
      pingIntervalMs: given.SOCKET_PING_INTERVAL_MS,
      pingTimeoutMs: given.SOCKET_PING_TIMEOUT_MS,
      connectTimeoutMs: given.SOCKET_CONNECT_TIMEOUT_MS,
      maxBytes: given.SOCKET_MAX_BYTES,
    },
    limits: {
      joinsPerMinute: given.LIMIT_JOINS_PER_MINUTE,
      commandsPerSecond: given.LIMIT_COMMANDS_PER_SECOND,
      readsPerMinute: openOr(given, given.LIMIT_READS_PER_MINUTE, 12_000),
      loginsPerQuarterHour: given.LIMIT_LOGINS_PER_QUARTER_HOUR,
    },
    door: {
      sessionJoinsPerMinute: given.LIMIT_SESSION_JOINS_PER_MINUTE,
      joinsPerHall: given.LIMIT_JOINS_PER_HALL,
    },
    crowd: {
      connections: given.LIMIT_CONNECTIONS,
      socketsPerPerson: given.LIMIT_SOCKETS_PER_PERSON,
      ...doorOf(given),
    },
    retention: {
      seatsMs: given.RETENTION_TOKENS_HOURS * HOUR_MS,
      ballotsMs: given.RETENTION_BALLOTS_DAYS * DAY_MS,
      wordsMs: given.RETENTION_QUESTIONS_DAYS * DAY_MS,
      backupsMs: given.RETENTION_BACKUPS_DAYS * DAY_MS,
      backupEveryMs: given.BACKUP_EVERY_HOURS * HOUR_MS,
    },
    log: { level: given.LOG_LEVEL, format: given.LOG_FORMAT },
  });
}

/** Whoever switches off how many may join opens the whole door, but for what was set all the same. */
function openOr({ LIMIT_JOINS_PER_MINUTE: joins }: Given, set: number | undefined, usual: number): number {
  return set ?? (joins === 0 ? 0 : usual);
}

function doorOf(given: Given) {
  const limit = (set: number | undefined, usual: number) => openOr(given, set, usual);
  return {
    namelessPerAddress: limit(given.LIMIT_NAMELESS_PER_ADDRESS, 3_000),
    readersPerAddress: limit(given.LIMIT_READERS_PER_ADDRESS, 12_000),
    socketsPerRoom: limit(given.LIMIT_SOCKETS_PER_ROOM, 12_000),
    lateMs: limit(given.LIMIT_LATE_MS, 500),
  };
}

type Given = z.output<typeof Environment>;

function signOnOf(given: Given): SignOnSettings | undefined {
  if (given.OIDC_ISSUER === undefined || given.OIDC_CLIENT_ID === undefined) return undefined;
  return {
    issuer: given.OIDC_ISSUER,
    clientId: given.OIDC_CLIENT_ID,
    clientSecret: given.OIDC_CLIENT_SECRET,
    name: given.OIDC_NAME ?? new URL(given.OIDC_ISSUER).host,
    allowed: given.OIDC_ALLOWED,
    create: given.OIDC_CREATE,
  };
}

/** Nodes that share rooms share their database, and what their cookies and seats are signed with. */
function nodeFaults(env: NodeJS.ProcessEnv): string[] {
  if (!env['REDIS_URL']) return [];
  const faults = [
    !env['DATABASE_URL'] && '  REDIS_URL: several nodes need a DATABASE_URL that they share',
    !env['SECRET'] && '  REDIS_URL: several nodes need a SECRET that they share',
  ];
  return faults.filter((fault) => fault !== false);
}

/** What is wrong with the settings of single sign-on, taken together. */
function signOnFaults(given: Given): string[] {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_ALLOWED: allowed, OIDC_CREATE: create } = given;
  const others = [clientId, given.OIDC_CLIENT_SECRET, given.OIDC_NAME, allowed.length > 0, create];
  if (issuer === undefined)
    return others.some(Boolean) ? ['  OIDC_ISSUER: the other settings of OIDC need it'] : [];
  const { protocol, hostname } = new URL(issuer);
  const isHere = /^(localhost|127(\.\d+){3}|\[::1\])$/.test(hostname);
  const faults = [
    clientId === undefined && '  OIDC_CLIENT_ID: give it with OIDC_ISSUER',
    protocol === 'http:' && !isHere && '  OIDC_ISSUER: give an https address (http only on this machine)',
    create && allowed.length === 0 && '  OIDC_CREATE: say in OIDC_ALLOWED for which domains, or *',
  ];
  return faults.filter((fault) => fault !== false);
}
