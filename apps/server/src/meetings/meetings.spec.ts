import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MeetingView, MeetingWhole, RoomMade, Seated, SessionListed, SessionView } from '@openfloor/contract';
import { AccountsModule } from '../accounts/accounts.module.js';
import { give, SYSTEM } from '../operations/give.js';
import { Rooms } from '../operations/rooms.js';
import { administrator, organiser, type TestAccount } from '../operations/testing/accounts.js';
import { TestServer, type Answer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { MeetingsModule } from './meetings.module.js';

let server: TestServer;
let first: TestAccount;
let ama: TestAccount;
let ben: TestAccount;

beforeAll(async () => {
  server = await TestServer.open([AccountsModule, RoomsModule, MeetingsModule]);
  first = await administrator(server);
  ama = await organiser(server, first);
  ben = await organiser(server, first);
});
afterAll(() => server.close());

function api(
  method: string,
  path: string,
  body?: unknown,
  by: TestAccount | undefined = ama,
): Promise<Answer> {
  return server.api(method, path, { ...(body === undefined ? {} : { body }), headers: by.headers });
}
const nobody: TestAccount = { id: '', headers: {} };
const does = (id: string, type: string, args: unknown) => give(server.get(Rooms), id, SYSTEM, { type, args });

async function newMeeting(name: string): Promise<MeetingView> {
  return MeetingView.parse((await api('POST', '/meetings', { name })).json);
}
async function newSession(meeting: { id: string }, more: object = {}): Promise<SessionListed> {
  return SessionListed.parse(
    (await api('POST', `/meetings/${meeting.id}/sessions`, { title: 'Security', ...more })).json,
  );
}

describe('a meeting', () => {
  it('is made by an account and belongs to it', async () => {
    const meeting = await newMeeting('IGF 2026');
    expect(meeting).toMatchObject({
      name: 'IGF 2026',
      slug: 'igf-2026',
      city: '',
      country: null,
      timeZone: 'UTC',
    });
    expect((await newMeeting('IGF 2026')).slug).toBe('igf-2026-2');
    expect((await api('POST', '/meetings', { name: 'x', slug: 'igf-2026' })).json['code']).toBe('CONFLICT');
    expect((await api('POST', '/meetings', { name: 'x' }, nobody)).status).toBe(401);
    expect((await api('POST', '/meetings', { name: 'x', timeZone: 'Mars/Olympus' })).json['code']).toBe(
      'BAD_COMMAND',
    );
    expect((await api('PATCH', `/meetings/${meeting.id}`, { name: 'y' }, ben)).json['code']).toBe(
      'NOT_ALLOWED',
    );
    expect((await api('DELETE', `/meetings/${meeting.id}`, undefined, ben)).json['code']).toBe('NOT_ALLOWED');
    expect((await api('PATCH', `/meetings/${meeting.id}`, { name: 'y' }, first)).status).toBe(200);
  });

  it('that is renamed or moved says so in its sessions, open or closed', async () => {
    const meeting = await newMeeting('Renamed');
    const sessions = [await newSession(meeting), await newSession(meeting)];
    const [one, other] = sessions.map(({ id }) => id) as [string, string];
    await does(one, 'session.describe', { timeZone: 'Asia/Tokyo' });
    await does(other, 'session.phase', { phase: 'open' });
    const { status, json } = await api('PATCH', `/meetings/${meeting.slug}`, {
      name: 'New name',
      timeZone: 'Europe/Athens',
    });
    expect([status, json['name'], json['slug']]).toEqual([200, 'New name', 'renamed']);
    const views = await Promise.all(
      [one, other].map(async (id) => SessionView.parse((await api('GET', `/sessions/${id}`)).json)),
    );
    expect(views.map((view) => [view.meeting.name, view.timeZone])).toEqual([
      ['New name', 'Asia/Tokyo'],
      ['New name', 'Europe/Athens'],
    ]);
  });

  it('goes with its sessions while none was open, and not after', async () => {
    const meeting = await newMeeting('Dropped');
    const session = await newSession(meeting);
    await does(session.id, 'session.phase', { phase: 'open' });
    const refused = await api('DELETE', `/meetings/${meeting.id}`);
    expect([refused.status, refused.json['code']]).toEqual([409, 'WRONG_STATE']);
    const other = await newMeeting('Dropped too');
    const scheduled = await newSession(other);
    expect((await api('DELETE', `/meetings/${other.id}`)).status).toBe(200);
    expect((await api('GET', `/meetings/${other.id}`)).status).toBe(404);
    expect((await server.api('GET', `/join/${scheduled.code}`)).status).toBe(404);
  });

  it.each(['', '..', "x' OR 1=1", '%00', '{"$gt":""}'])('is not found as %j', async (name) => {
    const { json } = await api('PATCH', `/meetings/${encodeURIComponent(name)}`, { name: 'x' });
    expect(json['code']).toBe('NOT_FOUND');
  });
});

describe('lists', () => {
  const names = async (by: TestAccount) =>
    ((await api('GET', '/meetings', undefined, by)).json['meetings'] as { name: string }[]).map(
      ({ name }) => name,
    );
  const titles = async (id: string, by: TestAccount) => {
    const { status, json } = await api('GET', `/meetings/${id}`, undefined, by);
    return status === 404 ? undefined : MeetingWhole.parse(json).sessions.map(({ title }) => title);
  };

  it('show everybody what is open, and the rest to those whose it is', async () => {
    const [shown, hidden] = [await newMeeting('Shown'), await newMeeting('Hidden')];
    await newSession(shown, { title: 'Open' });
    const secret = await newSession(shown, { title: 'By code' });
    const all = await newSession(hidden, { title: 'By code too' });
    for (const { id } of [secret, all]) await does(id, 'session.rules', { access: 'code' });
    await api('POST', `/sessions/${secret.id}/rehearsal`);
    expect(await titles(shown.id, ama)).toHaveLength(3);
    expect(await titles(shown.id, first)).toHaveLength(3);
    for (const by of [ben, nobody]) {
      expect(await titles(shown.slug, by)).toEqual(['Open']);
      expect(await titles(hidden.id, by)).toBeUndefined();
    }
    expect(await names(ama)).toEqual(expect.arrayContaining(['Shown', 'Hidden']));
    expect(await names(ben)).not.toContain('Hidden');
    expect(await names(nobody)).toContain('Shown');
    expect(await names(nobody)).not.toContain('Hidden');
  });
});

describe('a session', () => {
  it('is read as what one is there', async () => {
    const session = await newSession(await newMeeting('Read'));
    expect((await api('GET', `/sessions/${session.id}`)).json).toHaveProperty('readiness');
    const asPublic = SessionView.parse((await api('GET', `/sessions/${session.id}`, undefined, nobody)).json);
    expect(asPublic).toMatchObject({ title: 'Security', phase: 'scheduled', code: session.code });
    expect(asPublic.readiness).toBeUndefined();
    expect((await api('GET', `/sessions/${session.code.toLowerCase()}`, undefined, ben)).json['id']).toBe(
      session.id,
    );
    await does(session.id, 'session.rules', { access: 'code' });
    expect((await api('GET', `/sessions/${session.id}`, undefined, nobody)).json['code']).toBe('NOT_ALLOWED');
    expect((await api('GET', `/sessions/${session.code}`, undefined, nobody)).status).toBe(200);
    expect((await api('GET', '/sessions/00000000-0000-4000-8000-000000000009')).json['code']).toBe(
      'NOT_FOUND',
    );
  });

  it('is described by its organiser, with the checks of the room', async () => {
    const session = await newSession(await newMeeting('Described'));
    const path = `/sessions/${session.id}`;
    expect((await api('PATCH', path, { title: 'Cybersecurity', topics: ['Spam'] })).json).toMatchObject({
      title: 'Cybersecurity',
      topics: ['Spam'],
    });
    expect((await api('PATCH', path, { startsAt: 2, endsAt: 1 })).json['code']).toBe('WRONG_STATE');
    expect((await api('PATCH', path, { phase: 'open' })).json['code']).toBe('BAD_COMMAND');
    expect((await api('PATCH', path, { title: 'x' }, ben)).json['code']).toBe('NOT_ALLOWED');
    expect((await api('PATCH', path, { title: 'x' }, nobody)).status).toBe(401);
  });

  it('with a slug that is taken is refused', async () => {
    const meeting = await newMeeting('Slugs');
    await newSession(meeting, { slug: 'taken' });
    const { status, json } = await api('POST', `/meetings/${meeting.id}/sessions`, {
      title: 'x',
      slug: 'taken',
    });
    expect([status, json['code']]).toEqual([409, 'CONFLICT']);
  });

  it('gets a new code from its moderators, and the old one says that it changed', async () => {
    const session = await newSession(await newMeeting('Codes'));
    expect((await api('POST', `/sessions/${session.id}/code`, undefined, ben)).json['code']).toBe(
      'NOT_ALLOWED',
    );
    const { code } = (await api('POST', `/sessions/${session.id}/code`)).json as unknown as { code: string };
    expect(code).not.toBe(session.code);
    expect((await server.api('GET', `/join/${session.code}`)).json['code']).toBe('CODE_CHANGED');
    expect((await server.api('GET', `/join/${code}`)).status).toBe(200);
  });

  it('tells its staff what is missing', async () => {
    const session = await newSession(await newMeeting('Ready'));
    expect((await api('GET', `/sessions/${session.id}/readiness`)).json['missing']).toContain('no_moderator');
    const seat = Seated.parse(
      (await server.api('POST', `/sessions/${session.id}/join`, { body: { joinKey: 'k'.repeat(22) } })).json,
    ).seat;
    const bearer = { id: '', headers: { authorization: `Bearer ${seat}` } };
    expect((await api('GET', `/sessions/${session.id}/readiness`, undefined, bearer)).json['code']).toBe(
      'NOT_ALLOWED',
    );
  });

  it('is copied for a rehearsal with its people, hubs, parts and rules, and nothing that was said', async () => {
    const session = await newSession(await newMeeting('Rehearsed'), { preset: 'town_hall' });
    await does(session.id, 'session.describe', {
      startsAt: 1_800_000_000_000,
      topics: ['Spam'],
      theme: 'Security',
    });
    await does(session.id, 'session.rules', { questionMaxChars: 280, review: 'after' });
    await does(session.id, 'person.put', { name: 'Gus Hosein', role: 'panellist', tags: ['speaker'] });
    const { personId } =
      (await does(session.id, 'person.put', { name: 'Who left', role: 'panellist' })).result ?? {};
    await does(session.id, 'person.leave', { personId });
    await does(session.id, 'hub.put', { name: 'Nairobi hub', city: 'Nairobi', country: 'KE', expected: 40 });
    await does(session.id, 'segment.put', { title: 'Opening', minutes: 10 });
    await does(session.id, 'takeaway.draft', { text: 'Audits need law.' });
    await does(session.id, 'note.add', { text: 'Said aside' });
    await does(session.id, 'report.edit', { section: 'discussion', text: 'On audits', seen: 0 });
    const copy = SessionListed.parse((await api('POST', `/sessions/${session.id}/rehearsal`)).json);
    expect(copy).toMatchObject({ title: 'Security', phase: 'lobby', slug: `${session.slug}-rehearsal` });
    expect(copy.code).not.toBe(session.code);
    const { room } = await server.get(Rooms).open(copy.id);
    expect(room.session).toMatchObject({
      rehearsal: true,
      topics: ['Spam'],
      theme: 'Security',
      ownerIds: [ama.id],
    });
    expect(room.session.rules).toMatchObject({
      questionMaxChars: 280,
      review: 'after',
      questionsPerPerson: 3,
    });
    expect(room.list('person')).toMatchObject([{ name: 'Gus Hosein', tags: ['speaker'] }]);
    expect(room.list('hub')).toMatchObject([{ name: 'Nairobi hub', expected: 40 }]);
    expect(room.list('segment')).toMatchObject([{ title: 'Opening', minutes: 10 }]);
    for (const kind of ['takeaway', 'note', 'report'] as const) expect(room.list(kind)).toEqual([]);
    expect((await api('POST', `/sessions/${session.id}/rehearsal`, undefined, ben)).json['code']).toBe(
      'NOT_ALLOWED',
    );
  });
});

describe('a room in one call', () => {
  it('gives a code and links that work', async () => {
    const made = await api('POST', '/rooms', { title: 'Where do we stand?' });
    const { code, links, sessionId } = RoomMade.parse(made.json);
    expect(made.status).toBe(201);
    expect(links.audience).toBe(`${server.config.publicUrl}/s/${code}`);
    expect(links.stage).toMatch(`${server.config.publicUrl}/stage/${code}#`);
    const token = links.moderator.split('#')[1];
    const seated = Seated.parse((await server.api('POST', '/invitations/accept', { body: { token } })).json);
    expect(seated).toMatchObject({ sessionId, actor: { role: 'moderator', channel: 'staff' } });
    const { room } = await server.get(Rooms).open(sessionId);
    expect(room.session).toMatchObject({
      phase: 'lobby',
      meeting: { name: 'Rooms' },
      rules: { review: 'after' },
    });
    const again = RoomMade.parse(
      (await api('POST', '/rooms', { title: 'And now?', preset: 'hearing' })).json,
    );
    expect((await server.get(Rooms).open(again.sessionId)).room.session.meetingId).toBe(
      room.session.meetingId,
    );
    expect((await api('POST', '/rooms', { title: 'x' }, nobody)).status).toBe(401);
  });
});
