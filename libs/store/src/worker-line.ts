import { Worker } from 'node:worker_threads';
import { ROADS, type CallName } from './calls.js';
import { OutcomeUnknown, StoreUnavailable } from './errors.js';
import { asStoreError, readError } from './failures.js';
import type { Answer, Question, WorkerStart } from './wire.js';

/** So many ends of the thread within `CRASH_SPAN_MS`, and the line stays dead. */
const CRASHES = 3;
const CRASH_SPAN_MS = 60_000;

interface Waiting {
  name: Question['name'];
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The line to one worker thread. When the thread dies, what was under way is answered at once (writes with
 * `OutcomeUnknown`, reads with `StoreUnavailable`) and a new thread is started, which what is asked meanwhile waits
 * for. If it cannot open the store, or dies again and again, the line is dead: every call is `StoreUnavailable`
 * until the process is started anew.
 */
export class WorkerLine {
  private readonly waiting = new Map<number, Waiting>();
  private readonly diedAt: number[] = [];
  private lastId = 0;
  private opened = false;
  private worker: Promise<Worker> | undefined;
  private closing: Promise<void> | undefined;

  constructor(
    private readonly file: URL,
    private readonly start: WorkerStart,
  ) {}

  /** Starts the thread if there is none. Rejects with the reason why it could not open the store. */
  async open(): Promise<void> {
    await (this.worker ??= this.launch());
  }

  /** Asks and waits for the answer. Calls arrive in the order they were made. */
  async call(name: CallName, args: unknown[]): Promise<unknown> {
    if (this.closing) throw new StoreUnavailable('The store is closed');
    let worker: Worker;
    try {
      worker = await (this.worker ??= this.launch());
    } catch (error) {
      throw new StoreUnavailable(`The store is out of service: ${asStoreError(error).message}`, {
        cause: error,
      });
    }
    return this.ask(worker, name, args);
  }

  /** Answers what was asked before, then ends the thread. */
  close(): Promise<void> {
    return (this.closing ??= this.end());
  }

  private async end(): Promise<void> {
    const worker = await this.worker?.catch(() => undefined);
    if (worker) await this.ask(worker, 'close', []);
  }

  private ask(worker: Worker, name: Question['name'], args: unknown[]): Promise<unknown> {
    const id = ++this.lastId;
    return new Promise((resolve, reject) => {
      const question: Question = { id, name, args };
      worker.postMessage(question);
      this.waiting.set(id, { name, resolve, reject });
    });
  }

  private launch(): Promise<Worker> {
    const worker = new Worker(this.file, { workerData: this.start });
    return new Promise((resolve, reject) => {
      let cause: Error | undefined;
      worker.on('message', (answer: Answer) => {
        if (answer.is === 'open') resolve(this.isOpen(worker));
        else if (answer.is === 'refused') reject(readError(answer.error));
        else this.settle(answer);
      });
      worker.on('error', (error: Error) => (cause = error));
      worker.on('exit', () => {
        const died = new StoreUnavailable(
          `The thread of the store ended: ${cause?.message ?? 'no reason given'}`,
          { cause },
        );
        reject(died);
        this.died(died);
      });
    });
  }

  private isOpen(worker: Worker): Worker {
    this.opened = true;
    return worker;
  }

  private settle(answer: Extract<Answer, { id: number }>): void {
    const waiting = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    if (answer.is === 'done') waiting?.resolve(answer.value);
    else waiting?.reject(readError(answer.error));
  }

  private died(cause: StoreUnavailable): void {
    const unanswered = [...this.waiting.values()];
    this.waiting.clear();
    for (const { name, reject } of unanswered)
      reject(isWrite(name) ? new OutcomeUnknown(cause.message) : cause);
    if (this.closing || !this.opened) return;
    this.opened = false;
    this.diedAt.push(performance.now());
    const [first = 0] = this.diedAt.slice(-CRASHES);
    const again = this.diedAt.length >= CRASHES && performance.now() - first < CRASH_SPAN_MS;
    this.worker = again ? Promise.reject(cause) : this.launch();
    this.worker.catch(() => undefined);
  }
}

function isWrite(name: Question['name']): boolean {
  return name !== 'close' && ROADS[name] === 'write';
}
