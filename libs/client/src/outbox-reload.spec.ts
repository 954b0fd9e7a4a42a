import { describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import type { OutboxStore } from './kept.js';
import { Outbox } from './outbox.js';
import { settled } from './testing/clock.js';
import { uuid } from './testing/frames.js';
import { kept, openOutbox } from './testing/outbox.js';
import { accepted, memoryRoad } from './testing/road.js';
import { tabs } from './testing/tabs.js';

describe('a reload', () => {
  it('goes on with the same ids in the same order', async () => {
    const before = await openOutbox();
    for (const no of [1, 2, 3]) void before.vote(no);
    await settled();
    void before.outbox.does('question.withdraw', { questionId: uuid(1) });
    await settled();
    const ids = await kept(before.store);
    before.outbox.stop();
    const after = await openOutbox({ store: before.store });
    expect(after.flights()).toEqual(['1', '2', '3']);
    expect(after.road.flying.map(({ command }) => command.id)).toEqual(ids.slice(0, 3));
    after.next().answer({ ...accepted(ids[0] ?? ''), duplicate: true } as Reply);
    await settled();
    expect(after.road.flying.at(-1)?.command).toMatchObject({ id: ids[3], type: 'question.withdraw' });
  });

  it('shows what it found as kept until it flies, and does not replace it', async () => {
    const before = await openOutbox();
    void before.vote(1);
    await settled();
    before.outbox.stop();
    const outbox = new Outbox({ store: before.store, clock: before.clock });
    await settled();
    expect(outbox.entries.map(({ state }) => state)).toEqual(['kept']);
    void outbox.does('question.vote', { questionId: uuid(1), on: false });
    expect(outbox.entries).toHaveLength(2);
  });

  it('keeps what was made before the store was read behind what it found', async () => {
    const before = await openOutbox();
    void before.vote(1, true);
    await settled();
    before.outbox.stop();
    const road = memoryRoad();
    const outbox = new Outbox({ store: before.store, clock: before.clock });
    outbox.start((command, ms) => road.send(command, ms));
    void outbox.does('question.vote', { questionId: uuid(1), on: false });
    await settled();
    expect(road.flying.map(({ command }) => command.args)).toEqual([{ questionId: uuid(1), on: true }]);
    expect(outbox.entries.map(({ args }) => (args as { on: boolean }).on)).toEqual([true, false]);
  });
});

describe('two tabs', () => {
  it('do not send what belongs to the other while it is open, and take over when it is gone', async () => {
    const owners = tabs();
    const first = await openOutbox({ owners });
    void first.vote(1);
    await settled();
    const second = await openOutbox({ owners, store: first.store });
    void second.vote(2);
    await settled();
    expect(first.flights()).toEqual(['1']);
    expect(second.flights()).toEqual(['2']);
    first.outbox.stop();
    second.outbox.wake();
    await settled();
    expect(second.flights()).toEqual(['2', '1']);
  });

  it('keep to one command about one thing at a time also when one takes over', async () => {
    const owners = tabs();
    const first = await openOutbox({ owners });
    void first.vote(1);
    await settled();
    const second = await openOutbox({ owners, store: first.store });
    void second.vote(1, false);
    await settled();
    first.outbox.stop();
    second.outbox.wake();
    await settled();
    expect(second.flights()).toEqual(['1 off']);
    second.next().answer(accepted(second.next().command.id));
    await settled();
    expect(second.flights()).toEqual(['1']);
  });
});

describe('a store', () => {
  it('that fails does not keep a vote from being sent, but is told', async () => {
    const store: OutboxStore = { change: () => Promise.reject(new Error('no IndexedDB here')) };
    const { vote, flights, outbox } = await openOutbox({ store });
    void vote(1);
    await settled();
    expect(flights()).toEqual(['1']);
    expect(outbox.isSafe).toBe(false);
  });

  it('that never answers holds a vote up for two seconds and no longer', async () => {
    const store: OutboxStore = { change: () => new Promise(() => undefined) };
    const { vote, flights, clock } = await openOutbox({ store });
    void vote(1);
    clock.advance(1_999);
    await settled();
    expect(flights()).toEqual([]);
    clock.advance(1);
    await settled();
    expect(flights()).toEqual(['1']);
  });
});
