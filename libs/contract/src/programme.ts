import { z } from 'zod';
import { PERSON_ROLES } from './person.js';
import { RulesChange } from './rules.js';
import { SessionLink, TimeZone } from './session.js';
import { Country, Language, line, Slug, text } from './text.js';
import { FORMATS, SESSION_TYPES } from './words-programme.js';
import { REGIONAL_GROUPS, ROLES, STAKEHOLDER_GROUPS } from './words.js';

const IsoInstant = z.iso.datetime({ offset: true }).transform((value) => Date.parse(value));
const PersonRole = z.enum(PERSON_ROLES as unknown as [(typeof ROLES)[number], ...(typeof ROLES)[number][]]);

export const ProgrammePerson = z.strictObject({
  id: Slug.optional(),
  role: PersonRole,
  name: line(160),
  honorific: line(40).optional(),
  position: line(400).optional(),
  affiliation: line(300).optional(),
  country: Country.optional(),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional(),
  regionalGroup: z.enum(REGIONAL_GROUPS).optional(),
  tags: z.array(line(40)).max(12).optional(),
});
export type ProgrammePerson = z.infer<typeof ProgrammePerson>;

export const ProgrammeHub = z.strictObject({
  id: Slug.optional(),
  name: line(120),
  city: line(120),
  country: Country.optional(),
  regionalGroup: z.enum(REGIONAL_GROUPS).optional(),
  languages: z.array(Language).max(20).optional(),
  expected: z.int().min(0).max(100_000).optional(),
  coordinator: line(120).optional(),
  contact: line(300).optional(),
  technicalContact: line(300).optional(),
});
export type ProgrammeHub = z.infer<typeof ProgrammeHub>;

export const ProgrammeSegment = z.strictObject({
  title: line(200),
  minutes: z.int().min(1).max(1_440).optional(),
});
export type ProgrammeSegment = z.infer<typeof ProgrammeSegment>;

export const ProgrammeSession = z.strictObject({
  id: Slug,
  meetingId: Slug,
  title: line(200),
  sessionType: z.enum(SESSION_TYPES).optional(),
  format: z.enum(FORMATS).optional(),
  theme: line(200, 0).optional(),
  subTheme: line(200, 0).optional(),
  startsAt: IsoInstant.nullable().optional(),
  endsAt: IsoInstant.nullable().optional(),
  topics: z.array(line(300)).max(30).optional(),
  objectives: z.array(text(600)).max(30).optional(),
  focusIssues: z.array(text(600)).max(30).optional(),
  people: z.array(ProgrammePerson).max(200).optional(),
  segments: z.array(ProgrammeSegment).max(60).optional(),
  hubs: z.array(ProgrammeHub).max(200).optional(),
  rules: RulesChange.optional(),
  links: z.array(SessionLink).max(30).optional(),
});
export type ProgrammeSession = z.infer<typeof ProgrammeSession>;

export const ProgrammeMeeting = z.strictObject({
  id: Slug,
  name: line(200),
  city: line(120).optional(),
  country: Country.optional(),
  timeZone: TimeZone.optional(),
  overarchingTheme: line(300).optional(),
});
export type ProgrammeMeeting = z.infer<typeof ProgrammeMeeting>;

/**
 * The programme document. Import is all or nothing; every fault is listed with its path, those between the parts
 * (a session of an unknown meeting, a slug used twice, an end before its start, the same person twice) included.
 */
export const Programme = z
  .strictObject({
    schema: z.literal('programme/1'),
    note: z.string().max(2_000).optional(),
    meetings: z.array(ProgrammeMeeting).max(100),
    sessions: z.array(ProgrammeSession).max(1_000),
  })
  .superRefine(
    (programme, context) => {
      for (const { path, message } of faultsBetween(programme))
        context.addIssue({ code: 'custom', path, message });
    },
    { when: () => true },
  )
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof Programme>;

interface Fault {
  path: (string | number)[];
  message: string;
}

/**
 * The faults between parts of a document. It is asked of every document, also of one with parts of a wrong shape:
 * those the schema lists, and they are passed over here.
 */
function faultsBetween(programme: unknown): Fault[] {
  const meetings = partsOf(programme, 'meetings');
  const sessions = partsOf(programme, 'sessions');
  const meetingIds = new Set(meetings.map(({ id }) => id));
  return [
    ...usedTwice(meetings, ({ id }) => id).map((at) => twice(['meetings', at, 'id'])),
    ...usedTwice(sessions, ({ id }) => id).map((at) => twice(['sessions', at, 'id'])),
    ...sessions.flatMap((session, at) => faultsIn(session, ['sessions', at], meetingIds)),
  ];
}

function faultsIn(session: Part, path: Fault['path'], meetingIds: Set<unknown>): Fault[] {
  const { meetingId, startsAt, endsAt } = session;
  const [people, hubs] = [partsOf(session, 'people'), partsOf(session, 'hubs')];
  const isUnknown = typeof meetingId === 'string' && !meetingIds.has(meetingId);
  const isBackwards = typeof startsAt === 'number' && typeof endsAt === 'number' && endsAt <= startsAt;
  return [
    ...(isUnknown ? [{ path: [...path, 'meetingId'], message: 'no such meeting in this document' }] : []),
    ...(isBackwards ? [{ path: [...path, 'endsAt'], message: 'ends before it starts' }] : []),
    ...usedTwice(people, ({ id }) => id).map((at) => twice([...path, 'people', at, 'id'])),
    ...usedTwice(people, ({ role, name }) =>
      role && name ? `${String(role)} ${String(name)}` : undefined,
    ).map((at) => ({ path: [...path, 'people', at], message: 'the same person in the same role twice' })),
    ...usedTwice(hubs, ({ id }) => id).map((at) => twice([...path, 'hubs', at, 'id'])),
    ...usedTwice(hubs, ({ name }) => name).map((at) => ({
      path: [...path, 'hubs', at],
      message: 'the same hub twice',
    })),
  ];
}

type Part = Record<string, unknown>;

/** The objects of a list of the document; whatever is no object counts as an empty one, so that places stay right. */
function partsOf(whole: unknown, key: string): Part[] {
  const list = isPart(whole) ? whole[key] : undefined;
  return Array.isArray(list) ? list.map((part: unknown) => (isPart(part) ? part : {})) : [];
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Places of the parts whose key stood before already; parts without a key are none. */
function usedTwice(parts: Part[], keyOf: (part: Part) => unknown): number[] {
  const seen = new Set<unknown>();
  return parts.flatMap((part, at) => {
    const key = keyOf(part);
    if (key === undefined) return [];
    const again = seen.has(key);
    seen.add(key);
    return again ? [at] : [];
  });
}

function twice(path: Fault['path']): Fault {
  return { path, message: 'this id is used twice' };
}
