import { readState, sendCommand } from './api.js';
import { type Reach, RefusedCall } from './call.js';
import { askedMs, retryMs, systemClock } from './clock.js';
import { isForLater, NoAnswer, type Transport, type TransportListener } from './transport.js';

/** Between two polls: 10 s and up to as much again. */
const POLL_MS = 10_000;
/**
 * The rest of a large room waits so long, in case that a better road brings it. It is then read as what changed since
 * the beginning, which is everything at one moment, where pages could miss what moves between them.
 */
const REST_MS = 5_000;

/** A road of plain requests whose polling another road can stop and start. */
export interface HttpTransport extends Transport {
  /** Stops polling; commands still go. What is under way is not delivered any more. */
  rest(): void;
  /** Polls again, first after `inMs` or else a usual pause. */
  poll(inMs?: number): void;
}

/** The room by plain requests: polls every 10 to 20 s for what changed and posts commands. */
export function httpTransport(options: Reach = {}): HttpTransport {
  const clock = options.clock ?? systemClock;
  let listener: TransportListener | undefined;
  let cancel: (() => void) | undefined;
  let failures = 0;
  /** How much waits in the outbox of a hub, as it last said. */
  let waiting: number | undefined;
  /** What was asked under an earlier number is not delivered. */
  let turn = 0;

  const rest = (): void => {
    turn += 1;
    cancel?.();
  };
  const poll = (inMs = POLL_MS * (1 + clock.random())): void => {
    rest();
    cancel = clock.after(inMs, () => void ask());
  };

  async function ask(): Promise<void> {
    const to = listener;
    if (!to) return;
    const mine = (turn += 1);
    try {
      await read(to, () => mine === turn);
      failures = 0;
      if (mine === turn) poll();
    } catch (error) {
      if (mine === turn) fail(to, error);
    }
  }

  async function read(to: TransportListener, isWanted: () => boolean): Promise<void> {
    const hello = to.hello();
    const welcome = await readState({ ...hello, waiting }, options);
    if (!isWanted()) return;
    to.state('open');
    to.frame('welcome', welcome);
    if (welcome.left <= 0) return;
    await new Promise<void>((go) => (cancel = clock.after(REST_MS, go)));
    const all = await readState({ ...hello, since: { epoch: welcome.epoch, rev: 0 } }, options);
    if (!isWanted()) return;
    to.state('open');
    to.frame('welcome', all.mode === 'delta' ? { ...all, mode: 'snapshot', left: 0 } : all);
  }

  function fail(to: TransportListener, error: unknown): void {
    const { code, retryAfterMs = 0 } = error instanceof RefusedCall ? error : {};
    if (code && !isForLater(code)) return to.state('refused', code);
    failures += 1;
    poll(Math.max(askedMs(retryAfterMs, clock.random()), retryMs(failures, clock.random())));
    to.state('down', code);
  }

  return {
    open(to) {
      listener = to;
      to.state('connecting');
      poll(0);
    },
    send(command, answerMs) {
      const hello = listener?.hello();
      if (!hello) return Promise.reject(new NoAnswer('not open', false));
      return sendCommand(hello.session, hello.seat, command, { ...options, answerMs }).catch(
        (error: unknown) => {
          if (error instanceof RefusedCall) listener?.state('refused', error.code);
          throw error;
        },
      );
    },
    resume: () => poll(0),
    tells: ({ link }) => void (waiting = link?.waiting),
    reconnect: poll,
    wake: () => poll(0),
    close() {
      rest();
      listener = undefined;
    },
    rest,
    poll,
  };
}
