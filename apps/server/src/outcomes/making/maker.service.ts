import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Job } from './job.js';
import { make } from './make.js';
import type { Asked, Made } from './making-thread.js';

/** So many jobs may wait; beyond, whoever asks comes again. */
const MOST_WAITING = 24;
/** A thread that has nothing to do for so long ends. */
const IDLE_MS = 60_000;
/** No file takes so long, however large the session; a thread that does is ended. */
const LONGEST_MS = 30_000;
const THREAD = new URL('./making-thread.js', import.meta.url);

interface Waiting {
  resolve(bytes: Uint8Array): void;
  reject(error: Error): void;
  late: NodeJS.Timeout;
}

/**
 * Makes reports and exports in a thread of its own, so that the rooms go on meanwhile. Where there is no compiled thread, as
 * in tests, it makes them here.
 */
@Injectable()
export class Maker implements OnApplicationShutdown {
  /** Where the compiled thread is. */
  protected readonly thread: URL = THREAD;
  private readonly waiting = new Map<number, Waiting>();
  private worker: Worker | undefined;
  private idle: NodeJS.Timeout | undefined;
  private lastId = 0;

  /** Refuses `BUSY` where too many wait; rejects with what went wrong. */
  async make(job: Job): Promise<Uint8Array> {
    if (this.waiting.size >= MOST_WAITING)
      throw new Refusal('BUSY', 'too many reports and exports are being made', undefined, 2_000);
    return existsSync(fileURLToPath(this.thread)) ? this.ask(job) : make(job);
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.idle);
    await this.worker?.terminate();
  }

  private ask(job: Job): Promise<Uint8Array> {
    clearTimeout(this.idle);
    const worker = (this.worker ??= this.launch());
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const tooLong = new Error('making a file took too long');
      const late = setTimeout(() => this.end(worker, tooLong), LONGEST_MS * (this.waiting.size + 1));
      late.unref();
      this.waiting.set(id, { resolve, reject, late });
      worker.postMessage({ id, ...job } satisfies Asked);
    });
  }

  private launch(): Worker {
    const worker = new Worker(this.thread, { resourceLimits: { maxOldGenerationSizeMb: 512 } });
    let cause: Error | undefined;
    worker.on('message', (made: Made) => this.settle(made));
    worker.on('error', (error: Error) => (cause = error));
    worker.on('exit', () => this.ended(worker, cause ?? new Error('the thread that makes reports ended')));
    worker.unref();
    return worker;
  }

  private settle(made: Made): void {
    const waiting = this.waiting.get(made.id);
    this.waiting.delete(made.id);
    clearTimeout(waiting?.late);
    if ('bytes' in made) waiting?.resolve(made.bytes);
    else waiting?.reject(new Error(made.fault));
    if (this.waiting.size > 0) return;
    this.idle = setTimeout(() => this.worker && this.end(this.worker, new Error('idle')), IDLE_MS);
    this.idle.unref();
  }

  /** Ends a thread, which takes a while: whoever asks meanwhile is given another. */
  private end(worker: Worker, cause: Error): void {
    this.ended(worker, cause);
    void worker.terminate();
  }

  private ended(worker: Worker, cause: Error): void {
    if (this.worker !== worker) return;
    this.worker = undefined;
    const unanswered = [...this.waiting.values()];
    this.waiting.clear();
    for (const { reject, late } of unanswered) {
      clearTimeout(late);
      reject(cause);
    }
  }
}
