import { describe, expect, it } from '@jest/globals';
import { memoryOutboxStore, type OutboxStore } from './kept.js';
import { Outbox } from './outbox.js';
import { manualClock, settled } from './testing/clock.js';
import { uuid } from './testing/frames.js';
import { kept, openOutbox } from './testing/outbox.js';
import { accepted, refused } from './testing/road.js';

describe('an outbox', () => {
  it('keeps a command before it sends it', async () => {
    const steps: string[] = [];
    const inner = memoryOutboxStore();
    let done = (): void => undefined;
    const store: OutboxStore = {
      async change(edit) {
        await new Promise<void>((go) => (done = go));
        steps.push('kept');
        return inner.change(edit);
      },
    };
    const clock = manualClock();
    const outbox = new Outbox({ store, clock });
    outbox.start((command) => {
      steps.push('sent');
      return Promise.resolve(accepted(command.id));
    });
    done();
    await settled();
    void outbox.does('question.vote', { questionId: uuid(1), on: true });
    await settled();
    expect(steps).toEqual(['kept']);
    expect(outbox.entries.map(({ state }) => state)).toEqual(['sending']);
    done();
    await settled();
    expect(steps.slice(0, 3)).toEqual(['kept', 'kept', 'sent']);
  });

  it('hands the reply to the caller and forgets the command', async () => {
    const { vote, next, store, states, outbox } = await openOutbox();
    const reply = vote(1);
    await settled();
    const { command } = next();
    expect(command).toMatchObject({ type: 'question.vote', args: { questionId: uuid(1), on: true } });
    expect(await kept(store)).toEqual([command.id]);
    next().answer(accepted(command.id, 4, 7));
    expect(await reply).toEqual(accepted(command.id, 4, 7));
    await settled();
    expect(await kept(store)).toEqual([]);
    expect(states()).toEqual(['1 accepted']);
    outbox.settle({ rev: 4, beat: 6 });
    expect(states()).toEqual(['1 accepted']);
    outbox.settle({ rev: 4, beat: 7 });
    expect(states()).toEqual([]);
  });

  it('sends one command at a time about one thing, in order, and others beside it', async () => {
    const { outbox, vote, flights, next } = await openOutbox();
    void vote(1);
    await settled();
    void outbox.does('question.withdraw', { questionId: uuid(1) });
    void vote(2);
    void outbox.does('question.merge', { questionId: uuid(3), into: uuid(2) });
    void vote(3);
    void vote(4);
    await settled();
    expect(flights()).toEqual(['1', '2', '4']);
    next().answer(accepted(next().command.id));
    await settled();
    expect(flights()).toEqual(['2', '4', '1']);
    next().answer(accepted(next().command.id));
    await settled();
    expect(flights()).toEqual(['4', '1', '3']);
  });

  it('sends questions one after the other', async () => {
    const { outbox, road } = await openOutbox();
    void outbox.does('question.submit', { text: 'First?' });
    void outbox.does('question.submit', { text: 'Second?' });
    await settled();
    expect(road.flying.map(({ command }) => command.args)).toEqual([{ text: 'First?' }]);
  });

  it('has at most eight commands in flight and sends at most twenty in any second', async () => {
    const { vote, flights, road, clock } = await openOutbox();
    for (let no = 1; no <= 60; no += 1) void vote(no);
    await settled();
    expect(flights()).toHaveLength(8);
    const sentAt: number[] = [];
    for (let round = 0; round < 400 && sentAt.length < 60; round += 1) {
      for (const flight of [...road.flying]) {
        sentAt.push(clock.now());
        flight.answer(accepted(flight.command.id));
      }
      await settled();
      clock.advance(10);
      await settled();
    }
    expect(sentAt).toHaveLength(60);
    for (const at of sentAt)
      expect(sentAt.filter((other) => other >= at && other < at + 990).length).toBeLessThanOrEqual(20);
    expect(Math.max(...sentAt) - Math.min(...sentAt)).toBeLessThan(2_500);
  });
});

describe('a vote that is changed', () => {
  it('before it was ever sent leaves only the last intent, which answers for both', async () => {
    const { vote, next, flights, store, outbox } = await openOutbox();
    void vote(9);
    await settled();
    next().lose();
    await settled();
    const first = vote(1, true);
    await settled();
    const second = vote(1, false);
    await settled();
    expect(flights()).toEqual([]);
    expect(await kept(store)).toHaveLength(2);
    outbox.wake();
    expect(flights()).toEqual(['9', '1 off']);
    next().answer(accepted(next().command.id));
    await settled();
    const { id } = next().command;
    next().answer(accepted(id));
    expect(await first).toEqual(accepted(id));
    expect(await second).toEqual(accepted(id));
  });

  it('after something else was done to the same question stays where it is', async () => {
    const { outbox, vote, road, next } = await openOutbox();
    void vote(9);
    await settled();
    next().lose();
    await settled();
    void vote(1, true);
    void outbox.does('question.withdraw', { questionId: uuid(1) });
    void vote(1, false);
    await settled();
    expect(outbox.entries.map(({ type }) => type.slice(9))).toEqual(['vote', 'vote', 'withdraw', 'vote']);
    expect(road.flying).toHaveLength(0);
  });

  it('while it is in flight is sent after it', async () => {
    const { vote, next, flights } = await openOutbox();
    void vote(1, true);
    await settled();
    void vote(1, false);
    void vote(1, true);
    void vote(1, false);
    await settled();
    expect(flights()).toEqual(['1']);
    next().answer(accepted(next().command.id));
    await settled();
    expect(flights()).toEqual(['1 off']);
    next().answer(accepted(next().command.id));
    await settled();
    expect(flights()).toEqual([]);
  });

  it('after it was sent without an answer is not put in its place', async () => {
    const { vote, next, store } = await openOutbox();
    void vote(1, true);
    await settled();
    next().lose();
    await settled();
    void vote(1, false);
    await settled();
    expect(await kept(store)).toHaveLength(2);
  });

  it('makes an earlier refusal of it void', async () => {
    const { vote, next, states } = await openOutbox();
    void vote(1);
    await settled();
    next().answer(refused(next().command.id, 'SWITCHED_OFF'));
    await settled();
    void vote(1);
    expect(states()).toEqual(['1 sending']);
  });

  it('never replaces another command: two questions are two questions', async () => {
    const { outbox, store } = await openOutbox();
    for (const text of ['First?', 'Second?', 'Third?']) void outbox.does('question.submit', { text });
    await settled();
    expect(await kept(store)).toHaveLength(3);
  });
});
