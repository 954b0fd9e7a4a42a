import { createHash, randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Store } from '@openfloor/store';
import { act, many, newRoom, record, turn } from './rooms.js';

const START = '0'.repeat(64);

async function roomWithActs(store: Store, size: number): Promise<string> {
  const id = await newRoom(store);
  await store.commit(turn(id, [1, 0], [2, 0], { records: [record(2)], ledger: many(size, () => act()) }));
  return id;
}

/** The public record of moderation and its chain. */
export function ledgersOf(store: () => Store): void {
  chain(store);
  erasure(store);
}

function chain(store: () => Store): void {
  it('numbers the acts of a room from 1 and chains each to the one before', async () => {
    const id = await newRoom(store());
    const first = act({ at: 1_162_285_299_999 });
    const second = act({ act: 'session.open', about: null, from: null, to: null, reason: null });
    await store().commit(turn(id, [1, 0], [2, 0], { ledger: [first] }));
    await store().commit(
      turn(id, [2, 0], [3, 0], { ledger: [second, act({ about: { kind: 'notice', no: null } })] }),
    );
    const entries = await store().ledger(id, 0, 10);
    expect(entries.map(({ no }) => no)).toEqual([1, 2, 3]);
    expect(entries.map(({ previous }) => previous)).toEqual([START, entries[0]?.hash, entries[1]?.hash]);
    const { hidden: _, ...told } = first;
    expect(entries[0]).toMatchObject({ ...told, at: 1_162_285_260_000 });
    expect(entries[1]).toMatchObject({ about: null, from: null, to: null, reason: null });
    expect(entries[2]?.about).toEqual({ kind: 'notice', no: null });
    expect(JSON.stringify(entries)).not.toContain('second time');
  });

  it('can be checked by anybody who has the public entries', async () => {
    const id = await roomWithActs(store(), 2);
    const [, entry] = await store().ledger(id, 0, 10);
    if (!entry) throw new Error('The ledger has no second entry');
    const { no, at, role, act: name, from, to, reason } = entry;
    const told =
      `{"about":{"kind":"question","no":12},"act":"${name}","at":${at},"from":"${from}","no":${no},` +
      `"reason":"${reason}","role":"${role}","to":"${to}"}`;
    const hash = createHash('sha256').update(entry.previous + told + entry.digest);
    expect(entry.hash).toBe(hash.digest('hex'));
  });

  it('gives the same act another digest each time', async () => {
    const id = await newRoom(store());
    const same = act();
    await store().commit(turn(id, [1, 0], [2, 0], { ledger: [same, same] }));
    const [one, other] = await store().ledger(id, 0, 10);
    expect(one?.digest).not.toBe(other?.digest);
  });

  it('reads in pages', async () => {
    const id = await roomWithActs(store(), 5);
    const page = await store().ledger(id, 2, 2);
    expect(page.map(({ no }) => no)).toEqual([3, 4]);
    expect(await store().ledger(id, 5, 2)).toEqual([]);
  });

  it('verifies a chain of any length', async () => {
    expect(await store().verifyLedger(await newRoom(store()))).toEqual({
      ok: true,
      entries: 0,
      head: START,
      badAt: null,
    });
    const id = await roomWithActs(store(), 1_203);
    const [last] = await store().ledger(id, 1_202, 1);
    expect(await store().verifyLedger(id)).toEqual({
      ok: true,
      entries: 1_203,
      head: last?.hash,
      badAt: null,
    });
  });

  it('writes no act of a turn that is refused', async () => {
    const id = await newRoom(store());
    await expect(store().commit(turn(id, [0, 0], [2, 0], { ledger: [act()] }))).rejects.toThrow();
    expect(await store().ledger(id, 0, 10)).toEqual([]);
  });
}

const erasureOf = (id: string) => ({ kind: 'participant' as const, id, words: false });

function erasure(store: () => Store): void {
  it('erases what a person is named in and still verifies', async () => {
    const id = await newRoom(store());
    const person = randomUUID();
    const ledger = [
      act({ hidden: { actorId: person } }),
      act({ hidden: { before: { authors: [{ id: person }] } } }),
      act({ hidden: { note: `wrote about ${person}` } }),
      act(),
    ];
    await store().commit(turn(id, [1, 0], [2, 0], { ledger }));
    const before = await store().ledger(id, 0, 10);
    expect(await store().ledgerNaming(id, person)).toEqual([1, 2]);
    await store().commit(turn(id, [2, 0], [3, 0], { erases: [erasureOf(person)] }));
    expect(await store().ledgerNaming(id, person)).toEqual([]);
    expect(await store().ledger(id, 0, 10)).toEqual(before);
    expect(await store().verifyLedger(id)).toMatchObject({ ok: true, entries: 4 });
  });

  it('does not take an id for a pattern', async () => {
    const id = await roomWithActs(store(), 3);
    expect(await store().ledgerNaming(id, '%')).toEqual([]);
    expect(await store().ledgerNaming(id, '_')).toEqual([]);
  });

  it('erases nothing in another room', async () => {
    const [id, other] = [await newRoom(store()), await newRoom(store())];
    const ledger = [act({ hidden: { actorId: 'ama' } })];
    await store().commit(turn(id, [1, 0], [2, 0], { ledger }));
    await store().commit(turn(other, [1, 0], [2, 0], { ledger }));
    await store().commit(turn(id, [2, 0], [3, 0], { erases: [erasureOf('ama')] }));
    expect(await store().ledgerNaming(id, 'ama')).toEqual([]);
    expect(await store().ledgerNaming(other, 'ama')).toEqual([1]);
  });
}
