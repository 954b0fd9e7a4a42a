import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Seated } from '@openfloor/contract';
import { Callers } from '../operations/caller.js';
import { Rooms } from '../operations/rooms.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';

const KEY = 'k'.repeat(22);

describe('joining', () => {
  let server: TestServer;
  let session: TestSession;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule]);
    session = await openSession(server);
  });
  afterEach(() => server.close());

  const join = (where: string, body: object = {}) =>
    server.api('POST', `/sessions/${encodeURIComponent(where)}/join`, { body: { joinKey: KEY, ...body } });
  const participants = async () => (await server.get(Rooms).open(session.id)).room.list('participant');

  it('gives a seat of the audience', async () => {
    const { status, json } = await join(session.id);
    const seated = Seated.parse(json);
    expect([status, seated.sessionId, seated.actor.role, seated.actor.channel]).toEqual([
      200,
      session.id,
      'participant',
      'public',
    ]);
    expect(server.get(Callers).ofSeat(seated.seat)).toEqual({
      kind: 'seat',
      sessionId: session.id,
      actor: { type: 'participant', id: seated.actor.id },
    });
    expect(JSON.stringify(await participants())).not.toContain(KEY);
  });

  it.each(['as it stands', 'in lower case', 'with a hyphen'])('takes the code %s', async (how) => {
    const { code } = session;
    const typed = {
      'as it stands': code,
      'in lower case': code.toLowerCase(),
      'with a hyphen': `${code.slice(0, 3)}-${code.slice(3)}`,
    }[how];
    expect((await join(typed ?? '')).json['sessionId']).toBe(session.id);
  });

  it('with the same key is the same participant, with another another', async () => {
    const [one, again] = [await join(session.id), await join(session.code)];
    expect(again.json['actor']).toEqual(one.json['actor']);
    expect((await join(session.id, { joinKey: 'l'.repeat(22) })).json['actor']).not.toEqual(
      one.json['actor'],
    );
    const elsewhere = await openSession(server);
    expect((await join(elsewhere.id)).json['actor']).not.toEqual(one.json['actor']);
    expect(await participants()).toHaveLength(2);
  });

  it('twice with the same words is one command, and does not undo what was said since', async () => {
    const { actor } = (await join(session.id, { name: 'Ama' })).json as { actor: { id: string } };
    await session.does('participant.identify', { name: 'Ama Mensah' }, { type: 'participant', id: actor.id });
    await join(session.id, { name: 'Ama' });
    expect(await participants()).toMatchObject([{ name: 'Ama Mensah' }]);
    await join(session.id, { name: 'A.' });
    expect(await participants()).toMatchObject([{ name: 'A.' }]);
  });

  it('works again when the door is open again', async () => {
    await session.does('session.switch', { joins: false });
    expect((await join(session.id)).json['code']).toBe('SWITCHED_OFF');
    expect((await join(session.id)).json['code']).toBe('SWITCHED_OFF');
    await session.does('session.switch', { joins: true });
    expect((await join(session.id)).status).toBe(200);
  });

  it('is over for who was removed', async () => {
    const { actor } = (await join(session.id)).json as { actor: { id: string } };
    await session.does('participant.remove', { participantId: actor.id, reason: 'conduct' });
    const { status, json } = await join(session.id);
    expect([status, json['code']]).toEqual([403, 'REMOVED']);
  });

  it('needs the code where the session says so, but not for who was in before', async () => {
    await join(session.id);
    await session.does('session.rules', { access: 'code' });
    expect((await join(session.id)).status).toBe(200);
    expect((await join(session.id, { joinKey: 'l'.repeat(22) })).json['code']).toBe('NOT_ALLOWED');
    expect((await join(session.code, { joinKey: 'l'.repeat(22) })).status).toBe(200);
  });

  it.each([
    { joinKey: 'short' },
    { joinKey: '../../../../../etc/passwd' },
    { role: 'moderator' },
    { name: 'a\u202Eb' },
    { attendance: 'hall' },
  ])('refuses the shape %j', async (body) =>
    expect((await join(session.id, body)).json['code']).toBe('BAD_COMMAND'),
  );

  it('in a session that is not there is refused', async () => {
    expect((await join('00000000-0000-4000-8000-000000000009')).json['code']).toBe('NOT_FOUND');
    expect((await join('222222')).json['code']).toBe('NOT_FOUND');
    expect((await join('not a code')).json['code']).toBe('NOT_FOUND');
  });
});

describe('the card of a session', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule]);
  });
  afterEach(() => server.close());

  const card = (code: string) => server.api('GET', `/join/${encodeURIComponent(code)}`);

  it('shows what the public sees', async () => {
    const session = await openSession(server);
    await session.does('person.put', { name: 'Lamia Chaffai', role: 'panellist' });
    const { status, json } = await card(session.code);
    expect(status).toBe(200);
    expect(json).toMatchObject({ session: { title: 'Security' }, people: [{ name: 'Lamia Chaffai' }] });
    expect(json['session']).not.toHaveProperty('readiness');
    expect(json['session']).not.toHaveProperty('ownerIds');
  });

  it('is told apart from a code that was replaced, and from one that never was', async () => {
    const { id, code, does } = await openSession(server);
    await server.store.claimCode(id, 'NEWNEW', Date.now());
    expect((await card(code)).status).toBe(200);
    await does('session.code', { code: 'NEWNEW' });
    expect((await card(code)).json['code']).toBe('CODE_CHANGED');
    expect((await card('NEWNEW')).status).toBe(200);
    const unknown = await card('222222');
    expect([unknown.status, unknown.json['code']]).toEqual([404, 'NOT_FOUND']);
  });

  it('of a session that is gone gives the answer of a wrong code', async () => {
    const session = await openSession(server);
    const { meetingId } = (await server.get(Rooms).open(session.id)).room.session;
    await server.store.dropMeeting(meetingId);
    const [gone, never] = [await card(session.code), await card('222222')];
    expect([gone.status, gone.text]).toEqual([404, never.text]);
  });

  it('is not shown to whoever tried too many', async () => {
    const { code } = await openSession(server);
    for (let tries = 0; tries < 60; tries += 1) await card('222222');
    const { status, json } = await card(code);
    expect([status, json['code']]).toEqual([429, 'RATE_LIMITED']);
  });
});
