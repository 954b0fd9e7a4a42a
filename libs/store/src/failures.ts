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
  message?: unknown;
  driverError?: unknown;
}

function traces(error: unknown): Traces {
  return typeof error === 'object' && error !== null ? error : {};
}

/** The database's own code such as `SQLITE_FULL`, whichever way the error was wrapped. */
export function databaseCode(error: unknown): string | undefined {
  const outer = traces(error);
  const { code } = outer.driverError === undefined ? outer : traces(outer.driverError);
  return typeof code === 'string' && code.startsWith('SQLITE_') ? code : undefined;
}

/** Whether a statement failed because a row with this unique column (`table.column`) is already there. */
export function isTaken(error: unknown, column: string): boolean {
  const code = databaseCode(error);
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
  if (code?.startsWith('SQLITE_CONSTRAINT') || name === 'TypeORMError')
    return new StoreMisuse(said, { cause: error });
  return new StoreUnavailable(code ? `${code}: ${said}` : said, { cause: error });
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
