import { isIP } from 'node:net';
import type { DoorLimits } from './doors/limits.js';

/** How a relay is started. What is not said is taken from its data, where it was kept at the first start. */
export interface Settings {
  /** Origin of the server, without a slash at the end. */
  upstream: string | undefined;
  /** Token of the hub's invitation. */
  token: string | undefined;
  port: number;
  address: string;
  dataDir: string;
  /** Whether `/status` is shown to others than this machine. */
  statusOpen: boolean;
  /** Wipe the data and end. */
  forget: boolean;
  /** What the doors hold, where it is not the usual. */
  limits?: DoorLimits;
}

/** The arguments cannot be used; the message lists every fault. */
export class WrongArguments extends Error {
  constructor(readonly faults: readonly string[]) {
    super(['These arguments cannot be used:', ...faults.map((fault) => `  ${fault}`), USAGE].join('\n'));
    this.name = 'WrongArguments';
  }
}

const USAGE = `
npm run relay -- --upstream https://SERVER --token TOKEN-OR-LINK
  --upstream URL   the server; of a whole link it is known by itself
  --token TOKEN    the invitation of the hub, or its whole link; needed at the first start alone
  --port 3100      where phones find the relay
  --address 0.0.0.0
  --data ./relay-data
  --status-open    show /status to everybody on this network, not to this machine alone
  --forget         wipe the data of the relay and end`;

const VALUES = ['upstream', 'token', 'port', 'address', 'data'] as const;
const FLAGS = ['status-open', 'forget'] as const;
type ValueName = (typeof VALUES)[number];
type FlagName = (typeof FLAGS)[number];

const TOKEN = /^[A-Za-z0-9_-]{20,400}$/;

/** Reads the arguments of the command line. Throws `WrongArguments` with all that is wrong. */
export function readArgv(argv: readonly string[]): Settings {
  const faults: string[] = [];
  const { values, flags } = sorted(argv, faults);
  const link = values.token?.includes('#') ? linkOf(values.token, faults) : undefined;
  const token = link ? link.token : values.token;
  if (token !== undefined && !TOKEN.test(token)) faults.push('--token is no token and no link');
  const settings: Settings = {
    upstream: values.upstream === undefined ? link?.origin : originOf(values.upstream, faults),
    token,
    port: portOf(values.port ?? '3100', faults),
    address: values.address ?? '0.0.0.0',
    dataDir: values.data ?? './relay-data',
    statusOpen: flags.has('status-open'),
    forget: flags.has('forget'),
  };
  if (isIP(settings.address) === 0) faults.push(`--address ${settings.address} is no address of a network`);
  if (settings.dataDir.trim() === '') faults.push('--data names no directory');
  if (faults.length > 0) throw new WrongArguments(faults);
  return settings;
}

interface Sorted {
  values: Partial<Record<ValueName, string>>;
  flags: Set<FlagName>;
}

function sorted(argv: readonly string[], faults: string[]): Sorted {
  const values: Sorted['values'] = {};
  const flags: Sorted['flags'] = new Set();
  const rest = [...argv];
  for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
    const [, name = '', , inline] = /^--([a-z-]+)(=(.*))?$/s.exec(word) ?? [];
    const isFlag = FLAGS.some((flag) => flag === name);
    if (isFlag && inline === undefined) flags.add(name as FlagName);
    else if (!VALUES.some((value) => value === name)) faults.push(`${word} is not known`);
    else {
      const value = inline ?? (rest[0]?.startsWith('--') ? undefined : rest.shift());
      if (value === undefined) faults.push(`--${name} needs a value`);
      else if (name in values) faults.push(`--${name} is given twice`);
      else values[name as ValueName] = value;
    }
  }
  return { values, flags };
}

function originOf(text: string, faults: string[]): string | undefined {
  try {
    const { protocol, origin } = new URL(text);
    if (protocol === 'http:' || protocol === 'https:') return origin;
  } catch {
    // Told below.
  }
  faults.push(`--upstream ${text} is no address that begins with http:// or https://`);
  return undefined;
}

function linkOf(text: string, faults: string[]): { origin?: string; token: string } {
  const at = text.indexOf('#');
  const token = text.slice(at + 1);
  if (at === 0) return { token };
  const wrong: string[] = [];
  const origin = originOf(text.slice(0, at), wrong);
  if (!origin) faults.push('--token is a link to no address');
  return origin ? { origin, token } : { token };
}

function portOf(text: string, faults: string[]): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  faults.push(`--port ${text} is no port`);
  return 0;
}
