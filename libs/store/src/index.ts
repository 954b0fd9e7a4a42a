export * from './ports.js';
export * from './errors.js';
export type { Fault, FaultPoint } from './connection.js';
export { DATABASE_FILE } from './core.js';
export { openStore, openStoreHere, type HereOptions, type StoreOptions } from './open.js';
export { ERASURES_FILE } from './erasures.js';
export { restoreBackup, takeBackup, type RestoredBackup } from './restore.js';
export { lookInto, type Looked } from './look.js';
export { receiptMark } from './receipt-mark.js';
