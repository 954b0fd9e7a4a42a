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
