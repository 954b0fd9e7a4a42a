import {
  NoAnswer,
  type Frames,
  type FrameName,
  type Transport,
  type TransportListener,
} from '@openfloor/client';
import type { Command, Reply } from '@openfloor/contract';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** How one try to give a command stands. `info`: nobody knows whether it arrived; `unsent`: it certainly never left. */
export type Outcome = 'invoke' | 'ok' | 'fail' | 'info' | 'unsent';

/** One line of a client's history. `t` is milliseconds since the drill began. */
export interface Line {
  t: number;
  client: string;
  commandId: string;
  type: string;
  is: Outcome;
  args?: unknown;
  reply?: Reply;
}

/** One frame of the stream, as far as order and gaps are concerned. */
export interface Heard {
  t: number;
  client: string;
  name: 'open' | 'welcome' | 'patch' | 'head';
  epoch?: string;
  mode?: 'snapshot' | 'delta';
  prev?: number;
  rev?: number;
}

/** A command with all its tries: `ok` once any try was, `fail` after a final refusal, else `info`. */
export interface Operation {
  client: string;
  commandId: string;
  type: string;
  args: unknown;
  /** First sent, and first answered with ok. */
  sentAt: number;
  okAt: number | undefined;
  outcome: 'ok' | 'fail' | 'info';
  /** Every answer to any try, in order, passing refusals left out. */
  replies: Reply[];
  tries: number;
}

const PASSING: readonly string[] = ['RATE_LIMITED', 'STORAGE_UNAVAILABLE', 'BUSY', 'DRAINING'];

/** What one client did and was told: one JSONL file in the end. */
export class History {
  readonly lines: Line[] = [];
  readonly heard: Heard[] = [];
  /** Refusals that said "not now", by their code. */
  readonly passing = new Map<string, number>();
  /** Commands that left, and those that were accepted, each counted once however often it was sent. */
  readonly sent = new Set<string>();
  readonly accepted = new Set<string>();

  constructor(
    readonly client: string,
    private readonly startedAt = performance.now(),
  ) {}

  private get t(): number {
    return Math.round((performance.now() - this.startedAt) * 10) / 10;
  }

  /** Writes down one try; `acts` gives the reply, or rejects when there was none. */
  async records<R>(
    { id, type, args }: Pick<Command, 'id' | 'type' | 'args'>,
    acts: () => Promise<R>,
  ): Promise<R> {
    const line = { client: this.client, commandId: id, type };
    this.lines.push({ t: this.t, ...line, is: 'invoke', args });
    try {
      const reply = await acts();
      const judged = this.judged(reply);
      this.lines.push({ t: this.t, ...line, ...judged });
      this.sent.add(id);
      if (judged.is === 'ok') this.accepted.add(id);
      return reply;
    } catch (error) {
      const left = !(error instanceof NoAnswer) || error.sent;
      this.lines.push({ t: this.t, ...line, is: left ? 'info' : 'unsent' });
      if (left) this.sent.add(id);
      throw error;
    }
  }

  /** Writes down a frame of the stream. */
  hears(name: Heard['name'], frame: Partial<Omit<Heard, 't' | 'client' | 'name'>> = {}): void {
    const { epoch, mode, prev, rev } = frame;
    this.heard.push({ t: this.t, client: this.client, name, epoch, mode, prev, rev });
  }

  /** One for each command that ever left, in the order in which they were first sent. */
  operations(): Operation[] {
    const all = new Map<string, Operation>();
    for (const { client, commandId, type, args, is, t, reply } of this.lines) {
      const known = all.get(commandId) ?? fresh({ client, commandId, type, args, sentAt: t });
      all.set(commandId, known);
      if (is === 'invoke') known.tries += 1;
      if (is === 'unsent') known.tries -= 1;
      if (reply) known.replies.push(reply);
      if (is === 'ok') known.okAt ??= t;
      if (is === 'ok' || (is === 'fail' && known.outcome === 'info')) known.outcome = is;
    }
    return [...all.values()].filter(({ tries }) => tries > 0);
  }

  private judged(reply: unknown): Pick<Line, 'is' | 'reply'> {
    const said = reply as Reply;
    if (said.ok) return { is: 'ok', reply: said };
    if (said.ok === false && !PASSING.includes(said.code)) return { is: 'fail', reply: said };
    const code = said.ok === false ? said.code : 'QUEUED';
    this.passing.set(code, (this.passing.get(code) ?? 0) + 1);
    return { is: 'info' };
  }
}

function fresh(first: Pick<Operation, 'client' | 'commandId' | 'type' | 'args' | 'sentAt'>): Operation {
  return { ...first, okAt: undefined, outcome: 'info', replies: [], tries: 0 };
}

/** The same road, with every try and every frame of it in the history. */
export function recorded(transport: Transport, history: History): Transport {
  return {
    open: (listener) => transport.open(listening(listener, history)),
    send: (command, timeoutMs) => history.records(command, () => transport.send(command, timeoutMs)),
    resume: (since) => transport.resume(since),
    tells: (said) => transport.tells?.(said),
    line: () => transport.line?.(),
    reconnect: (inMs) => transport.reconnect(inMs),
    wake: () => transport.wake(),
    close: () => transport.close(),
  };
}

function listening(listener: TransportListener, history: History): TransportListener {
  return {
    hello: () => listener.hello(),
    state: (state, code) => {
      if (state === 'open') history.hears('open');
      listener.state(state, code);
    },
    time: (offset) => listener.time?.(offset),
    frame: <N extends FrameName>(name: N, frame: Frames[N]) => {
      if (name === 'welcome' || name === 'patch' || name === 'head')
        history.hears(name, frame as Partial<Heard>);
      listener.frame(name, frame);
    },
  };
}

/** Leaves the histories and the log of what was done to the server where they can be read: one JSONL file each. */
export function keepHistories(
  drill: string,
  histories: readonly History[],
  blows: readonly object[],
): string {
  const dir = join(import.meta.dirname, '../../dist/test-results/histories', drill);
  mkdirSync(dir, { recursive: true });
  const jsonl = (rows: readonly object[]) => rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  for (const { client, lines, heard } of histories)
    writeFileSync(join(dir, `${client.replace(/\W+/g, '-')}.jsonl`), jsonl([...lines, ...heard]));
  writeFileSync(join(dir, 'nemesis.jsonl'), jsonl(blows));
  return dir;
}
