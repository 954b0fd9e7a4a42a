import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { NoAnswer } from '@openfloor/client';
import type { Command, Queued, Reply } from '@openfloor/contract';
import { Forwarder, type Errand, type Source } from './forwarder.js';

class Room {
  isLive = true;
  readonly heard: string[] = [];
  private readonly open: { id: string; answer: (reply: Reply) => void; lose: () => void }[] = [];

  send(command: Command): Promise<Reply | Queued> {
    this.heard.push(command.id);
    return new Promise((answer, failed) =>
      this.open.push({ id: command.id, answer, lose: () => failed(new NoAnswer()) }),
    );
  }

  async answers(code?: 'RATE_LIMITED' | 'MUTED', retryAfterMs?: number): Promise<void> {
    const { id = '', answer } = this.open.shift() ?? {};
    answer?.(
      code
        ? { ok: false, id, code, message: '', ...(retryAfterMs ? { retryAfterMs } : {}) }
        : { ok: true, id, rev: 1, beat: 0 },
    );
    await jest.advanceTimersByTimeAsync(0);
  }

  async isLost(): Promise<void> {
    for (const { lose } of this.open.splice(0)) lose();
    await jest.advanceTimersByTimeAsync(0);
  }
}

class List implements Source {
  readonly done: Reply[] = [];
  private readonly flying = new Set<string>();
  constructor(readonly ids: string[]) {}

  next(): Errand | undefined {
    const id = this.ids.find((one) => !this.flying.has(one));
    if (id === undefined) return undefined;
    this.flying.add(id);
    return {
      command: { id, type: 'question.submit', args: {} },
      answered: (reply) => {
        this.done.push(reply);
        this.ids.splice(this.ids.indexOf(id), 1);
      },
      returned: () => void this.flying.delete(id),
    };
  }
}

const many = (name: string, count: number) => Array.from({ length: count }, (_, at) => `${name}${at}`);

describe('the road to the room', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('has at most eight commands on it, and twenty in any second', async () => {
    const room = new Room();
    const list = new List(many('a', 60));
    const forwarder = new Forwarder(room, [list], () => Date.now());
    forwarder.pump();
    expect(room.heard).toEqual(many('a', 8));
    for (let at = 0; at < 30; at += 1) await room.answers();
    expect(room.heard).toHaveLength(20);
    await jest.advanceTimersByTimeAsync(999);
    expect(room.heard).toHaveLength(20);
    await jest.advanceTimersByTimeAsync(1);
    expect(room.heard).toHaveLength(28);
    expect(room.heard).toEqual(many('a', 28));
  });

  it('stops where the room says not now, and goes on from the earliest that is unanswered', async () => {
    const room = new Room();
    const list = new List(many('a', 10));
    new Forwarder(room, [list], () => Date.now()).pump();
    await room.answers();
    await room.answers('RATE_LIMITED', 400);
    const before = room.heard.length;
    await room.answers();
    expect(room.heard).toHaveLength(before);
    await jest.advanceTimersByTimeAsync(400);
    expect(room.heard[before]).toBe('a1');
  });

  it('sends again under the same ids what nobody answered, once the room is in reach', async () => {
    const room = new Room();
    const list = new List(many('a', 3));
    const forwarder = new Forwarder(room, [list], () => Date.now());
    forwarder.pump();
    room.isLive = false;
    await room.isLost();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(room.heard).toHaveLength(3);
    room.isLive = true;
    forwarder.pump();
    expect(room.heard.slice(3)).toEqual(many('a', 3));
  });

  it('keeps a final refusal as an answer', async () => {
    const room = new Room();
    const list = new List(['a']);
    new Forwarder(room, [list], () => Date.now()).pump();
    await room.answers('MUTED');
    expect(list.done).toMatchObject([{ ok: false, code: 'MUTED' }]);
    expect(room.heard).toEqual(['a']);
  });

  it('takes from its sources by turns, so that none waits for the other', () => {
    const room = new Room();
    const sources = [new List(many('a', 10)), new List(many('b', 2))];
    new Forwarder(room, sources, () => Date.now()).pump();
    expect(room.heard).toEqual(['a0', 'b0', 'a1', 'b1', 'a2', 'a3', 'a4', 'a5']);
  });
});
