import { parentPort } from 'node:worker_threads';
import type { Job } from './job.js';
import { make } from './make.js';

/** What a thread is asked, and what it answers. */
export interface Asked extends Job {
  id: number;
}
export type Made = { id: number; bytes: Uint8Array } | { id: number; fault: string };

parentPort?.on('message', ({ id, ...job }: Asked) => {
  void make(job).then(
    (bytes) => parentPort?.postMessage({ id, bytes } satisfies Made),
    (error: unknown) =>
      parentPort?.postMessage({
        id,
        fault: error instanceof Error ? (error.stack ?? error.message) : String(error),
      }),
  );
});
