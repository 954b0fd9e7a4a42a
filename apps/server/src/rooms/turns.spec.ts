import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { Room, SYSTEM_ID, TABLE, type Actor } from '@openfloor/room';
import { openStoreHere, OutcomeUnknown, type Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { fingerprint } from './fingerprint.js';
import { roomFrom } from './load.js';
import { OpenedRoom, type Surroundings } from './opened-room.js';
import { realTime } from './schedule.js';
import { firstSession } from './testing/first-session.js';

const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

describe('the turns of a room', () => {
  let store: Store;
  let open: OpenedRoom;
  let sessionId: string;
  /** How many keys each question for receipts had, and how many letters each turn. */
  let asked: number[];
  let turns: number[];
  let commits = 0;

  const around = (more: Partial<Surroundings> = {}): Surroundings => ({
    store: {
      ...store,
      receipts: (id, keys) => {
        asked.push(keys.length);
        return store.receipts(id, keys);
      },
      commit: (turn) => {
        commits += 1;
        return store.commit(turn);
      },
    },
    schedule: realTime,
    now: () => Date.now(),
    newId: () => randomUUID(),
    onTurn: (commands) => turns.push(commands),
    ...more,
  });
  const opened = async (more: Partial<Surroundings> = {}) => {
    const loaded = await store.load(sessionId);
    const room = new OpenedRoom(roomFrom(loaded!), around(more), true);
    await settled();
    return room;
  };
  const does = (
    type: string,
    args: unknown,
    { id = randomUUID(), actor = SYSTEM, on = open }: { id?: string; actor?: Actor; on?: OpenedRoom } = {},
  ): Promise<Reply> => {
    const order = { id, type, args: TABLE.get(type)?.schema.parse(args) };
    const urgent = actor.type !== 'participant';
    return on.does({ order, actor, fingerprint: fingerprint(type, args), urgent });
  };

  beforeEach(async () => {
    [asked, turns] = [[], []];
    store = await openStoreHere({ dataDir: ':memory:' });
    sessionId = randomUUID();
    open = new OpenedRoom(new Room(sessionId, 'first'), around(), false);
    const made = await firstSession(store, sessionId);
    expect(await does('session.create', made)).toMatchObject({ ok: true });
    open = await opened();
    asked.length = turns.length = 0;
  });
  afterEach(() => store.close());

  it('ask the store for no receipts where there can be none, and for those of a command that came before', async () => {
    const id = randomUUID();
    const args = { title: 'Once' };
    expect(await does('session.describe', args, { id })).toMatchObject({ ok: true });
    expect(asked).toEqual([]);
    expect(await does('session.describe', args, { id })).toMatchObject({ ok: true, duplicate: true });
    expect(await does('session.describe', { title: 'Twice' }, { id })).toMatchObject({
      code: 'COMMAND_ID_REUSED',
    });
    expect(asked).toEqual([1, 1]);
  });

  it('know after a restart which commands were answered before', async () => {
    const [done, refused] = [randomUUID(), randomUUID()];
    const nowhere = { questionId: randomUUID() };
    await does('session.describe', { title: 'Before' }, { id: done });
    expect(await does('question.publish', nowhere, { id: refused })).toMatchObject({ code: 'NOT_FOUND' });
    open = await opened();
    commits = 0;
    expect(await does('session.describe', { title: 'Before' }, { id: done })).toMatchObject({
      duplicate: true,
    });
    expect(await does('question.publish', nowhere, { id: refused })).toMatchObject({ duplicate: true });
    expect([asked, commits]).toEqual([[1, 1], 0]);
  });

  it('ask for every receipt until it is known which there are', async () => {
    const marks = async function* () {
      yield Promise.reject<Uint32Array>(new Error('not now'));
    };
    const id = randomUUID();
    await does('session.describe', { title: 'Before' }, { id });
    const failing = { ...around().store, receiptMarks: marks };
    const faults: unknown[] = [];
    open = await opened({ store: failing, onFault: (error) => faults.push(error) });
    expect(await does('session.describe', { title: 'Before' }, { id })).toMatchObject({ duplicate: true });
    expect(await does('session.describe', { title: 'New' })).not.toHaveProperty('duplicate');
    expect([asked, faults.length]).toEqual([[1, 1], 1]);
  });

  it('answer from its receipt what another node refused, though that moved nothing here', async () => {
    const other = await opened();
    const id = randomUUID();
    const asWas = { questionId: randomUUID() };
    const first = await does('question.publish', asWas, { id, on: other });
    expect(first).toMatchObject({ ok: false, code: 'NOT_FOUND' });
    const again = await does('question.publish', asWas, { id });
    expect(again).toEqual({ ...first, duplicate: true });
    expect(asked).toEqual([1]);
  });

  it('ask for the receipts of all their commands when they run again', async () => {
    let tries = 0;
    const losing: Surroundings['store'] = {
      ...around().store,
      commit: async (turn) => {
        tries += 1;
        await store.commit(turn);
        if (tries === 1) throw new OutcomeUnknown('the answer was lost');
      },
    };
    open = await opened({ store: losing });
    const said = await Promise.all(
      ['One', 'Two', 'Three'].map((title) => does('session.describe', { title })),
    );
    expect(said.map((reply) => reply.ok && reply.duplicate)).toEqual([true, true, true]);
    expect(asked).toEqual([3]);
  });

  it('judge for ten milliseconds and leave the rest to the next one, in the same order and staff first', async () => {
    let spent = 0;
    open = await opened({ spent: () => (spent += 1) });
    const phone: Actor = { type: 'participant', id: randomUUID() };
    const order: string[] = [];
    const args = { text: 'Who waits?', language: 'en' };
    const phones = Array.from({ length: 25 }, (_, at) =>
      does('question.submit', args, { actor: phone }).then(() => order.push(`phone ${at}`)),
    );
    const staff = does('session.describe', { title: 'Staff' }).then(() => order.push('staff'));
    await Promise.all([...phones, staff]);
    expect(order).toEqual(['staff', ...Array.from({ length: 25 }, (_, at) => `phone ${at}`)]);
    expect(turns.reduce((sum, letters) => sum + letters, 0)).toBe(26);
    expect(turns.length).toBeGreaterThan(1);
    expect(Math.max(...turns)).toBeLessThan(13);
  });

  it('take the staff in before whoever a turn had no time for', async () => {
    let spent = 0;
    open = await opened({ spent: () => (spent += 6) });
    const phone: Actor = { type: 'participant', id: randomUUID() };
    const order: string[] = [];
    const asks = (name: string) =>
      does('question.submit', { text: 'Who waits?', language: 'en' }, { actor: phone }).then(() =>
        order.push(name),
      );
    const waiting = ['a', 'b', 'c', 'd', 'e', 'f'].map(asks);
    await waiting[0];
    const staff = does('session.describe', { title: 'Staff' }).then(() => order.push('staff'));
    await Promise.all([...waiting, staff]);
    expect(order.indexOf('staff')).toBeLessThan(order.indexOf('f'));
  });
});

/** What was begun in the background is done: the store of these tests answers without waiting for a disk. */
async function settled(): Promise<void> {
  for (let tick = 0; tick < 20; tick += 1) await new Promise((resolve) => setImmediate(resolve));
}
