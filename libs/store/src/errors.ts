/** Another node moved the session row first: catch up and run the turn again. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict';
}

/** Nothing was written, and it is known: disk full, read-only, busy past its timeout. The old room stands. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';
}

/** Nobody knows whether the transaction was committed: the room must be read again before the next turn. */
export class OutcomeUnknown extends Error {
  override readonly name = 'OutcomeUnknown';
}

/** The caller handed over what the store does not take, such as an id that is no text. Nothing was written. */
export class StoreMisuse extends Error {
  override readonly name = 'StoreMisuse';
}

/** Another session already has this slug. Nothing was written; another slug will do. */
export class SlugTaken extends Error {
  override readonly name = 'SlugTaken';
}

/** Another process has this data directory open; the message names it. */
export class StoreInUse extends Error {
  override readonly name = 'StoreInUse';
}

/** The database cannot be trusted as it is: a damaged file, a setting that does not hold, tables of a newer version. */
export class StoreUnfit extends Error {
  override readonly name = 'StoreUnfit';
}
