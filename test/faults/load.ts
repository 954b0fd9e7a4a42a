import { LiveRoom, loadSocketTransport, memoryOutboxStore, Outbox, type Transport } from '@openfloor/client';
import type { Reply } from '@openfloor/contract';
import { joinedAs } from '../harness/people.js';
import type { TestServer } from '../harness/server.js';
import type { Operation } from './history.js';

/** A phone with an outbox that asks and votes until it is told to stop, and writes down what became of each. */
export interface Phone {
  name: string;
  live: LiveRoom;
  history: Operation[];
  /** Asks nothing more and waits for what is under way, at most so long (ms): a broken server may never answer. */
  stop(withinMs: number): Promise<void>;
}

/** Joins a phone that gives `perSecond` commands; every command keeps its id until it has a reply. */
export async function startPhone(
  server: TestServer,
  code: string,
  name: string,
  perSecond: number,
): Promise<Phone> {
  const seated = await joinedAs(server, code);
  const { socketTransport } = await loadSocketTransport();
  const outbox = new Outbox({ store: memoryOutboxStore(), perSecond: 1_000, parallel: 16, answerMs: 2_000 });
  const live = new LiveRoom({
    transport: impatient(socketTransport({ base: server.url, io: { transports: ['websocket'] } })),
    session: seated.sessionId,
    seat: seated.seat,
    outbox,
  });
  const history: Operation[] = [];
  const flying = new Set<Promise<unknown>>();
  let made = 0;
  const act = () => {
    made += 1;
    const open = live
      .records('question')
      .filter(({ status, text }) => status === 'published' && !text.startsWith(`${name} `));
    const target = made % 2 === 0 ? open[Math.floor(Math.random() * open.length)] : undefined;
    const operation: Operation = target
      ? { client: name, commandId: '', type: 'question.vote', value: String(target.no), outcome: 'info' }
      : {
          client: name,
          commandId: '',
          type: 'question.submit',
          value: `${name} asks ${made}`,
          outcome: 'info',
        };
    history.push(operation);
    const reply: Promise<Reply> = target
      ? live.does('question.vote', { questionId: target.id, on: true })
      : live.does('question.submit', { text: operation.value });
    const done = reply.then(
      (answer) => {
        operation.reply = answer;
        operation.outcome = answer.ok ? 'ok' : 'fail';
      },
      () => undefined,
    );
    flying.add(done);
    void done.then(() => flying.delete(done));
  };
  const timer = setInterval(act, 1_000 / perSecond);
  return {
    name,
    live,
    history,
    async stop(withinMs) {
      clearInterval(timer);
      const late = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
      await Promise.race([Promise.all(flying), late]);
    },
  };
}

/** The same road with short waits between tries, so that a test is not mostly waiting. */
function impatient(transport: Transport): Transport {
  const soon = setInterval(() => transport.wake(), 200);
  return {
    open: (listener) => transport.open(listener),
    send: (command, timeoutMs) => transport.send(command, timeoutMs),
    resume: (since) => transport.resume(since),
    reconnect: (inMs) => transport.reconnect(inMs),
    wake: () => transport.wake(),
    close: () => {
      clearInterval(soon);
      transport.close();
    },
  };
}
