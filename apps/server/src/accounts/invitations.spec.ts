import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { InvitationsListed, InvitationsMade, Seated, type InvitationMade } from '@openfloor/contract';
import { randomUUID } from 'node:crypto';
import { Callers } from '../operations/caller.js';
import { SYSTEM } from '../operations/give.js';
import { Invitations } from '../operations/invitations.js';
import { Rooms } from '../operations/rooms.js';
import { openSession, refusalOf, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';
import { newInvitationToken, readInvitationToken } from './invitation-token.js';

describe('an invitation', () => {
  let server: TestServer;
  let session: TestSession;
  let moderator: Record<string, string>;

  const accept = (token: string, device?: string) =>
    server.api('POST', '/invitations/accept', { body: { token, ...(device && { device }) } });
  const bearer = (seat: string) => ({ authorization: `Bearer ${seat}` });
  const invite = (body: unknown, headers = moderator) =>
    server.api('POST', `/sessions/${session.id}/invitations`, { body, headers });
  const made = async (body: unknown): Promise<InvitationMade> => {
    const [first] = InvitationsMade.parse((await invite(body)).json).invitations;
    if (!first) throw new Error('nothing was made');
    return first;
  };
  const kept = async () => (await server.get(Rooms).open(session.id)).room.list('invitation');

  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule]);
    session = await openSession(server);
    const [link] = await server.get(Invitations).make(session.id, [{ role: 'moderator' }], SYSTEM);
    moderator = bearer(Seated.parse((await accept(link?.token ?? '')).json).seat);
  });
  afterEach(() => server.close());

  it('is a link whose token stands in the fragment and is kept as a hash', async () => {
    const { url, token, id } = await made({ role: 'chair', label: 'Chair' });
    expect(url).toBe(`${server.config.publicUrl}/console#${token}`);
    expect(token).toMatch(/^[\w-]{64}$/);
    expect(readInvitationToken(token)).toEqual({ sessionId: session.id, invitationId: id });
    expect(JSON.stringify(await kept())).not.toContain(token);
  });

  it('for a hub and for a screen leads to their pages', async () => {
    const { hubId } = await session.does('hub.put', { name: 'Nairobi hub', city: 'Nairobi' });
    const hub = await made({ role: 'hub', hubId });
    expect(hub.url).toBe(`${server.config.publicUrl}/hub#${hub.token}`);
    const stage = await made({ role: 'display' });
    expect(stage.url).toBe(`${server.config.publicUrl}/stage/${session.code}#${stage.token}`);
    expect(Seated.parse((await accept(hub.token)).json).actor).toEqual({
      id: hubId,
      role: 'hub',
      channel: 'public',
    });
  });

  it('makes a device a seat, as the person it is for', async () => {
    const { personId } = await session.does('person.put', { name: 'Kenneth Cukier', role: 'moderator' });
    const { token } = await made({ role: 'moderator', personId });
    const seated = Seated.parse((await accept(token, 'a laptop')).json);
    expect(seated.actor).toEqual({ id: personId, role: 'moderator', channel: 'staff' });
    expect(server.get(Callers).ofSeat(seated.seat)).toMatchObject({
      actor: { type: 'invited', id: personId },
    });
    const { invitations } = InvitationsListed.parse(
      (await server.api('GET', `/sessions/${session.id}/invitations`, { headers: moderator })).json,
    );
    expect(invitations.find((listed) => listed.personId === personId)?.devices).toMatchObject([
      { label: 'a laptop' },
    ]);
  });

  it('may make its person on the spot', async () => {
    const { token } = await made({ role: 'panellist', person: { name: 'Gus Hosein' } });
    expect(Seated.parse((await accept(token)).json).actor).toMatchObject({
      role: 'panellist',
      channel: 'panel',
    });
    const people = (await server.get(Rooms).open(session.id)).room.list('person');
    expect(people).toMatchObject([{ name: 'Gus Hosein', role: 'panellist' }]);
  });

  it('comes in batches that are all or nothing', async () => {
    const before = await kept();
    const { status, json } = await invite([{ role: 'chair' }, { role: 'hub' }]);
    expect([status, json['code'], json['details']]).toEqual([
      400,
      'BAD_COMMAND',
      { at: 1, details: { path: ['hubId'] } },
    ]);
    expect(await kept()).toHaveLength(before.length);
    expect(
      InvitationsMade.parse((await invite([{ role: 'chair' }, { role: 'rapporteur' }])).json).invitations,
    ).toHaveLength(2);
  });

  it('is made and listed by moderators of this session only', async () => {
    const { token } = await made({ role: 'panellist' });
    const panellist = bearer(Seated.parse((await accept(token)).json).seat);
    expect((await invite({ role: 'panellist' }, panellist)).json['code']).toBe('NOT_ALLOWED');
    expect((await invite({ role: 'organiser' })).json['code']).toBe('NOT_ALLOWED');
    expect((await invite({ role: 'participant' })).json['code']).toBe('BAD_COMMAND');
    expect((await invite({ role: 'panellist' }, {})).status).toBe(401);
    expect(
      (await server.api('GET', `/sessions/${session.id}/invitations`, { headers: panellist })).status,
    ).toBe(403);
    const other = await openSession(server);
    const path = `/sessions/${other.id}/invitations`;
    expect((await server.api('POST', path, { body: { role: 'chair' }, headers: moderator })).status).toBe(
      403,
    );
    expect((await server.api('GET', path, { headers: moderator })).status).toBe(403);
  });

  it('that is wrong in whatever way gets one answer', async () => {
    const { token, id } = await made({ role: 'chair' });
    const ended = await made({ role: 'chair', endsAt: Date.now() - 1 });
    await server.api('DELETE', `/invitations/${id}`, { headers: moderator });
    const names = { sessionId: session.id, invitationId: id };
    const nowhere = newInvitationToken({ ...names, sessionId: randomUUID() });
    const guesses = [
      newInvitationToken(names),
      newInvitationToken({ ...names, invitationId: randomUUID() }),
      nowhere,
    ];
    const answers = await Promise.all(
      [token, ended.token, ...guesses, 'x'.repeat(64), 'x'.repeat(20)].map((tried) => accept(tried)),
    );
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect(answers[0]?.json).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  it('that was guessed leaves nothing in the store', async () => {
    const { clock } = (await server.get(Rooms).open(session.id)).room;
    await accept(newInvitationToken({ sessionId: session.id, invitationId: randomUUID() }));
    expect((await server.get(Rooms).open(session.id)).room.clock).toEqual(clock);
  });

  it('is ended whole or for one device', async () => {
    const { token, id } = await made({ role: 'chair' });
    const seats = [
      Seated.parse((await accept(token)).json).seat,
      Seated.parse((await accept(token)).json).seat,
    ];
    const sees = async (seat: string) =>
      (await server.api('GET', `/sessions/${session.id}/invitations`, { headers: bearer(seat) })).status;
    const device = (await kept()).find((one) => one.id === id)?.devices[0]?.id ?? '';
    await server.api('DELETE', `/invitations/${id}?device=${device}`, { headers: moderator });
    expect(await Promise.all(seats.map(sees))).toEqual([403, 200]);
    expect((await server.api('DELETE', `/invitations/${id}`, { headers: moderator })).json).toEqual({});
    expect(await Promise.all(seats.map(sees))).toEqual([403, 403]);
    expect((await server.api('DELETE', `/invitations/${randomUUID()}`, { headers: moderator })).status).toBe(
      404,
    );
    expect((await server.api('DELETE', `/invitations/${id}`)).status).toBe(401);
  });

  it('is not taken back by somebody without the right', async () => {
    const actor = { type: 'account', id: randomUUID(), administrator: false } as const;
    expect(await refusalOf(server.get(Invitations).make(session.id, [{ role: 'chair' }], actor))).toBe(
      'NOT_ALLOWED',
    );
  });
});
