import { afterEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { manualClock, settled } from './testing/clock.js';
import { closeAll, enter, listen, road, seated } from './testing/door.js';
import { patch, question, uuid, welcome } from './testing/frames.js';
import { accepted } from './testing/road.js';
import { until } from './testing/until.js';
import { NoAnswer } from './transport.js';

afterEach(closeAll);

const command = (no: number) => ({
  id: uuid(no),
  type: 'question.vote',
  args: { questionId: uuid(1), on: true },
});

describe('a room over socket.io', () => {
  it('says who it is, hears its welcome and what follows', async () => {
    const { door, room } = await seated();
    expect(door.hellos).toEqual([{ session: 's1', seat: 'seat', as: 'staff', proto: 1 }]);
    door.sockets[0]?.emit('patch', patch(5, 6, [question(2, 6)]));
    await until(() => room.getSnapshot().rev === 6);
    expect(room.records('question')).toHaveLength(2);
  });

  it('comes back after half a second to two and a half with what it has', async () => {
    const { door, room, clock, is } = await seated();
    door.greet = (socket) => socket.emit('welcome', welcome(7, { mode: 'delta', put: [question(2, 7)] }));
    door.sockets[0]?.disconnect(true);
    await is('offline');
    clock.advance(499);
    await settled();
    expect(door.hellos).toHaveLength(1);
    clock.advance(2_001);
    await is('live');
    expect(door.hellos[1]).toMatchObject({ since: { epoch: 'first', rev: 5 } });
    expect(room.getSnapshot().rev).toBe(7);
  });

  it('waits longer each time while the server cannot be reached, but never above ten seconds', async () => {
    const door = await listen();
    door.refusal = { code: 'DRAINING' };
    const clock = manualClock(6);
    const { said } = road(door, clock);
    const count = (state: string): number => said.filter((one) => one === state).length;
    const wait = (): number => {
      const tries = count('connecting');
      let waited = 0;
      for (; count('connecting') === tries && waited < 20_000; waited += 100) clock.advance(100);
      return waited;
    };
    const waits: number[] = [];
    for (let tries = 1; tries <= 8; tries += 1) {
      await until(() => count('down') === tries);
      waits.push(wait());
    }
    for (const waited of waits) expect(waited).toBeGreaterThanOrEqual(500);
    expect(waits[0]).toBeLessThanOrEqual(2_500);
    expect(Math.max(...waits)).toBeGreaterThan(4_500);
    expect(Math.max(...waits)).toBeLessThanOrEqual(10_000);
    await until(() => count('down') === 9);
    door.refusal = undefined;
    wait();
    for (let times = 1; times <= 5; times += 1) {
      await until(() => count('welcome') === times);
      door.sockets.at(-1)?.disconnect(true);
      await until(() => count('down') === 9 + times);
      expect(wait()).toBeLessThanOrEqual(2_500);
    }
  });

  it('asks for what it missed on the same socket', async () => {
    const { door, clock } = await seated();
    door.sockets[0]?.emit('patch', patch(6, 7));
    await until(() => clock.waiting > 1);
    clock.advance(2_000);
    await until(() => door.resumed.length === 1);
    expect(door.resumed).toEqual([{ epoch: 'first', rev: 5 }]);
    expect(door.sockets).toHaveLength(1);
  });

  it('leaves a draining server when that says so, and not when the connection ends before', async () => {
    const door = await listen();
    const clock = manualClock(6);
    const { transport, said } = road(door, clock);
    await until(() => said.includes('welcome'));
    transport.reconnect(7_000);
    door.sockets[0]?.disconnect(true);
    await until(() => said.includes('down'));
    clock.advance(6_999);
    expect(said.filter((state) => state === 'connecting')).toHaveLength(1);
    clock.advance(1);
    expect(said.filter((state) => state === 'connecting')).toHaveLength(2);
    await until(() => said.filter((name) => name === 'welcome').length === 2);
  });

  it('is slow after 16 seconds of silence and comes back after 20', async () => {
    const { door, clock, is } = await seated();
    clock.advance(15_999);
    await settled();
    expect(door.hellos).toHaveLength(1);
    clock.advance(1);
    await is('slow');
    clock.advance(4_000);
    await is('offline');
    clock.advance(2_500);
    await is('live');
    expect(door.hellos).toHaveLength(2);
  });

  it('is not slow as long as the connection itself shows signs of life', async () => {
    const { door, room, clock } = await seated();
    for (let round = 0; round < 4; round += 1) {
      clock.advance(15_000);
      let signs = 0;
      door.sockets[0]?.conn.on('packet', () => (signs += 1));
      await until(() => signs >= 2, 'signs of life');
    }
    expect(room.getSnapshot().connection).toBe('live');
  });

  it('is not offline while it comes back because it wanted to', async () => {
    const { room, door, clock, is } = await seated();
    const seen: string[] = [];
    room.subscribe(() => seen.push(room.getSnapshot().connection));
    room.sit('another');
    clock.advance(0);
    await until(() => door.sockets.length === 2);
    await until(() => room.getSnapshot().updatedAt !== undefined && door.hellos.length === 2);
    await is('live');
    expect(new Set(seen)).toEqual(new Set(['live']));
  });

  it('does not stay where it is let in but never welcomed', async () => {
    const { door, clock, is } = await enter((made) => (made.greet = () => undefined));
    await until(() => door.sockets.length === 1);
    await settled();
    clock.advance(20_000);
    await is('offline');
    door.greet = (socket) => socket.emit('welcome', welcome(5));
    clock.advance(2_500);
    await is('live');
  });

  it('stops at a refusal until another seat is taken', async () => {
    const { door, clock, is, room } = await enter((made) => (made.refusal = { code: 'CODE_CHANGED' }));
    await is('refused');
    expect(room.getSnapshot().refusal).toBe('CODE_CHANGED');
    clock.advance(120_000);
    await settled();
    expect(door.hellos).toHaveLength(1);
    door.refusal = undefined;
    room.sit('another');
    clock.advance(0);
    await is('live');
    expect(door.hellos[1]).toMatchObject({ seat: 'another' });
  });

  it('comes back not before a busy server asked it to', async () => {
    const door = await listen();
    door.refusal = { code: 'BUSY', retryAfterMs: 9_000 };
    const clock = manualClock(6);
    const { said } = road(door, clock);
    await until(() => said.includes('down'));
    clock.advance(8_999);
    expect(said.filter((state) => state === 'connecting')).toHaveLength(1);
    clock.advance(4_501);
    expect(said.filter((state) => state === 'connecting')).toHaveLength(2);
  });

  it('does not come back with all the others whom a busy server asked to wait as long', async () => {
    const waits = new Set<number>();
    for (let seed = 1; seed <= 8; seed += 1) {
      const door = await listen();
      door.refusal = { code: 'BUSY', retryAfterMs: 20_000 };
      const clock = manualClock(seed);
      const { transport, said } = road(door, clock);
      await until(() => said.includes('down'));
      const waitMs = (transport.line?.()?.retryAt ?? 0) - clock.now();
      expect(waitMs).toBeGreaterThanOrEqual(20_000);
      expect(waitMs).toBeLessThanOrEqual(30_000);
      waits.add(Math.floor(waitMs / 100));
    }
    expect(waits.size).toBeGreaterThan(6);
  });

  it('spreads its return over 5 ms for each who is in the room, and over 25 s at most', async () => {
    const longest = async (participants: number): Promise<number> => {
      const waits: number[] = [];
      for (let seed = 1; seed <= 12; seed += 1) {
        const door = await listen();
        door.greet = (socket) => {
          const presence = { participants: 1, onsite: 0, online: 1, hubs: [] };
          socket.emit('welcome', welcome(5));
          socket.emit('presence', { ...presence, participants });
        };
        const clock = manualClock(seed);
        const { transport, said } = road(door, clock);
        await until(() => said.includes('presence'));
        door.sockets[0]?.disconnect(true);
        await until(() => said.includes('down'));
        waits.push((transport.line?.()?.retryAt ?? 0) - clock.now());
      }
      return Math.max(...waits);
    };
    expect(await longest(30)).toBeLessThanOrEqual(2_500);
    const ofOneThousand = await longest(1_000);
    expect(ofOneThousand).toBeGreaterThan(3_500);
    expect(ofOneThousand).toBeLessThanOrEqual(5_500);
    const ofManyThousand = await longest(20_000);
    expect(ofManyThousand).toBeGreaterThan(15_000);
    expect(ofManyThousand).toBeLessThanOrEqual(25_500);
  });

  it('comes back at once when the page is looked at again', async () => {
    const { door, clock, is, room } = await seated();
    room.wake();
    clock.advance(0);
    await settled();
    expect(door.hellos).toHaveLength(1);
    door.sockets[0]?.disconnect(true);
    await is('offline');
    room.wake();
    clock.advance(0);
    await is('live');
    clock.advance(13_000);
    room.wake();
    clock.advance(0);
    await until(() => door.hellos.length === 3, 'another connection after a doubtful silence');
    await is('live');
  });
});

describe('a command over socket.io', () => {
  it('gets its reply', async () => {
    const { transport } = await seated();
    expect(await transport.send(command(1), 1_000)).toEqual(accepted(uuid(1), 5, 1));
  });

  it('is not sent at all before the welcome', async () => {
    const door = await listen();
    door.greet = () => undefined;
    const { transport, said } = road(door, manualClock());
    await until(() => said.includes('open'));
    await expect(transport.send(command(1), 1_000)).rejects.toBeInstanceOf(NoAnswer);
    door.sockets[0]?.emit('welcome', welcome(5));
    await until(() => said.includes('welcome'));
    await transport.send(command(2), 1_000);
    expect(door.commands.map(({ id }) => id)).toEqual([uuid(2)]);
  });

  it('without an answer in time counts as unknown', async () => {
    const { transport, door } = await seated();
    door.answer = () => undefined;
    await expect(transport.send(command(1), 20)).rejects.toBeInstanceOf(NoAnswer);
  });

  it('that was under way when the connection broke counts as unknown and is never sent blindly again', async () => {
    const { transport, door, clock, is } = await seated();
    door.answer = (_, __, socket) => socket.disconnect(true);
    await expect(transport.send(command(1), 5_000)).rejects.toBeInstanceOf(NoAnswer);
    await expect(transport.send(command(2), 5_000)).rejects.toBeInstanceOf(NoAnswer);
    door.answer = (id, reply) => reply(accepted(id));
    clock.advance(2_500);
    await is('live');
    await transport.send(command(3), 1_000);
    expect(door.commands.map(({ id }) => id)).toEqual([uuid(1), uuid(3)]);
  });

  it('that is not understood is refused, not repeated', async () => {
    const { transport, door } = await seated();
    const refusal: Reply = { ok: false, id: null, code: 'BAD_COMMAND', message: 'another shape' };
    door.answer = (_, reply) => reply(refusal);
    expect(await transport.send(command(1), 1_000)).toEqual(refusal);
  });

  it('that is too large for the wire is refused here, where it does not end the connection', async () => {
    const { transport, door } = await seated();
    const large = { ...command(1), args: { text: 'ъ'.repeat(31_000) } };
    expect(await transport.send(large, 1_000)).toMatchObject({ ok: false, id: uuid(1), code: 'TOO_LONG' });
    expect(await transport.send({ ...large, args: { text: 'ъ'.repeat(29_000) } }, 1_000)).toMatchObject({
      ok: true,
    });
    expect(door.commands).toHaveLength(1);
  });

  it('does not take the reply to another command for its own', async () => {
    const { transport, door } = await seated();
    door.answer = (_, reply) => reply(accepted(uuid(9)));
    await expect(transport.send(command(1), 1_000)).rejects.toBeInstanceOf(NoAnswer);
  });
});
