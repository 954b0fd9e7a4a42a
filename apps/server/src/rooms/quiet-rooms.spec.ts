import { afterEach, describe, expect, it } from '@jest/globals';
import { Room, SYSTEM_ID, TABLE, type Actor } from '@openfloor/room';
import { openStoreHere, type Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { fingerprint } from './fingerprint.js';
import { OpenedRoom } from './opened-room.js';
import type { Schedule } from './schedule.js';
import { firstSession } from './testing/first-session.js';
import { ManualTime, testSeat } from './testing/rig.js';

const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

/** A clock that knows how many timers wait on it. */
class CountedTime implements Schedule {
  private readonly time = new ManualTime();
  private readonly waiting = new Set<object>();

  readonly now = (): number => this.time.now();

  get timers(): number {
    return this.waiting.size;
  }

  after(ms: number, act: () => void): () => void {
    const timer = {};
    this.waiting.add(timer);
    const cancel = this.time.after(ms, () => {
      this.waiting.delete(timer);
      act();
    });
    return () => {
      this.waiting.delete(timer);
      cancel();
    };
  }

  pass(ms: number): void {
    this.time.pass(ms);
  }
}

describe('a room in which nothing happens', () => {
  let store: Store;
  afterEach(() => store.close());

  it('waits on no timer once nobody is in it, and on one for all its seats while somebody is', async () => {
    store = await openStoreHere({ dataDir: ':memory:' });
    const time = new CountedTime();
    const sessionId = randomUUID();
    const around = { store, schedule: time, now: time.now, newId: () => randomUUID() };
    const open = new OpenedRoom(new Room(sessionId, 'first'), around, false);
    expect(time.timers).toBe(0);
    const type = 'session.create';
    const sent = await firstSession(store, sessionId);
    const order = { id: randomUUID(), type, args: TABLE.get(type)?.schema.parse(sent) };
    await open.does({ order, actor: SYSTEM, fingerprint: fingerprint(type, sent), urgent: true });
    time.pass(60_000);
    expect(time.timers).toBe(0);
    const manual = new ManualTime();
    const seats = Array.from({ length: 30 }, (_, no) => testSeat(manual, `phone ${no}`));
    for (const seat of seats) open.publisher.enter(seat, 'public');
    time.pass(60_000);
    expect(time.timers).toBe(1);
    for (const seat of seats) open.publisher.leave(seat);
    time.pass(60_000);
    expect(time.timers).toBe(0);
  });
});
