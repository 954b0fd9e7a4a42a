import {
  OutcomeUnknown,
  SlugTaken,
  StoreConflict,
  StoreInUse,
  StoreMisuse,
  StoreUnavailable,
  StoreUnfit,
} from './errors.js';

const CLASSES = {
  StoreConflict,
  StoreUnavailable,
  OutcomeUnknown,
  StoreMisuse,
  SlugTaken,
  StoreInUse,
  StoreUnfit,
};

/** An error on its way between threads. */
export interface WrittenError {
  name: keyof typeof CLASSES;
  message: string;
}

interface Traces {
  name?: unknown;
  code?: unknown;
  severity?: unknown;
  table?: unknown;
  detail?: unknown;
  message?: unknown;
  driverError?: unknown;
}

function traces(error: unknown): Traces {
  return typeof error === 'object' && error !== null ? error : {};
}

/** What the driver itself threw, whichever way it was wrapped. */
function inner(error: unknown): Traces {
  const outer = traces(error);
  return outer.driverError === undefined ? outer : traces(outer.driverError);
}

/** The database's own code, such as `SQLITE_FULL` or `POSTGRES_53100`; undefined where it did not say anything. */
export function databaseCode(error: unknown): string | undefined {
  const { code, severity } = inner(error);
  if (typeof code !== 'string') return undefined;
  if (code.startsWith('SQLITE_')) return code;
  return severity === undefined ? undefined : `POSTGRES_${code}`;
}

/** Whether a statement failed because a row with this unique column (`table.column`, of several the first) is already there. */
export function isTaken(error: unknown, column: string): boolean {
  const code = databaseCode(error);
  if (code === 'POSTGRES_23505') {
    const { table, detail } = inner(error);
    const [, first] = /\("?(\w+)/.exec(String(detail)) ?? [];
    return `${String(table)}.${first}`.includes(column);
  }
  if (code !== 'SQLITE_CONSTRAINT_UNIQUE' && code !== 'SQLITE_CONSTRAINT_PRIMARYKEY') return false;
  return String(traces(error).message).includes(column);
}

function isOurs(error: unknown): error is Error {
  return Object.values(CLASSES).some((known) => error instanceof known);
}

/**
 * Any failure as one of the store's own errors. What the database refuses by its constraints, or the mapper by its
 * checks, is the caller's mistake; everything else means that the disk or the database is not there for us now.
 */
export function asStoreError(error: unknown): Error {
  if (isOurs(error)) return error;
  const { name, message } = traces(error);
  const code = databaseCode(error);
  const said = typeof message === 'string' ? message : String(error);
  if (/^(SQLITE_CONSTRAINT|POSTGRES_2[23])/.test(code ?? '') || name === 'TypeORMError')
    return new StoreMisuse(said, { cause: error });
  return new StoreUnavailable(code ? `${code}: ${said}` : said, { cause: error });
}

/**
 * Whether a connection has to be given up after this error: nobody knows any more where it stands. What the store or the
 * database itself said of a statement leaves it as it was, unless it says that the connection ends.
 */
export function isConnectionLost(error: unknown): boolean {
  if (error instanceof OutcomeUnknown) return true;
  if (isOurs(error) || traces(error).name === 'TypeORMError') return false;
  const code = databaseCode(error);
  return code === undefined || /^POSTGRES_(08|57|58|XX)/.test(code);
}

/** An error as data for another thread. */
export function writeError(error: unknown): WrittenError {
  const own = asStoreError(error);
  return { name: own.name as WrittenError['name'], message: own.message };
}

/** The same error again, of the same class, on this side. */
export function readError({ name, message }: WrittenError): Error {
  return new CLASSES[name](message);
}
