import { describe, expect, it } from '@jest/globals';
import { HubOutbox } from './hub-outbox.js';
import { memoryOutboxStore, type OutboxStore } from './kept.js';
import { manualClock, settled } from './testing/clock.js';
import { accepted, memoryRoad, refused, type Road } from './testing/road.js';
import { tabs } from './testing/tabs.js';
import type { Owners } from './owners.js';

const shared = { clock: manualClock(5), owners: tabs() };

interface Page {
  outbox: HubOutbox;
  road: Road;
  asks(text: string): string;
  /** The texts in flight. */
  flying(): string[];
  texts(): string[];
}

function open(store: OutboxStore, owners: Owners = shared.owners): Page {
  const road = memoryRoad();
  const outbox = new HubOutbox({ store, clock: shared.clock, owners });
  outbox.start((command, ms) => road.send(command, ms));
  const textOf = ({ args }: { args?: unknown }): string => (args as { text: string }).text;
  return {
    outbox,
    road,
    asks(text) {
      void outbox.does('question.submit', { text }).catch(() => undefined);
      return outbox.entries.at(-1)?.id ?? '';
    },
    flying: () => road.flying.map(({ command }) => textOf(command)),
    texts: () => outbox.entries.map(textOf),
  };
}

async function answer({ road }: Page): Promise<void> {
  const [flight] = road.flying;
  flight?.answer(accepted(flight.command.id));
  await settled();
}

async function made(...texts: string[]): Promise<{ store: OutboxStore; page: Page }> {
  const store = memoryOutboxStore();
  const page = open(store);
  for (const text of texts) page.asks(text);
  await settled();
  return { store, page };
}

async function looks(): Promise<void> {
  shared.clock.advance(1_500);
  await settled();
  await settled();
}

describe('two pages of one hub', () => {
  it('send in the order made over both, whichever has its link first', async () => {
    const { store, page: one } = await made('a');
    const other = open(store);
    other.asks('b');
    await settled();
    one.asks('c');
    await settled();
    await looks();
    expect([one.flying(), other.flying()]).toEqual([['a'], []]);
    await answer(one);
    await looks();
    expect([one.flying(), other.flying()]).toEqual([[], ['b']]);
    await answer(other);
    await looks();
    expect([one.flying(), other.flying()]).toEqual([['c'], []]);
    for (const { outbox } of [one, other]) outbox.stop();
  });

  it('do not wait for what was refused, nor for more than a minute for a page that does not get on', async () => {
    const { store, page: one } = await made('a', 'b');
    const [flight] = one.road.flying;
    flight?.answer(refused(flight.command.id, 'SWITCHED_OFF'));
    await settled();
    const other = open(store);
    other.asks('c');
    await settled();
    for (let look = 0; look < 39; look += 1) await looks();
    expect(other.flying()).toEqual([]);
    for (let look = 0; look < 3; look += 1) await looks();
    expect(other.flying()).toEqual(['c']);
    for (const { outbox } of [one, other]) outbox.stop();
  });

  it('have what one leaves behind sent by the other, at its place', async () => {
    const { store, page: one } = await made('a');
    const other = open(store);
    other.asks('b');
    await settled();
    one.asks('c');
    await settled();
    one.outbox.stop();
    other.outbox.wake();
    await settled();
    expect(other.texts()).toEqual(['a', 'b', 'c']);
    await looks();
    await looks();
    expect(other.flying()).toEqual(['a']);
    other.outbox.stop();
  });
});

describe('after a reload', () => {
  it('what waited behind the first can still be taken back, also after another reload', async () => {
    const { store, page } = await made('a', 'b', 'c');
    page.outbox.stop();
    const again = open(store);
    await settled();
    expect(again.outbox.entries.map(({ unsent }) => unsent)).toEqual([false, true, true]);
    again.outbox.stop();
    const third = open(store);
    await settled();
    const [, , last] = third.outbox.entries;
    expect(third.outbox.take(last?.id ?? '')).toMatchObject({ args: { text: 'c' } });
    expect(third.texts()).toEqual(['a', 'b']);
    third.outbox.stop();
  });

  it('nothing can, where it is not known whether the other page is still open', async () => {
    const { store, page } = await made('a', 'b');
    page.outbox.stop();
    const again = open(store, { isSure: false, claim: () => () => undefined, isOpen: async () => false });
    await settled();
    expect(again.outbox.entries.map(({ unsent }) => unsent)).toEqual([false, false]);
    again.outbox.stop();
  });

  it('a refusal is shown and is not to be taken back', async () => {
    const { store, page } = await made('a');
    const [flight] = page.road.flying;
    flight?.answer(refused(flight.command.id, 'SWITCHED_OFF'));
    await settled();
    page.outbox.stop();
    const again = open(store);
    await settled();
    expect(again.outbox.entries).toMatchObject([{ state: 'refused', unsent: false }]);
    again.outbox.stop();
  });
});

describe('a replay', () => {
  it('never sends more than twenty in a second', async () => {
    const { page } = await made(...Array.from({ length: 50 }, (_, at) => `question ${at}`));
    let sent = 0;
    for (let round = 0; round < 40; round += 1) {
      if (page.road.flying.length > 0) sent += 1;
      await answer(page);
    }
    expect(sent).toBe(20);
    shared.clock.advance(999);
    await settled();
    expect(page.flying()).toEqual([]);
    shared.clock.advance(1);
    await settled();
    expect(page.flying()).toEqual(['question 20']);
    page.outbox.stop();
  });
});
