import { describe, expect, it } from '@jest/globals';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Programme } from './programme.js';

/** Two meetings as a programme names them, with everything that a document may say. */
function example() {
  return {
    schema: 'programme/1',
    note: 'An example.',
    meetings: [
      {
        id: 'one',
        name: 'First meeting',
        city: 'Athens',
        country: 'GR',
        timeZone: 'Europe/Athens',
        overarchingTheme: 'Development',
      },
      { id: 'two', name: 'Second meeting' },
    ],
    sessions: [
      {
        id: 'one-security',
        meetingId: 'one',
        title: 'Security',
        sessionType: 'main_session',
        format: 'panel',
        theme: 'Security',
        subTheme: 'Trust',
        startsAt: '2006-10-31T13:00:00Z',
        endsAt: '2006-10-31T16:00:00+02:00',
        topics: ['Spam', 'Law'],
        objectives: ['Learn from each other'],
        focusIssues: ['Cooperation'],
        people: [
          {
            role: 'moderator',
            name: 'Mo',
            affiliation: 'A paper',
            stakeholderGroup: 'press_media',
            regionalGroup: 'weog',
          },
          {
            id: 'pat',
            role: 'panellist',
            name: 'Pat',
            honorific: 'Dr',
            position: 'Head',
            country: 'GH',
            tags: ['youth'],
          },
          { role: 'panellist', name: 'Mo' },
        ],
        segments: [{ title: 'Opening', minutes: 10 }, { title: 'Floor' }, { title: 'Floor' }],
        hubs: [
          {
            id: 'accra',
            name: 'Accra',
            city: 'Accra',
            country: 'GH',
            languages: ['en'],
            expected: 40,
            contact: 'a number',
          },
        ],
        rules: { review: 'after' },
        links: [{ kind: 'video', label: 'Stream', url: 'https://example.org/1' }],
      },
      { id: 'two-security', meetingId: 'two', title: 'Security again', startsAt: null, endsAt: null },
    ],
  };
}

type Example = ReturnType<typeof example>;
type Loose = Record<string, unknown>;

/** Every fault of a document that was changed so: its path and what is said of it. */
function faultsOf(change: (document: Example & Loose) => unknown): string[] {
  const document = example();
  change(document);
  const { error } = Programme.safeParse(document);
  return (error?.issues ?? []).map(({ path }) => path.join('.')).sort();
}

const session = (document: Example, at = 0) => document.sessions[at] as unknown as Loose;
const person = (document: Example, at: number) => (session(document)['people'] as Loose[])[at] as Loose;

describe('the programme document', () => {
  it('is read with its times as instants', () => {
    const { sessions, meetings } = Programme.parse(example());
    expect(meetings).toHaveLength(2);
    expect(sessions[0]).toMatchObject({
      startsAt: Date.parse('2006-10-31T13:00:00Z'),
      endsAt: Date.parse('2006-10-31T14:00:00Z'),
    });
    expect(sessions[1]).toMatchObject({ startsAt: null });
    expect(sessions[1]).not.toHaveProperty('people');
  });

  it.each<[string, (document: Example & Loose) => unknown, string[]]>([
    ['another schema', (d) => (d.schema = 'programme/2'), ['schema']],
    ['no sessions', (d) => Reflect.deleteProperty(d, 'sessions'), ['sessions']],
    ['a key that is not known', (d) => (d['authors'] = []), ['']],
    [
      'a meeting’s key that is not known',
      (d) => Object.assign(d.meetings[0] ?? {}, { room: 1 }),
      ['meetings.0'],
    ],
    ['a session’s key that is not known', (d) => (session(d)['room'] = 1), ['sessions.0']],
    ['a person’s key that is not known', (d) => (person(d, 1)['email'] = 'x'), ['sessions.0.people.1']],
    [
      'a meeting’s id twice',
      (d) => Object.assign(d.meetings[1] ?? {}, { id: 'one' }),
      ['meetings.1.id', 'sessions.1.meetingId'],
    ],
    ['a session’s id twice', (d) => (session(d, 1)['id'] = 'one-security'), ['sessions.1.id']],
    ['a session of no meeting', (d) => (session(d, 1)['meetingId'] = 'three'), ['sessions.1.meetingId']],
    [
      'an end before the start',
      (d) => (session(d)['endsAt'] = '2006-10-31T12:00:00Z'),
      ['sessions.0.endsAt'],
    ],
    ['an end at the start', (d) => (session(d)['endsAt'] = '2006-10-31T13:00:00Z'), ['sessions.0.endsAt']],
    [
      'a time without a zone',
      (d) => (session(d)['startsAt'] = '2006-10-31T13:00:00'),
      ['sessions.0.startsAt'],
    ],
    ['a time that is a number', (d) => (session(d)['startsAt'] = 1_162_299_600_000), ['sessions.0.startsAt']],
    [
      'the same person twice in one role',
      (d) => (person(d, 2)['role'] = 'moderator'),
      ['sessions.0.people.2'],
    ],
    ['a person’s id twice', (d) => (person(d, 2)['id'] = 'pat'), ['sessions.0.people.2.id']],
    ['a role that nobody has', (d) => (person(d, 0)['role'] = 'hub'), ['sessions.0.people.0.role']],
    [
      'a group that is none',
      (d) => (person(d, 0)['stakeholderGroup'] = 'press'),
      ['sessions.0.people.0.stakeholderGroup'],
    ],
    ['a name of control characters', (d) => (person(d, 0)['name'] = 'a\u0000'), ['sessions.0.people.0.name']],
    [
      'a hub twice',
      (d) => (session(d)['hubs'] as Loose[]).push({ name: 'Accra', city: 'Accra' }),
      ['sessions.0.hubs.1'],
    ],
    [
      'a hub’s id twice',
      (d) => (session(d)['hubs'] as Loose[]).push({ id: 'accra', name: 'B', city: 'B' }),
      ['sessions.0.hubs.1.id'],
    ],
    ['a rule that is none', (d) => (session(d)['rules'] = { votes: 2 }), ['sessions.0.rules']],
    [
      'a link that is a script',
      (d) => (session(d)['links'] = [{ kind: 'video', label: 'x', url: 'javascript:1' }]),
      ['sessions.0.links.0.url'],
    ],
    [
      'a time zone that is none',
      (d) => Object.assign(d.meetings[0] ?? {}, { timeZone: 'Europe/Atlantis' }),
      ['meetings.0.timeZone'],
    ],
    ['a slug with a slash', (d) => (session(d, 1)['id'] = '../etc'), ['sessions.1.id']],
  ])('has a fault with %s, and its path is told', (_what, change, paths) => {
    expect(faultsOf(change)).toEqual(paths);
  });

  it('lists all its faults, those of shape and those between parts together', () => {
    const paths = faultsOf((document) => {
      document['extra'] = 1;
      session(document)['title'] = '';
      session(document)['endsAt'] = '2006-10-31T12:00:00Z';
      person(document, 1)['role'] = 'pope';
      person(document, 2)['role'] = 'moderator';
      session(document, 1)['meetingId'] = 'three';
    });
    expect(paths).toEqual([
      '',
      'sessions.0.endsAt',
      'sessions.0.people.1.role',
      'sessions.0.people.2',
      'sessions.0.title',
      'sessions.1.meetingId',
    ]);
  });

  it.each([
    null,
    7,
    'x',
    [],
    {},
    { schema: 'programme/1', meetings: 'x', sessions: [null, 7, { people: 'x' }] },
  ])('is never %j, and saying so breaks nothing', (document) => {
    expect(Programme.safeParse(document).success).toBe(false);
  });

  it('takes no prototype for a part of it', () => {
    const raw = JSON.stringify(example()).replace(
      '"title":"Security"',
      '"title":"Security","__proto__":{"x":1}',
    );
    expect(Programme.safeParse(JSON.parse(raw)).error?.issues.map(({ path }) => path.join('.'))).toEqual([
      'sessions.0',
    ]);
  });
});

const REAL = join(import.meta.dirname, '../../../../shared/programme/igf.json');
const whereThere = existsSync(REAL) ? it : it.skip;

describe('the programme that the product opens with', () => {
  whereThere('is read without a fault (left out where the document is not beside this checkout)', () => {
    const { error, data } = Programme.safeParse(JSON.parse(readFileSync(REAL, 'utf8')));
    expect(error?.issues ?? []).toEqual([]);
    expect(data?.sessions.map(({ title }) => title)).toContain('Security');
    expect(data?.sessions.every(({ people }) => (people?.length ?? 0) > 0)).toBe(true);
  });
});
