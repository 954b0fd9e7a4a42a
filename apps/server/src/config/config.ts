import { z } from 'zod';

const count = z.coerce.number().int().min(0);
const milliseconds = z.coerce.number().int().min(100).max(600_000);
const optional = (schema: z.ZodType<string>) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** The only reader of the environment. A wrong value stops the start with one message that lists every fault. */
const Environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: optional(
    z.string().refine((url) => url === '', { error: 'PostgreSQL is not offered; leave it empty' }),
  ),
  REDIS_URL: optional(
    z.string().refine((url) => url === '', { error: 'several nodes are not offered; leave it empty' }),
  ),
  SECRET: optional(z.string().min(32)),
  ADMIN_EMAIL: optional(z.email()),
  ADMIN_PASSWORD: optional(z.string().min(8).max(256)),
  PROGRAMME: optional(z.string()),
  TRUST_PROXY: count.max(10).default(0),
  SOCKET_PING_INTERVAL_MS: milliseconds.default(10_000),
  SOCKET_PING_TIMEOUT_MS: milliseconds.default(15_000),
  SOCKET_CONNECT_TIMEOUT_MS: milliseconds.default(10_000),
  SOCKET_MAX_BYTES: z.coerce.number().int().min(16_384).max(1_048_576).default(65_536),
  LIMIT_JOINS_PER_MINUTE: count.default(3_000),
  LIMIT_COMMANDS_PER_SECOND: count.default(10),
  LIMIT_LOGINS_PER_QUARTER_HOUR: count.default(5),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  LOG_FORMAT: z.enum(['pretty', 'json']).default(process.stdout.isTTY ? 'pretty' : 'json'),
});

/** The settings of this process (contract section 8). Durations in milliseconds; a limit of 0 is no limit. */
export class Config {
  port = 3000;
  host = '0.0.0.0';
  /** What links and QR codes say, and the only origin on which cookies count. No slash at the end. */
  publicUrl = 'http://localhost:3000';
  /** Whether `PUBLIC_URL` was given; if not, an origin equal to the request's own Host is allowed for seat tokens. */
  publicUrlGiven = false;
  dataDir = './data';
  secret: string | undefined;
  admin: { email: string; password: string } | undefined;
  /** Path of the programme document of the first start, `none` for nothing, undefined for the bundled one. */
  programme: string | undefined;
  trustProxy = 0;
  socket = { pingIntervalMs: 10_000, pingTimeoutMs: 15_000, connectTimeoutMs: 10_000, maxBytes: 65_536 };
  limits = { joinsPerMinute: 3_000, commandsPerSecond: 10, loginsPerQuarterHour: 5 };
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
  if (!parsed.success || faults.length > 0) throw new Error(`Wrong settings:\n${faults.join('\n')}`);
  const given = parsed.data;
  const publicUrl = (given.PUBLIC_URL ?? `http://localhost:${given.PORT}`).replace(/\/+$/, '');
  return Object.assign(new Config(), {
    port: given.PORT,
    host: given.HOST,
    publicUrl,
    publicUrlGiven: given.PUBLIC_URL !== undefined,
    dataDir: given.DATA_DIR,
    secret: given.SECRET,
    admin:
      given.ADMIN_EMAIL && given.ADMIN_PASSWORD
        ? { email: given.ADMIN_EMAIL, password: given.ADMIN_PASSWORD }
        : undefined,
    programme: given.PROGRAMME,
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
      loginsPerQuarterHour: given.LIMIT_LOGINS_PER_QUARTER_HOUR,
    },
    log: { level: given.LOG_LEVEL, format: given.LOG_FORMAT },
  });
}
