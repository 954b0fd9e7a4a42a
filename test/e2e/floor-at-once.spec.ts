import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { joinNamed, openFloor, ownFloor, secondDevice } from '../harness/floor.js';
import { floorOf, holderOf, queueOf } from '../harness/hall.js';
import type { Person } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const ROUNDS = 12;

describe('what is done to the floor at once', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
  }, 60_000);
  afterAll(() => server.dispose());

  const settled = (person: Person, rev: number) =>
    until(`${person.name} is up to date`, () => person.now.rev >= rev);

  it('two moderators who call get one speaker, and the second one is told whom the first called', async () => {
    const room = await openFloor(server);
    const { moderator } = room;
    const second = await room.invite('moderator', { person: { name: 'Another moderator' } });
    const people = [room.ama, room.ben, await joinNamed(room, 'Cyn')];
    for (const person of people) await person.does('floor.request', {});
    for (const _ of people) {
      await until('both see nobody', () => !holderOf(moderator) && !holderOf(second));
      const replies = await Promise.all([
        moderator.tries('floor.call', { expect: null }),
        second.tries('floor.call', { expect: null }),
      ]);
      const called = replies.filter(({ ok }) => ok);
      expect(called).toHaveLength(1);
      const floorId = called[0]!.ok ? String(called[0]!.result?.['floorId']) : '';
      const details = { floorId, floor: { id: floorId, status: 'called' } };
      expect(replies.find(({ ok }) => !ok)).toMatchObject({ code: 'CONFLICT', details });
      await settled(moderator, called[0]!.ok ? called[0]!.rev : 0);
      expect(moderator.records('floor').filter(({ status }) => status === 'called')).toHaveLength(1);
      await moderator.does('floor.start', { floorId });
      const ends = [moderator, second].map((each) => each.tries('floor.end', { expect: floorId }));
      const ended = await Promise.all(ends);
      expect(ended.filter(({ ok }) => ok)).toHaveLength(1);
      expect(ended.find(({ ok }) => !ok)).toMatchObject({ code: 'CONFLICT', details: { floorId: null } });
    }
    expect(moderator.records('floor').map(({ status }) => status)).toEqual(Array(3).fill('completed'));
    room.leave();
  }, 30_000);

  it('a call that was repeated for want of an answer calls nobody else', async () => {
    const room = await openFloor(server);
    const { moderator, ama, ben } = room;
    for (const person of [ama, ben]) await person.does('floor.request', {});
    const command = { id: crypto.randomUUID(), type: 'floor.call', args: { expect: null } };
    const path = `${server.url}/api/v1/sessions/${room.sessionId}/commands`;
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${moderator.seat}` };
    const sent = () => fetch(path, { method: 'POST', headers, body: JSON.stringify(command) });
    const bodies = await Promise.all([sent(), sent(), sent()].map(async (sending) => (await sending).json()));
    expect(bodies.filter((body) => (body as { duplicate?: boolean }).duplicate)).toHaveLength(2);
    const called = new Set(bodies.map((body) => (body as { result: { floorId: string } }).result.floorId));
    expect(called.size).toBe(1);
    await moderator.seesRoom(() => holderOf(moderator));
    expect(queueOf(moderator)).toHaveLength(1);
    room.leave();
  }, 30_000);

  it('a request withdrawn while it is called is withdrawn, whichever came first, and never speaks', async () => {
    const room = await openFloor(server);
    const { moderator, ama } = room;
    const fates = new Set<string>();
    for (let round = 0; round < ROUNDS; round += 1) {
      const { floorId } = await ama.does('floor.request', {});
      const call = () => moderator.tries('floor.call', { floorId, expect: null });
      const withdraw = () => ama.tries('floor.withdraw', { floorId });
      const [called, withdrawn] =
        round % 2 === 0
          ? await Promise.all([call(), withdraw()])
          : await Promise.all([withdraw(), call()]).then(([one, other]) => [other, one] as const);
      expect(withdrawn).toMatchObject({ ok: true });
      fates.add(called.ok ? 'called first' : 'withdrawn first');
      if (!called.ok) expect(called).toMatchObject({ code: 'WRONG_STATE', details: { status: 'withdrawn' } });
      await moderator.seesRoom(() => floorOf(moderator, floorId)?.status === 'withdrawn');
      expect(holderOf(moderator)).toBeUndefined();
      expect(await moderator.tries('floor.start', { floorId })).toMatchObject({ code: 'WRONG_STATE' });
      expect(floorOf(moderator, floorId)).toMatchObject({ spokenMs: 0, position: null });
    }
    process.stdout.write(`withdrawn while called: ${[...fates].join(', ')}\n`);
    room.leave();
  }, 30_000);

  it('whoever was called may withdraw, the next one is called, and whoever speaks no longer withdraws', async () => {
    const room = await openFloor(server);
    const { moderator, ama, ben } = room;
    const first = await ama.does('floor.request', {});
    const second = await ben.does('floor.request', {});
    await moderator.does('floor.call', { expect: null });
    await ama.does('floor.withdraw', { floorId: first.floorId });
    expect(await moderator.does('floor.call', { expect: null })).toMatchObject({ floorId: second.floorId });
    await moderator.does('floor.start', { floorId: second.floorId });
    expect(await ben.tries('floor.withdraw', { floorId: second.floorId })).toMatchObject({
      code: 'WRONG_STATE',
      details: { status: 'speaking' },
    });
    expect(
      await moderator.tries('floor.call', { floorId: first.floorId, expect: second.floorId }),
    ).toMatchObject({ code: 'WRONG_STATE', details: { status: 'withdrawn' } });
    expect((await ama.does('floor.request', {})).no).toBe(3);
    room.leave();
  }, 30_000);

  it('a speaker whose link drops goes on speaking, staff see who is away, and the speaker comes back to the same clock', async () => {
    const room = await openFloor(server);
    const { moderator, ama, ben } = room;
    const { floorId, no } = await ama.does('floor.request', {});
    await moderator.does('floor.call', { expect: null });
    await moderator.does('floor.start', { floorId });
    await moderator.seesRoom(() => floorOf(moderator, floorId)?.clock.running);
    const { clock } = floorOf(moderator, floorId)!;
    expect(moderator.now.presence?.away ?? []).toEqual([]);
    ama.leave();
    await moderator.seesRoom(() => moderator.now.presence?.away?.includes(no));
    expect(floorOf(moderator, floorId)).toMatchObject({ status: 'speaking', clock });
    await ben.seesRoom(() => floorOf(ben, floorId)?.status === 'speaking');
    expect(ben.everReceived('"away"')).toBe(false);
    const back = await secondDevice(server, room, ama);
    expect(ownFloor(back, floorId)).toMatchObject({ status: 'speaking', no, clock });
    await moderator.seesRoom(() => moderator.now.presence?.away?.length === 0);
    await moderator.does('floor.end', { expect: floorId });
    await back.sees(({ floor }) => floor[0]?.status === 'completed');
    const own = ownFloor(back, floorId)!;
    expect(own.spokenMs).toBeGreaterThan(0);
    expect(own.spokenMs).toBe(floorOf(moderator, floorId)!.spokenMs);
    back.leave();
    room.leave();
  }, 30_000);

  it('somebody called whose link is gone can be skipped as absent, and is put back when they return', async () => {
    const room = await openFloor(server);
    const { moderator, ama, ben } = room;
    const { floorId, no } = await ama.does('floor.request', {});
    const other = await ben.does('floor.request', {});
    ama.leave();
    await moderator.seesRoom(() => moderator.now.presence?.away?.includes(no));
    await moderator.does('floor.call', { expect: null });
    await moderator.does('floor.skip', { floorId, reason: 'absent' });
    expect(await moderator.does('floor.call', { expect: null })).toMatchObject({ floorId: other.floorId });
    const back = await secondDevice(server, room, ama);
    expect(ownFloor(back, floorId)).toMatchObject({ status: 'skipped', reason: 'absent' });
    await moderator.does('floor.requeue', { floorId, place: 'first' });
    await back.sees(({ floor }) => floor[0]?.position === 1);
    await moderator.seesRoom(() => !moderator.now.presence?.away?.includes(no));
    back.leave();
    room.leave();
  }, 30_000);

  it('two devices of one person are one person: one request, one number, one away', async () => {
    const room = await openFloor(server);
    const { moderator, ama } = room;
    const tablet = await secondDevice(server, room, ama);
    const replies = await Promise.all([ama.tries('floor.request', {}), tablet.tries('floor.request', {})]);
    const taken = replies.find((reply) => reply.ok);
    const { floorId, no } = (taken?.ok ? taken.result : {}) as { floorId: string; no: number };
    const refused = replies.find((reply) => !reply.ok);
    expect(refused).toMatchObject({ code: 'ALREADY_WAITING', details: { floorId, no } });
    for (const device of [ama, tablet]) await device.sees(({ floor }) => floor[0]?.position === 1);
    expect(queueOf(moderator).map(({ id }) => id)).toEqual([floorId]);
    ama.leave();
    await moderator.does('floor.call', { expect: null });
    await tablet.sees(({ floor }) => floor[0]?.status === 'called');
    expect(moderator.now.presence?.away ?? []).toEqual([]);
    await tablet.does('floor.ready', { floorId });
    tablet.leave();
    await moderator.seesRoom(() => moderator.now.presence?.away?.includes(no));
    room.leave();
  }, 30_000);

  it('two devices of one panellist share their request as well, and each sees what the other did', async () => {
    const room = await openFloor(server);
    const { moderator } = room;
    const tablet = await room.invite('panellist', { person: { name: 'A panellist' } });
    const { personId } = tablet.now.you!;
    const phone = await room.invite('panellist', { personId });
    const { floorId, no } = await tablet.does('floor.request', { class: 'reply' });
    expect(await phone.tries('floor.request', { class: 'intervention' })).toMatchObject({
      code: 'ALREADY_WAITING',
      details: { floorId, no },
    });
    await phone.does('floor.request', { class: 'point_of_order' });
    await tablet.sees(({ floor }) => floor.length === 2);
    await phone.does('floor.withdraw', { floorId });
    await tablet.sees(({ floor }) => floor[0]?.status === 'withdrawn');
    await moderator.seesRoom(() => queueOf(moderator).length === 1);
    room.leave();
  }, 30_000);
});
