import type { Command, Handshake, Queued, Reply, Since } from '@openfloor/contract';
import {
  type FrameName,
  type Frames,
  NoAnswer,
  type Sayings,
  type Transport,
  type TransportListener,
  type TransportState,
} from '../transport.js';

/** A command on its way, to be answered or lost by the test. */
export interface Flight {
  command: Command;
  answer(reply: Reply | Queued): void;
  /** Nobody answered; `sent` is false where it never left. */
  lose(sent?: boolean): void;
}

/** Both ends of a connection in memory: a transport for the room, and the server's end for the test. */
export interface Road extends Transport {
  /** What the seat says of itself when it connects now. */
  hello(): Handshake;
  says<N extends FrameName>(name: N, frame: Frames[N]): void;
  turns(state: TransportState, code?: string): void;
  /** Commands that were sent and have no answer yet, oldest first. */
  readonly flying: Flight[];
  readonly resumed: Since[];
  /** What the seat said of itself. */
  readonly told: Sayings[];
  /** The waits of the reconnections that were asked for, ms. */
  readonly reconnected: number[];
  readonly opened: number;
  readonly woken: number;
  readonly closed: boolean;
}

export function memoryRoad(): Road {
  let listener: TransportListener | undefined;
  let [opened, woken, closed] = [0, 0, false];
  const flying: Flight[] = [];
  const resumed: Since[] = [];
  const told: Sayings[] = [];
  const reconnected: number[] = [];
  const at = (): TransportListener => {
    if (!listener) throw new Error('nobody has opened this road');
    return listener;
  };
  return {
    open(to) {
      listener = to;
      opened += 1;
    },
    send(command) {
      return new Promise((answer, reject) => {
        const landed = (): void => void flying.splice(flying.indexOf(flight), 1);
        const flight: Flight = {
          command,
          answer(reply) {
            landed();
            answer(reply);
          },
          lose(sent) {
            landed();
            reject(new NoAnswer('lost', sent));
          },
        };
        flying.push(flight);
      });
    },
    resume: (since) => void resumed.push(since),
    tells: (said) => void told.push(said),
    line: () => ({ tries: 3, retryAt: 17 }),
    reconnect: (inMs) => void reconnected.push(inMs),
    wake: () => void (woken += 1),
    close: () => void (closed = true),
    hello: () => at().hello(),
    says: (name, frame) => at().frame(name, frame),
    turns: (state, code) => at().state(state, code),
    flying,
    resumed,
    told,
    reconnected,
    get opened() {
      return opened;
    },
    get woken() {
      return woken;
    },
    get closed() {
      return closed;
    },
  };
}

export function accepted(id: string, rev = 0, beat = 0): Reply {
  return { ok: true, id, rev, beat };
}

export function refused(
  id: string,
  code: Extract<Reply, { ok: false }>['code'],
  retryAfterMs?: number,
): Reply {
  return { ok: false, id, code, message: code, ...(retryAfterMs === undefined ? {} : { retryAfterMs }) };
}
