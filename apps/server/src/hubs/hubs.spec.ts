import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Seated } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { AccountsModule } from '../accounts/accounts.module.js';
import { SYSTEM } from '../operations/give.js';
import { Invitations } from '../operations/invitations.js';
import { Rooms } from '../operations/rooms.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { HubsModule } from './hubs.module.js';

const APPLICATION = {
  name: 'Accra hub',
  city: 'Accra',
  coordinator: 'Esi',
  contact: 'esi@example.org',
};

describe('the link of a hub that was applied for', () => {
  let server: TestServer;
  let session: TestSession;
  let applicant: Seated;
  let hubId: string;

  const joined = async (key: string, at = session.id) => {
    const answer = await server.api('POST', `/sessions/${at}/join`, { body: { joinKey: key.repeat(22) } });
    return Seated.parse(answer.json);
  };
  const asks = (seat: string | undefined, hub = hubId, at = session.id) =>
    server.api('POST', `/sessions/${at}/hubs/${hub}/link`, {
      headers: seat ? { authorization: `Bearer ${seat}` } : {},
    });
  const accept = (token: unknown) => server.api('POST', '/invitations/accept', { body: { token } });
  const links = async () => (await server.get(Rooms).open(session.id)).room.list('invitation');

  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, HubsModule]);
    session = await openSession(server);
    applicant = await joined('a');
    const actor: Actor = { type: 'participant', id: applicant.actor.id };
    hubId = (await session.does('hub.apply', APPLICATION, actor))['hubId'] as string;
  });
  afterEach(() => server.close());

  it('is there once the hub was approved, and makes a device the hub', async () => {
    expect(await asks(applicant.seat)).toMatchObject({ status: 409, json: { code: 'WRONG_STATE' } });
    await session.does('hub.approve', { hubId });
    const { status, json } = await asks(applicant.seat);
    expect([status, Object.keys(json).sort()]).toEqual([201, ['token', 'url']]);
    expect(json['url']).toBe(`${server.config.publicUrl}/hub#${String(json['token'])}`);
    const seated = Seated.parse((await accept(json['token'])).json);
    expect(seated.actor).toEqual({ id: hubId, role: 'hub', channel: 'public' });
  });

  it('takes the place of the one that was asked for before, and of no other', async () => {
    await session.does('hub.approve', { hubId });
    const [byStaff] = await server.get(Invitations).make(session.id, [{ role: 'hub', hubId }], SYSTEM);
    const first = (await asks(applicant.seat)).json['token'];
    const second = (await asks(applicant.seat)).json['token'];
    expect(second).not.toBe(first);
    expect((await accept(first)).status).toBe(404);
    expect((await accept(second)).status).toBe(200);
    expect((await accept(byStaff?.token)).status).toBe(200);
    await asks(applicant.seat);
    expect((await links()).filter(({ revoked }) => !revoked)).toHaveLength(2);
  });

  it.each([
    ['applied', [], 409],
    ['declined', [['hub.decline', { reason: 'capacity' }]], 409],
    ['expected', [['hub.approve', {}]], 201],
    [
      'suspended',
      [
        ['hub.approve', {}],
        ['hub.suspend', { reason: 'conduct' }],
      ],
      201,
    ],
    [
      'closed',
      [
        ['hub.approve', {}],
        ['hub.close', {}],
      ],
      409,
    ],
  ] as const)('of one that is %s', async (_status, acts, expected) => {
    for (const [type, args] of acts) await session.does(type, { hubId, ...args });
    expect((await asks(applicant.seat)).status).toBe(expected);
  });

  it('is for whoever applied and for nobody else', async () => {
    await session.does('hub.approve', { hubId });
    const other = await joined('b');
    const { hubId: registered } = await session.does('hub.put', { name: 'Quito hub', city: 'Quito' });
    const [hub] = await server
      .get(Invitations)
      .make(session.id, [{ role: 'hub', hubId: registered as string }], SYSTEM);
    const hubSeat = Seated.parse((await accept(hub?.token)).json).seat;
    const [moderator] = await server.get(Invitations).make(session.id, [{ role: 'moderator' }], SYSTEM);
    const staff = Seated.parse((await accept(moderator?.token)).json).seat;
    for (const seat of [other.seat, hubSeat, staff])
      expect(await asks(seat)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
    expect((await asks(applicant.seat, registered as string)).status).toBe(404);
    expect((await asks(applicant.seat, randomUUID())).status).toBe(404);
    expect((await asks(undefined)).status).toBe(401);
    expect((await links()).filter((link) => link.hubId === hubId)).toEqual([]);
    const elsewhere = await openSession(server);
    expect((await asks(applicant.seat, hubId, elsewhere.id)).json['code']).toBe('NOT_ALLOWED');
  });

  it('is not given to somebody who was removed', async () => {
    await session.does('hub.approve', { hubId });
    await session.does('participant.remove', { participantId: applicant.actor.id, reason: 'conduct' });
    expect((await asks(applicant.seat)).json['code']).toBe('REMOVED');
  });

  it('cannot be asked for without end', async () => {
    await session.does('hub.approve', { hubId });
    const answers = [];
    for (let times = 0; times < 21; times += 1) answers.push(await asks(applicant.seat));
    expect(answers.map(({ status }) => status)).toEqual([...Array<number>(20).fill(201), 429]);
    expect(answers.at(-1)?.json).toMatchObject({ code: 'RATE_LIMITED' });
    expect(answers.at(-1)?.json['retryAfterMs']).toBeGreaterThan(0);
  });

  it('is counted in the figures with how it is heard', async () => {
    await session.does('hub.approve', { hubId });
    const { text } = await server.ask('GET', '/metrics');
    expect(text).toMatch(/^openfloor_hubs\{status="expected"\} 1$/m);
    expect(text).toMatch(/^openfloor_hubs\{status="live"\} 0$/m);
  });
});
