import { z } from 'zod';
import { PERSON_ROLES } from './person.js';
import { RulesChange } from './rules.js';
import { SessionLink, TimeZone } from './session.js';
import { Country, Language, line, Slug, text } from './text.js';
import { FORMATS, REGIONAL_GROUPS, ROLES, SESSION_TYPES, STAKEHOLDER_GROUPS } from './words.js';

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
  contact: line(300).optional(),
});
export type ProgrammeHub = z.infer<typeof ProgrammeHub>;

export const ProgrammeSegment = z.strictObject({ title: line(200), minutes: z.int().min(1).max(1_440).optional() });
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
  .superRefine((programme, context) => {
    const fault = (path: (string | number)[], message: string) => context.addIssue({ code: 'custom', path, message });
    const meetings = repeated(programme.meetings.map((meeting) => meeting.id));
    for (const at of meetings.again) fault(['meetings', at, 'id'], 'this id is used twice');
    for (const at of repeated(programme.sessions.map((session) => session.id)).again)
      fault(['sessions', at, 'id'], 'this id is used twice');
    programme.sessions.forEach((session, at) => {
      if (!meetings.all.has(session.meetingId)) fault(['sessions', at, 'meetingId'], 'no such meeting in this document');
      if (session.startsAt && session.endsAt && session.endsAt <= session.startsAt)
        fault(['sessions', at, 'endsAt'], 'ends before it starts');
      for (const twice of repeated((session.people ?? []).map((person) => `${person.role} ${person.name}`)).again)
        fault(['sessions', at, 'people', twice], 'the same person in the same role twice');
      for (const twice of repeated((session.hubs ?? []).map((hub) => hub.name)).again)
        fault(['sessions', at, 'hubs', twice], 'the same hub twice');
    });
  })
  .meta({ id: 'Programme' });
export type Programme = z.infer<typeof Programme>;

function repeated(keys: string[]): { all: Set<string>; again: number[] } {
  const all = new Set<string>();
  const again: number[] = [];
  keys.forEach((key, at) => {
    if (all.has(key)) again.push(at);
    all.add(key);
  });
  return { all, again };
}
