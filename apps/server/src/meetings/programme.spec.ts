import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Imported } from '@openfloor/contract';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccountsModule } from '../accounts/accounts.module.js';
import { give, SYSTEM } from '../operations/give.js';
import { PRODUCT_DIR } from '../operations/place.js';
import { Rooms } from '../operations/rooms.js';
import { administrator, organiser, type TestAccount } from '../operations/testing/accounts.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { MeetingsModule } from './meetings.module.js';

type Json = Record<string, unknown>;
const meeting = { id: 'm-1', name: 'Meeting', city: 'Athens', country: 'GR', timeZone: 'Europe/Athens' };
const session = {
  id: 's-1',
  meetingId: 'm-1',
  title: 'Security',
  people: [{ role: 'panellist', name: 'Gus Hosein' }],
};
const programme = (...sessions: Json[]) => ({ schema: 'programme/1', meetings: [meeting], sessions });

describe('importing a programme', () => {
  let server: TestServer;
  let ama: TestAccount;
  let ben: TestAccount;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, MeetingsModule]);
    const first = await administrator(server);
    ama = await organiser(server, first);
    ben = await organiser(server, first);
  });
  afterEach(() => server.close());

  const send = (body: unknown, by = ama) =>
    server.api('POST', '/meetings/import', { body, headers: by.headers });
  const imported = async (body: unknown) => Imported.parse((await send(body)).json);
  const roomOf = async (slug: string) => {
    const found = await server.store.session(slug);
    return (await server.get(Rooms).open(found?.sessionId ?? '')).room;
  };
  const faults = async (body: unknown, by = ama) => {
    const { status, json } = await send(body, by);
    expect([status, json['code']]).toEqual([400, 'BAD_COMMAND']);
    return (json['details'] as { issues: { path: (string | number)[] }[] }).issues
      .map(({ path }) => path.join('.'))
      .sort();
  };

  it('keeps whom to call at a hub for staff', async () => {
    const told = {
      name: 'Accra hub',
      city: 'Accra',
      country: 'GH',
      expected: 60,
      coordinator: 'Esi Mensah',
      contact: '+233 1',
      technicalContact: '+233 2',
    };
    await imported(programme({ ...session, hubs: [told] }));
    const room = await roomOf('s-1');
    const [hub] = room.list('hub');
    expect(hub).toMatchObject({ ...told, status: 'expected' });
    const { sights } = room.entry('hub', hub?.id ?? '')!;
    expect(sights.staff.shown).toMatchObject(told);
    for (const channel of ['public', 'panel'] as const)
      expect(JSON.stringify(sights[channel].shown)).not.toMatch(/Esi|233/);
  });

  it('takes over the real one', async () => {
    const document: unknown = JSON.parse(
      await readFile(join(PRODUCT_DIR, 'apps/server/programme/igf.json'), 'utf8'),
    );
    const done = await imported(document);
    expect(done.meetings.map(({ slug }) => slug)).toEqual(['igf-2006', 'igf-2013']);
    expect(done.sessions.map(({ slug }) => slug)).toEqual([
      'igf-2006-main-security',
      'igf-2013-focus-security',
    ]);
    const room = await roomOf('igf-2006-main-security');
    expect(room.session).toMatchObject({
      title: 'Security',
      phase: 'scheduled',
      startsAt: Date.parse('2006-10-31T13:00:00Z'),
      timeZone: 'Europe/Athens',
      meeting: { name: 'IGF 2006 (inaugural meeting)', city: 'Athens', country: 'GR' },
      ownerIds: [ama.id],
      programmeId: 'igf-2006-main-security',
    });
    expect(room.count('person')).toBe(15);
  });

  it('twice changes nothing the second time, not even a counter', async () => {
    const first = await imported(programme(session));
    const { clock } = await roomOf('s-1');
    expect(await imported(programme(session))).toEqual(first);
    expect((await roomOf('s-1')).clock).toEqual(clock);
  });

  it('touches only what the document names', async () => {
    await imported(
      programme({ ...session, theme: 'Trust', hubs: [{ name: 'Nairobi hub', city: 'Nairobi' }] }),
    );
    const { id } = (await roomOf('s-1')).session;
    await give(server.get(Rooms), id, SYSTEM, { type: 'session.describe', args: { subTheme: 'by hand' } });
    const people = [{ role: 'moderator', name: 'Kenneth Cukier' }];
    const renamed = {
      ...programme({ id: 's-1', meetingId: 'm-1', title: 'Cybersecurity', people }),
      meetings: [{ id: 'm-1', name: 'Renamed' }],
    };
    await imported(renamed);
    const room = await roomOf('s-1');
    expect(room.session).toMatchObject({
      title: 'Cybersecurity',
      theme: 'Trust',
      subTheme: 'by hand',
      meeting: { name: 'Renamed', city: 'Athens' },
    });
    expect(room.list('person').map(({ name, left }) => [name, left])).toEqual([
      ['Gus Hosein', true],
      ['Kenneth Cukier', false],
    ]);
    expect(room.list('hub')).toMatchObject([{ name: 'Nairobi hub' }]);
  });

  it('with faults changes nothing and tells all of them, those of the shape and those between the parts', async () => {
    const document = {
      schema: 'programme/1',
      meetings: [meeting, { ...meeting, timeZone: 'Mars/Olympus' }],
      sessions: [
        session,
        {
          ...session,
          title: 7,
          people: [
            { role: 'king', name: 'x' },
            { role: 'chair', name: 'A' },
            { role: 'chair', name: 'A' },
          ],
        },
        {
          ...session,
          id: 's-3',
          meetingId: 'nowhere',
          startsAt: '2026-01-01T10:00:00Z',
          endsAt: '2026-01-01T09:00:00Z',
        },
        {
          ...session,
          id: 's-4',
          colour: 'red',
          hubs: [
            { name: 'H', city: 'C' },
            { name: 'H', city: 'D' },
          ],
        },
      ],
    };
    expect(await faults(document)).toEqual([
      'meetings.1.id',
      'meetings.1.timeZone',
      'sessions.1.id',
      'sessions.1.people.0.role',
      'sessions.1.people.2',
      'sessions.1.title',
      'sessions.2.endsAt',
      'sessions.2.meetingId',
      'sessions.3',
      'sessions.3.hubs.1',
    ]);
    expect(await server.store.meetings()).toEqual([]);
    expect(await server.store.session('s-1')).toBeUndefined();
  });

  it('with faults that only the rooms know changes nothing either', async () => {
    await imported(programme({ ...session, startsAt: '2026-01-01T10:00:00Z' }, { ...session, id: 's-2' }));
    const { id } = (await roomOf('s-2')).session;
    for (const phase of ['open', 'closed', 'archived'])
      await give(server.get(Rooms), id, SYSTEM, { type: 'session.phase', args: { phase } });
    const before = (await roomOf('s-1')).clock;
    const document = programme(
      { ...session, title: 'Changed', endsAt: '2026-01-01T09:00:00Z' },
      { ...session, id: 's-2', title: 'Changed' },
      { ...session, id: 's-9', rules: { ranking: 'balanced' } },
    );
    expect(await faults(document)).toEqual(['sessions.0.endsAt', 'sessions.1']);
    expect((await roomOf('s-1')).clock).toEqual(before);
    expect(await server.store.session('s-9')).toBeUndefined();
  });

  it('does not reach into other people’s meetings', async () => {
    await imported(programme(session));
    expect(await faults(programme({ ...session, title: 'Mine now' }), ben)).toEqual([
      'meetings.0.id',
      'sessions.0',
    ]);
    const own = {
      schema: 'programme/1',
      meetings: [{ id: 'm-2', name: 'Own' }],
      sessions: [{ ...session, meetingId: 'm-2' }],
    };
    expect(await faults(own, ben)).toEqual(['sessions.0.id']);
    expect((await roomOf('s-1')).session.title).toBe('Security');
    expect((await server.api('POST', '/meetings/import', { body: programme(session) })).status).toBe(401);
  });

  it.each([
    null,
    [],
    'programme/1',
    { schema: 'programme/2', meetings: [], sessions: [] },
    { sessions: [null, 7] },
  ])('refuses %j', async (document) => {
    expect((await send(document)).json['code']).toBe('BAD_COMMAND');
  });

  it('takes a document of a whole meeting, up to 1 MB', async () => {
    const objectives = Array.from({ length: 30 }, (_, at) => `${at} ${'x'.repeat(500)}`);
    const many = Array.from({ length: 12 }, (_, at) => ({ ...session, id: `s-${at}`, objectives }));
    const done = await imported(programme(...many));
    expect(done.sessions).toHaveLength(12);
    expect(new Set(done.sessions.map(({ code }) => code)).size).toBe(12);
    expect((await send({ note: 'x'.repeat(1_100_000) })).status).toBe(413);
  });

  it('one after the other, however they come', async () => {
    const [one, other] = await Promise.all([imported(programme(session)), imported(programme(session))]);
    expect(one).toEqual(other);
    expect((await roomOf('s-1')).count('person')).toBe(1);
  });
});
