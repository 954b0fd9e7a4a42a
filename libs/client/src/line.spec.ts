import { afterEach, describe, expect, it } from '@jest/globals';
import { settled } from './testing/clock.js';
import { closeAll, enter } from './testing/door.js';
import { until } from './testing/until.js';
import { NoAnswer } from './transport.js';

afterEach(closeAll);

describe('the line of a hub', () => {
  it('has the round trip of its latest ping', async () => {
    let tripMs = 80;
    let asked = 0;
    const { door, room, clock, is } = await enter((opened) => {
      opened.time = (answer) => {
        asked += 1;
        clock.advance(tripMs);
        answer(clock.now());
      };
    });
    expect(room.getSnapshot().roundTripMs).toBeUndefined();
    await is('live');
    await until(() => asked === 5 && room.getSnapshot().roundTripMs === 80);
    tripMs = 1_200;
    door.sockets[0]?.emit('head', { rev: 5, beat: 0, now: clock.now() });
    await until(() => room.getSnapshot().roundTripMs === 1_200);
  });

  it('says when it was last live, how often it was tried since and when it will be again', async () => {
    const { door, room, clock, is } = await enter(() => undefined, { retryMostMs: 2_000 });
    expect(room.getSnapshot()).toMatchObject({ tries: 1 });
    await is('live');
    expect(room.getSnapshot()).toMatchObject({ tries: 0, lastLiveAt: clock.now() });
    const lastLiveAt = clock.now();
    clock.advance(500);
    door.refusal = { code: 'BUSY' };
    door.sockets[0]?.disconnect(true);
    await is('offline');
    for (let tries = 0; tries < 6; tries += 1) {
      const { retryAt = 0, ...now } = room.getSnapshot();
      expect(now).toMatchObject({ tries, lastLiveAt, connection: 'offline' });
      expect(retryAt - clock.now()).toBeGreaterThan(0);
      expect(retryAt - clock.now()).toBeLessThanOrEqual(2_000);
      const asked = door.hellos.length;
      clock.advance(retryAt - clock.now());
      expect(room.getSnapshot()).toMatchObject({ tries: tries + 1, retryAt: undefined });
      await until(() => door.hellos.length > asked && room.getSnapshot().retryAt !== undefined);
    }
    door.refusal = undefined;
    clock.advance(2_000);
    await is('live');
    expect(room.getSnapshot()).toMatchObject({ tries: 0 });
  });

  it('waits longer than its most where the server asks for it', async () => {
    const { door, room, clock, is } = await enter(() => undefined, { retryMostMs: 2_000 });
    await is('live');
    door.refusal = { code: 'BUSY', retryAfterMs: 30_000 };
    door.sockets[0]?.disconnect(true);
    await is('offline');
    clock.advance(2_000);
    await until(() => (room.getSnapshot().retryAt ?? 0) - clock.now() >= 30_000);
    expect((room.getSnapshot().retryAt ?? 0) - clock.now()).toBeLessThanOrEqual(45_000);
  });

  it('knows of a command given while it is not connected that it never left', async () => {
    const { door, room, is } = await enter();
    await is('live');
    door.sockets[0]?.disconnect(true);
    await is('offline');
    const error: unknown = await room
      .does('session.switch', { votes: true })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(NoAnswer);
    expect(error).toMatchObject({ sent: false });
  });

  it('does not know that of one which was not answered', async () => {
    const { door, room, is } = await enter();
    await is('live');
    door.answer = (_id, _reply, socket) => socket.disconnect(true);
    const error: unknown = await room
      .does('session.switch', { votes: true })
      .catch((reason: unknown) => reason);
    expect(error).toMatchObject({ sent: true });
  });

  it('takes a relay’s word for a reply, and for no answer where nobody asks again', async () => {
    const { door, room, transport, is } = await enter();
    await is('live');
    door.answer = (id, reply) => (reply as (said: unknown) => void)({ queued: true, id, retryAfterMs: 900 });
    const command = { id: '00000000-0000-4000-8000-000000000001', type: 'session.switch', args: {} };
    expect(await transport.send(command, 1_000)).toMatchObject({ queued: true, retryAfterMs: 900 });
    await expect(room.does('session.switch', { votes: true })).rejects.toBeInstanceOf(NoAnswer);
  });
});

describe('what waits in a hub', () => {
  it('is said at most once a second, the latest only, and again after each welcome', async () => {
    const { door, room, clock, is } = await enter();
    await is('live');
    for (const waiting of [1, 2, 3]) room.reports({ waiting });
    await settled();
    expect(door.links).toEqual([]);
    clock.advance(1_000);
    await until(() => door.links.length === 1);
    room.reports({ waiting: 4, phones: 9 });
    clock.advance(999);
    await settled();
    expect(door.links).toEqual([{ waiting: 3 }]);
    clock.advance(1);
    await until(() => door.links.length === 2);
    door.sockets[0]?.disconnect(true);
    await is('offline');
    clock.advance(3_000);
    await is('live');
    clock.advance(1_000);
    await until(() => door.links.length === 3);
    expect(door.links).toEqual([{ waiting: 3 }, { waiting: 4, phones: 9 }, { waiting: 4, phones: 9 }]);
  });
});
