import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { CommandType } from '@openfloor/contract';
import { joinNamed, openFloor } from '../harness/floor.js';
import { chairs, floorOf, queueOf } from '../harness/hall.js';
import type { OpenedRoom, Person } from '../harness/people.js';
import { TestServer } from '../harness/server.js';

const BEHALF = { name: 'Somebody' };
/** What a command takes beside the request that it names. */
const MORE: Record<string, Record<string, unknown>> = {
  'floor.delivery': { delivery: 'video' },
  'floor.skip': { reason: 'absent' },
  'floor.refuse': { reason: 'time' },
  'floor.move': { before: null, why: 'balance' },
  'floor.extend': { seconds: 30 },
  'floor.requeue': { place: 'same' },
  'floor.record': { gist: 'Agreed.' },
};

jest.setTimeout(30_000);

describe('what the floor answers to whoever asks too much, or at the wrong time', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let panellist: Person;
  /** A request of Ama that waits while others try. */
  let waiting: string;

  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
    room = await openFloor(server);
    panellist = await room.invite('panellist', { person: { name: 'A panellist' } });
    waiting = (await room.ama.does('floor.request', {})).floorId;
    await room.moderator.seesRoom(() => queueOf(room.moderator).length === 1);
  }, 60_000);

  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  it('gives each role the classes that the rules name, and nobody a statement or an answer', async () => {
    const { ben, moderator } = room;
    const hub = await room.invite('hub', {
      hubId: (await chairs(room, 'hub.put', { name: 'H', city: 'C' })).hubId,
    });
    const refused = { code: 'NOT_ALLOWED' };
    const classes = (person: Person, some: readonly string[]) =>
      Promise.all(some.map((one) => person.tries('floor.request', { class: one as never })));
    for (const person of [ben, hub])
      for (const reply of await classes(person, [
        'reply',
        'follow_up',
        'point_of_order',
        'statement',
        'answer',
      ]))
        expect(reply).toMatchObject(refused);
    for (const reply of await classes(panellist, ['follow_up', 'statement', 'answer']))
      expect(reply).toMatchObject(refused);
    for (const reply of await classes(moderator, ['statement', 'answer']))
      expect(reply).toMatchObject(refused);
    expect(await ben.tries('floor.request', { onBehalfOf: BEHALF })).toMatchObject(refused);
    expect(queueOf(moderator).map(({ id }) => id)).toEqual([waiting]);
  });

  it('wants to know who speaks: a name, and of governments their country, of others whom they speak for', async () => {
    const nobody = await room.join('Nobody');
    const missing = (fields: string[]) => ({ code: 'IDENTITY_REQUIRED', details: { missing: fields } });
    expect(await nobody.tries('floor.request', {})).toMatchObject(missing(['name', 'affiliation']));
    expect(await nobody.tries('floor.request', { name: 'N' })).toMatchObject(missing(['affiliation']));
    expect(await nobody.tries('floor.request', { country: 'GR' })).toMatchObject(
      missing(['name', 'affiliation']),
    );
    await nobody.does('participant.identify', { stakeholderGroup: 'government', affiliation: 'A ministry' });
    expect(await nobody.tries('floor.request', { name: 'N' })).toMatchObject(missing(['country']));
    const { floorId } = await nobody.does('floor.request', { name: 'N', country: 'GR' });
    await nobody.does('floor.withdraw', { floorId });
    expect(room.ben.records('floor').filter(({ name }) => name === 'N')).toEqual([]);
    nobody.leave();
  });

  it('lets nobody touch the request of somebody else', async () => {
    const { ben } = room;
    for (const type of ['floor.withdraw', 'floor.ready', 'floor.requeue', 'floor.delivery'] as CommandType[])
      for (const person of [ben, panellist])
        expect(await person.tries(type, { floorId: waiting, ...MORE[type] } as never)).toMatchObject({
          code: 'NOT_ALLOWED',
        });
    const own = (place: 'same' | 'first') => room.ama.tries('floor.requeue', { floorId: waiting, place });
    for (const place of ['same', 'first'] as const)
      expect(await own(place)).toMatchObject({ code: 'NOT_ALLOWED' });
  });

  it('refuses what does not fit the state of a request, says which state that is, and moves no clock', async () => {
    const opened = await openFloor(server);
    const { moderator, ama } = opened;
    const { floorId } = await ama.does('floor.request', {});
    const wrong = async (types: string[], status: string) => {
      for (const type of types) {
        const named = type === 'floor.end' ? { expect: floorId } : { floorId };
        const args = { ...MORE[type], ...named };
        const reply = await moderator.tries(type as CommandType, args as never);
        expect([type, reply]).toMatchObject([type, { ok: false, code: 'WRONG_STATE', details: { status } }]);
      }
    };
    await moderator.seesRoom(() => queueOf(moderator).length === 1);
    await wrong(['floor.start', 'floor.pause', 'floor.resume', 'floor.extend', 'floor.record'], 'on_deck');
    await chairs(opened, 'floor.call', { expect: null });
    expect(await moderator.tries('floor.call', { floorId, expect: floorId })).toMatchObject({
      code: 'WRONG_STATE',
      details: { status: 'called' },
    });
    await wrong(['floor.pause', 'floor.resume', 'floor.end', 'floor.move'], 'called');
    await chairs(opened, 'floor.start', { floorId });
    const { clock } = floorOf(moderator, floorId)!;
    await wrong(['floor.start', 'floor.resume', 'floor.skip', 'floor.refuse', 'floor.requeue'], 'speaking');
    expect(floorOf(moderator, floorId)?.clock).toEqual(clock);
    await chairs(opened, 'floor.pause', { floorId });
    await wrong(['floor.pause', 'floor.start'], 'paused');
    await chairs(opened, 'floor.end', { expect: floorId });
    await wrong(['floor.start', 'floor.pause', 'floor.resume', 'floor.extend', 'floor.skip'], 'completed');
    expect(await ama.tries('floor.withdraw', { floorId })).toMatchObject({ code: 'WRONG_STATE' });
    expect(await moderator.tries('floor.end', { expect: floorId })).toMatchObject({ code: 'CONFLICT' });
    opened.leave();
  });

  it('calls nobody for no reason before whoever is proposed, nor over somebody who speaks, nor in a break', async () => {
    const opened = await openFloor(server);
    const { moderator, ama, ben } = opened;
    const cyn = await joinNamed(opened, 'Cyn');
    const [first, second, third] = [
      await ama.does('floor.request', {}),
      await ben.does('floor.request', {}),
      await cyn.does('floor.request', {}),
    ];
    expect(await moderator.tries('floor.call', { floorId: second.floorId, expect: null })).toMatchObject({
      code: 'CONFLICT',
      details: { proposedId: first.floorId, no: 1 },
    });
    await chairs(opened, 'floor.call', { floorId: second.floorId, expect: null, why: 'weak_link' });
    expect(floorOf(moderator, second.floorId)?.why).toEqual({ code: 'placed', reason: 'weak_link' });
    const over = { floorId: third.floorId, expect: second.floorId, why: 'agreed' } as const;
    expect(await moderator.tries('floor.call', over)).toMatchObject({
      code: 'WRONG_STATE',
      details: { floorId: second.floorId, status: 'called' },
    });
    const person = await opened.invite('panellist', { person: { name: 'A panellist' } });
    expect(await moderator.tries('floor.give', { personId: person.actorId })).toMatchObject({
      code: 'WRONG_STATE',
      details: { floorId: second.floorId },
    });
    await chairs(opened, 'session.phase', { phase: 'break' });
    const closed = { code: 'WRONG_STATE', details: { phase: 'break' } };
    expect(await moderator.tries('floor.start', { floorId: second.floorId })).toMatchObject(closed);
    await chairs(opened, 'floor.skip', { floorId: second.floorId, reason: 'time' });
    expect(await moderator.tries('floor.call', { expect: null })).toMatchObject(closed);
    expect(await moderator.tries('floor.give', { personId: person.actorId })).toMatchObject(closed);
    opened.leave();
  });

  it('a hub waits with so many requests as its rules allow, and no more', async () => {
    const opened = await openFloor(server);
    const { hubId } = await chairs(opened, 'hub.put', { name: 'Accra hub', city: 'Accra' });
    const hub = await opened.invite('hub', { hubId });
    for (const name of ['One', 'Two']) await hub.does('floor.request', { name });
    expect(await hub.tries('floor.request', { name: 'Three' })).toMatchObject({
      code: 'QUOTA_REACHED',
      details: { quota: 2 },
    });
    await chairs(opened, 'session.rules', { requestsPerHub: 3 });
    await hub.does('floor.request', { name: 'Three' });
    opened.leave();
  });
});
