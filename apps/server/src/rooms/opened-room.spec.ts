import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { Room, SYSTEM_ID, TABLE, type Actor } from '@openfloor/room';
import { openStoreHere, OutcomeUnknown, StoreConflict, StoreUnavailable, type Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { fingerprint } from './fingerprint.js';
import { roomFrom } from './load.js';
import { MAX_WAITING } from './mailbox.js';
import { OpenedRoom, type Surroundings } from './opened-room.js';
import { realTime } from './schedule.js';
import { groupOf } from './seat.js';
import { StorageWatch } from './storage-watch.js';
import { firstSession } from './testing/first-session.js';
import { ManualTime, testSeat } from './testing/rig.js';

const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };
const sessionId = randomUUID();

describe('an open room whose store fails', () => {
  let store: Store;
  let open: OpenedRoom;
  let commit: Store['commit'];
  const faults: unknown[] = [];

  const around = (): Surroundings => ({
    store: { ...store, commit: (turn) => commit(turn) },
    schedule: realTime,
    now: () => Date.now(),
    newId: () => randomUUID(),
    onFault: (error) => faults.push(error),
  });
  const does = (
    type: string,
    args: unknown,
    id: string = randomUUID(),
    actor: Actor = SYSTEM,
  ): Promise<Reply> => {
    const order = { id, type, args: TABLE.get(type)?.schema.parse(args) };
    return open.does({
      order,
      actor,
      fingerprint: fingerprint(type, args),
      urgent: actor.type !== 'participant',
    });
  };

  beforeEach(async () => {
    faults.length = 0;
    store = await openStoreHere({ dataDir: ':memory:' });
    commit = store.commit.bind(store);
    open = new OpenedRoom(new Room(sessionId, 'first'), around(), false);
    const made = await firstSession(store, sessionId);
    expect(await does('session.create', made)).toMatchObject({ ok: true });
    const loaded = await store.load(sessionId);
    open = new OpenedRoom(roomFrom(loaded!), around(), true);
  });
  afterEach(() => store.close());

  it('answers STORAGE_UNAVAILABLE to a known failure, keeps the old room, and takes the same id later', async () => {
    const id = randomUUID();
    commit = async () => {
      throw new StoreUnavailable('SQLITE_FULL');
    };
    expect(await does('session.describe', { title: 'Lost' }, id)).toMatchObject({
      ok: false,
      code: 'STORAGE_UNAVAILABLE',
    });
    expect(open.room.session.title).toBe('Room');
    commit = store.commit.bind(store);
    const reply = await does('session.describe', { title: 'Kept' }, id);
    expect(reply).toMatchObject({ ok: true });
    expect(reply).not.toHaveProperty('duplicate');
    expect(faults).toHaveLength(1);
  });

  it('F18: tells staff at once that nothing can be saved, nobody else, and that it can be again', async () => {
    const time = new ManualTime();
    const storage = new StorageWatch(time, () => Promise.reject(new StoreUnavailable('SQLITE_FULL')));
    open = new OpenedRoom(open.room, { ...around(), schedule: time, storage }, true);
    const seats = (
      [
        ['desk', 'moderator', 'staff'],
        ['panel', 'panellist', 'panel'],
        ['phone', 'participant', 'public'],
        ['stage', 'display', 'public'],
      ] as const
    ).map(([id, role, channel]) => testSeat(time, id, { role, channel }));
    for (const seat of seats) open.publisher.enter(seat, groupOf(seat));
    time.pass(2_000);
    for (const { frames } of seats) frames.length = 0;
    commit = async () => {
      throw new StoreUnavailable('SQLITE_FULL');
    };
    expect(await does('session.describe', { title: 'Lost' })).toMatchObject({ ok: false });
    const told = () => seats.map(({ frames }) => frames.splice(0).map(({ event, frame }) => [event, frame]));
    const refusing = ['presence', expect.objectContaining({ storage: 'refusing' })];
    expect(told()).toEqual([[refusing], [], [], []]);
    expect(open.publisher.presenceFor('panel')).not.toHaveProperty('storage');
    await does('session.describe', { title: 'Lost again' });
    expect(told()).toEqual([[], [], [], []]);
    commit = store.commit.bind(store);
    expect(await does('session.describe', { title: 'Kept' })).toMatchObject({ ok: true });
    const presences = told().map((frames) => frames.filter(([event]) => event === 'presence'));
    expect(presences).toEqual([
      [['presence', expect.not.objectContaining({ storage: 'refusing' })]],
      [],
      [],
      [],
    ]);
    storage.stop();
    open.close();
  });

  it('reads the room again after an unknown outcome, and answers what had been committed from its receipt', async () => {
    let times = 0;
    commit = async (turn) => {
      await store.commit(turn);
      times += 1;
      if (times === 1) throw new OutcomeUnknown('the answer was lost');
    };
    const before = open.room;
    const reply = await does('session.describe', { title: 'Committed after all' });
    expect(reply).toMatchObject({ ok: true, duplicate: true });
    expect(open.room).not.toBe(before);
    expect(open.room.session.title).toBe('Committed after all');
    expect(open.room.clock.rev).toBe(before.clock.rev + 1);
  });

  it('reads the room again after an unknown outcome, and does what had not been committed', async () => {
    let times = 0;
    commit = async (turn) => {
      times += 1;
      if (times === 1) throw new OutcomeUnknown('the thread died');
      await store.commit(turn);
    };
    expect(await does('session.describe', { title: 'Second try' })).toMatchObject({ ok: true });
    expect(open.room.session.title).toBe('Second try');
  });

  it('catches up with another node after a conflict and judges the turn again', async () => {
    const loaded = await store.load(sessionId);
    const other = new OpenedRoom(roomFrom(loaded!), { ...around(), store }, true);
    const order = { id: randomUUID(), type: 'session.describe', args: { theme: 'From the other node' } };
    const elsewhere = {
      order,
      actor: SYSTEM,
      fingerprint: fingerprint(order.type, order.args),
      urgent: true,
    };
    expect(await other.does(elsewhere)).toMatchObject({ ok: true });
    expect(await does('session.describe', { title: 'From here' })).toMatchObject({ ok: true });
    expect(open.room.session).toMatchObject({ title: 'From here', theme: 'From the other node' });
    expect(faults).toEqual([]);
  });

  it('gives up on a conflict that never ends without answering ok', async () => {
    commit = async () => {
      throw new StoreConflict('always');
    };
    expect(await does('session.describe', { title: 'Never' })).toMatchObject({ code: 'STORAGE_UNAVAILABLE' });
    expect(open.room.session.title).toBe('Room');
  });

  it('says BUSY beyond five thousand waiting commands, and serves staff first in the next turn', async () => {
    const held = deferred();
    const turns: number[] = [];
    commit = async (turn) => {
      turns.push(turn.receipts.length);
      if (turns.length === 1) await held.promise;
      await store.commit(turn);
    };
    const first = does('session.describe', { title: 'First' });
    for (let tick = 0; turns.length === 0 && tick < 100; tick += 1)
      await new Promise((resolve) => setImmediate(resolve));
    const phone: Actor = { type: 'participant', id: randomUUID() };
    const answered: string[] = [];
    const still = jest.spyOn(performance, 'now').mockReturnValue(performance.now());
    const waiting = Array.from({ length: MAX_WAITING - 2 }, () =>
      does('question.submit', { text: 'Who waits?' }, randomUUID(), phone).then(() => answered.push('phone')),
    );
    const staff = does('session.describe', { title: 'Staff' }).then(() => answered.push('staff'));
    waiting.push(
      does('question.submit', { text: 'Who waits?' }, randomUUID(), phone).then(() => answered.push('phone')),
    );
    const tooMany = await does('question.submit', { text: 'Too many?' }, randomUUID(), phone);
    expect(tooMany).toMatchObject({ code: 'BUSY', retryAfterMs: 1_000 });
    const late = does('session.describe', { title: 'Staff too' }).then(() => answered.push('staff'));
    still.mockRestore();
    held.resolve();
    await Promise.all([first, staff, late, ...waiting]);
    expect(answered.slice(0, 2)).toEqual(['staff', 'staff']);
    expect(Math.max(...turns)).toBe(500);
  });
});

function deferred(): { promise: Promise<void>; resolve: () => void } {
  let resolve = (): void => undefined;
  const promise = new Promise<void>((done) => (resolve = done));
  return { promise, resolve };
}
