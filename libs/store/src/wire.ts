import type { CallName } from './calls.js';
import type { WrittenError } from './failures.js';

/** What a worker is started with. */
export interface WorkerStart {
  dataDir: string;
  databaseUrl: string | undefined;
  readOnly: boolean;
}

/** To the worker: one call, or the wish to end. */
export interface Question {
  id: number;
  name: CallName | 'close';
  args: unknown[];
}

/** From the worker: it is open, it could not open, or the answer to one question. */
export type Answer =
  | { is: 'open' }
  | { is: 'refused'; error: WrittenError }
  | { is: 'done'; id: number; value: unknown }
  | { is: 'failed'; id: number; error: WrittenError };
