import { parentPort, workerData } from 'node:worker_threads';
import type { Call } from './calls.js';
import { openCore, type Core } from './core.js';
import { writeError } from './failures.js';
import type { Answer, Question, WorkerStart } from './wire.js';

/** The thread of a database: opens it, then answers questions in the order they came until it is told to close. */
if (parentPort) await serve(parentPort, workerData as WorkerStart);

type Port = NonNullable<typeof parentPort>;

async function serve(port: Port, start: WorkerStart): Promise<void> {
  const say = (answer: Answer) => port.postMessage(answer);
  let core: Core;
  try {
    core = await openCore(start);
  } catch (error) {
    say({ is: 'refused', error: writeError(error) });
    return;
  }
  port.on('message', (question: Question) => void answer(core, question, port, say));
  say({ is: 'open' });
}

async function answer(
  core: Core,
  { id, name, args }: Question,
  port: Port,
  say: (answer: Answer) => void,
): Promise<void> {
  try {
    const value = await (name === 'close' ? core.close() : (core.calls[name] as Call)(...args));
    say({ is: 'done', id, value });
  } catch (error) {
    say({ is: 'failed', id, error: writeError(error) });
  } finally {
    if (name === 'close') port.close();
  }
}
