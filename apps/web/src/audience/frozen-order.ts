/** A row as it was when the order was taken; `no` is kept for rows whose question has gone since. */
export interface FrozenRow {
  id: string;
  no: number;
}

/** The order that is on the screen. It changes when the reader asks for it, never by itself. */
export interface FrozenOrder {
  rows: readonly FrozenRow[];
  /** Rows that came in with the latest flush, marked as new. */
  fresh: ReadonlySet<string>;
  /** Milliseconds. */
  takenAt: number;
}

/** An order older than this may be offered anew, in milliseconds. */
export const STALE_MS = 90_000;
/** After being hidden this long, coming back takes the new order, in milliseconds. */
export const AWAY_MS = 60_000;

/** Takes the order as it stands now. */
export function freeze(rows: readonly FrozenRow[], now: number, before?: FrozenOrder): FrozenOrder {
  const known = new Set(before?.rows.map(({ id }) => id));
  const fresh = new Set(before ? rows.filter(({ id }) => !known.has(id)).map(({ id }) => id) : []);
  return { rows, fresh, takenAt: now };
}

/** Appends what belongs to the same snapshot but came in a later page; nothing that stands moves. */
export function extend(frozen: FrozenOrder, rows: readonly FrozenRow[]): FrozenOrder {
  const added = missing(frozen, rows);
  return added.length === 0 ? frozen : { ...frozen, rows: [...frozen.rows, ...added] };
}

/** What waits behind the pill. */
export function missing(frozen: FrozenOrder, rows: readonly FrozenRow[]): FrozenRow[] {
  const known = new Set(frozen.rows.map(({ id }) => id));
  return rows.filter(({ id }) => !known.has(id));
}

/** True when the order is old and the first three would be others by now. */
export function hasMoved(frozen: FrozenOrder, rows: readonly FrozenRow[], now: number): boolean {
  if (now - frozen.takenAt < STALE_MS) return false;
  return [0, 1, 2].some((place) => frozen.rows[place]?.id !== rows[place]?.id);
}

/** Whether coming back to the page takes the new order: away for long, and nothing in the list in use. */
export function mayFlushOnReturn(hiddenMs: number, somethingFocused: boolean): boolean {
  return hiddenMs >= AWAY_MS && !somethingFocused;
}
