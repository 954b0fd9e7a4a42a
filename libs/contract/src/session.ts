import { z } from 'zod';
import { Grade, Rules, RulesChange } from './rules.js';
import { Country, Id, Instant, Language, line, Slug, text, Translations } from './text.js';
import { FORMATS, SESSION_TYPES } from './words-programme.js';
import { ATTENDANCES, LINK_KINDS, PHASES } from './words.js';

/** Only http(s) and tel addresses, so that a link can never be a script. */
const Address = z
  .string()
  .max(2_000)
  .regex(/^(https?:\/\/|tel:\+?)[^\s<>"]+$/);

export const SessionLink = z.strictObject({
  kind: z.enum(LINK_KINDS),
  label: line(120),
  url: Address,
  language: Language.optional(),
  attendance: z.enum(ATTENDANCES).optional(),
});
export type SessionLink = z.infer<typeof SessionLink>;

export const Switches = z.strictObject({
  questions: z.boolean(),
  votes: z.boolean(),
  floor: z.boolean(),
  joins: z.boolean(),
});
export type Switches = z.infer<typeof Switches>;

/** An IANA time zone that this machine knows. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(
    (zone) => {
      try {
        new Intl.DateTimeFormat('en', { timeZone: zone });
        return true;
      } catch {
        return false;
      }
    },
    { error: 'unknown time zone' },
  );

const described = {
  title: line(200),
  sessionType: z.enum(SESSION_TYPES),
  format: z.enum(FORMATS),
  theme: line(200, 0),
  subTheme: line(200, 0),
  topics: z.array(line(300)).max(30),
  objectives: z.array(text(600)).max(30),
  focusIssues: z.array(text(600)).max(30),
  startsAt: Instant.nullable(),
  endsAt: Instant.nullable(),
  timeZone: TimeZone,
  links: z.array(SessionLink).max(30),
};

/** One slot of a meeting's programme, as everybody sees it. `onAirIds` are the questions before the panel. */
export const SessionView = z
  .strictObject({
    kind: z.literal('session'),
    id: Id,
    rev: z.int(),
    ...described,
    slug: Slug,
    meetingId: Id,
    meeting: z.strictObject({ name: line(200), city: line(120, 0), country: Country.nullable() }),
    code: z.string(),
    translations: Translations.optional(),
    openedAt: Instant.nullable(),
    closedAt: Instant.nullable(),
    phase: z.enum(PHASES),
    resumesAt: Instant.nullable(),
    segmentId: Id.nullable(),
    leadId: Id.nullable(),
    switches: Switches,
    rules: Rules,
    grade: Grade.optional(),
    onAirIds: z.array(Id).max(5),
    rehearsal: z.boolean(),
    readiness: z.array(z.string()).optional(),
  })
  .meta({ id: 'SessionView' });
export type SessionView = z.infer<typeof SessionView>;

export const DescribeSession = z.strictObject(described).partial();
export const SetRules = RulesChange;
export const SetSwitches = Switches.partial();
export const LeadSession = z.strictObject({ personId: Id.nullable() });
export const SetSegment = z.strictObject({ segmentId: Id.nullable() });
export const SetPhase = z.strictObject({
  phase: z.enum(PHASES),
  reason: line(300).optional(),
  resumesAt: Instant.optional(),
});

export const sessionCommands = {
  'session.describe': DescribeSession,
  'session.rules': SetRules,
  'session.switch': SetSwitches,
  'session.lead': LeadSession,
  'session.segment': SetSegment,
  'session.phase': SetPhase,
} as const;

/** Whether everybody may read what is said: always, or, where the record is for staff, until the session ends. */
export function isRecordPublic({ phase, rules }: Pick<SessionView, 'phase' | 'rules'>): boolean {
  if (rules.record !== 'staff') return rules.record === 'public';
  return phase !== 'closed' && phase !== 'archived';
}
