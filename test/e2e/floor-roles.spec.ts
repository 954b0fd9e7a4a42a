import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { ROLES, type Role } from '@openfloor/contract';
import { openFloor } from '../harness/floor.js';
import type { OpenedRoom, Person } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';

const ID = crypto.randomUUID();
const CALLERS: Role[] = ['organiser', 'chair', 'moderator'];
const MODERATORS: Role[] = [...CALLERS, 'online_moderator'];
const TECHNICIANS: Role[] = [...MODERATORS, 'technician'];
const MAKERS: Role[] = ['participant', 'hub', 'panellist', ...MODERATORS];
const CREW: Role[] = ROLES.filter((role) => role !== 'participant' && role !== 'display');

/** Who may give each command, with arguments that name nothing that is there. */
const COMMANDS: [type: string, may: Role[], args: unknown][] = [
  ['floor.request', MAKERS, { class: 'statement' }],
  ['floor.withdraw', MAKERS, { floorId: ID }],
  ['floor.ready', MAKERS, { floorId: ID }],
  ['floor.delivery', MAKERS, { floorId: ID, delivery: 'video' }],
  ['floor.accept', MAKERS, { floorId: ID }],
  ['floor.give', MODERATORS, { personId: ID }],
  ['floor.call', CALLERS, { floorId: ID, expect: null }],
  ['floor.skip', CALLERS, { floorId: ID, reason: 'absent' }],
  ['floor.refuse', CALLERS, { floorId: ID, reason: 'time' }],
  ['floor.move', CALLERS, { floorId: ID, before: null, why: 'balance' }],
  ['floor.start', TECHNICIANS, { floorId: ID }],
  ['floor.pause', TECHNICIANS, { floorId: ID }],
  ['floor.resume', TECHNICIANS, { floorId: ID }],
  ['floor.extend', TECHNICIANS, { floorId: ID, seconds: 30 }],
  ['floor.end', TECHNICIANS, { expect: ID }],
  ['floor.requeue', [...new Set([...MAKERS, ...TECHNICIANS])], { floorId: ID, place: 'last' }],
  ['floor.record', [...MODERATORS, 'rapporteur'], { floorId: ID, gist: 'Agreed.' }],
  ['clock.start', TECHNICIANS, { seconds: 60 }],
  ['clock.pause', TECHNICIANS, { clockId: ID }],
  ['clock.resume', TECHNICIANS, { clockId: ID }],
  ['clock.extend', TECHNICIANS, { clockId: ID, seconds: 30 }],
  ['clock.clear', TECHNICIANS, { clockId: ID }],
  ['signal.send', CREW, { to: { personIds: [ID] }, text: 'Anybody?' }],
  ['signal.seen', CREW, { signalId: ID }],
];

jest.setTimeout(30_000);

describe('who may do what on the floor', () => {
  let server: TestServer;
  let room: OpenedRoom;
  const seats = new Map<Role, { person: Person; raw: RawSeat }>();

  beforeAll(async () => {
    server = await TestServer.start();
    room = await openFloor(server);
    const { hubId } = await room.moderator.does('hub.put', { name: 'Accra hub', city: 'Accra' });
    for (const role of ROLES) {
      const named = ['hub', 'display'].includes(role) ? {} : { person: { name: `The ${role}` } };
      const person =
        role === 'participant' ? room.ama : await room.invite(role, role === 'hub' ? { hubId } : named);
      const raw = await rawSeat(server, { session: room.sessionId, seat: person.seat, as: 'staff' });
      seats.set(role, { person, raw });
    }
  }, 60_000);

  afterAll(async () => {
    for (const { raw } of seats.values()) raw.close();
    room.leave();
    await server.dispose();
  });

  it.each(ROLES)('a seat of role %s may give its commands, is told so, and no other', async (role) => {
    const { raw } = seats.get(role)!;
    expect(raw.welcome.you.role).toBe(role);
    for (const [type, may, args] of COMMANDS) {
      const isAllowed = may.includes(role);
      const reply = await raw.says(command(type, args));
      const said = reply.ok ? 'ok' : `${reply.code}: ${reply.message}`;
      if (isAllowed) expect([type, said]).not.toEqual([type, expect.stringMatching(/may not give/)]);
      else expect([type, said]).toEqual([type, expect.stringMatching(/^NOT_ALLOWED: .* may not give/)]);
      expect([type, raw.welcome.you.can.includes(type)]).toEqual([type, isAllowed]);
    }
  });

  it('somebody who only watches may do nothing but join', async () => {
    const watcher = await rawSeat(server, { session: room.sessionId });
    expect(watcher.welcome.you.can).toEqual(['seat.join']);
    for (const [type, , args] of COMMANDS)
      expect(await watcher.says(command(type, args))).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    watcher.close();
  });

  it('whoever leads calls, and calls no more when the chair is handed on', async () => {
    const { person: leader } = seats.get('panellist')!;
    const may = (type: string) => leader.now.you?.can.includes(type) ?? false;
    expect(may('floor.call')).toBe(false);
    const { floorId } = await room.ama.does('floor.request', {});
    const back = () => {
      leader.live.wake();
      return leader.now.connection === 'live';
    };
    await room.moderator.does('session.lead', { personId: leader.now.you!.personId });
    await leader.seesRoom(() => back() && may('floor.call'));
    await leader.does('floor.call', { floorId, expect: null });
    await room.moderator.does('session.lead', { personId: null });
    await leader.seesRoom(() => back() && !may('floor.call'));
    expect(await leader.tries('floor.start', { floorId })).toMatchObject({ code: 'NOT_ALLOWED' });
  });
});
