import { Country, Id, line, PRESETS, Refusal, Slug, TimeZone, type Preset } from '@openfloor/contract';
import { z } from 'zod';
import { command, MODERATOR, ORGANISER } from '../command.js';
import { session } from '../question/becomes.js';
import type { SessionRecord } from '../records.js';
import { WHOLE } from '../retention/retention.js';
import { newStage } from '../stage/stage.rules.js';
import { startOf } from './presets.js';
import { readinessOf } from './readiness.js';

const MeetingNamed = z.strictObject({ name: line(200), city: line(120, 0), country: Country.nullable() });
const Code = z.string().regex(/^[2-9A-HJ-KM-NP-Z]{6}$/);

/** Made by the door from `POST /rooms` and its like; the code was claimed and the meeting exists. */
export const CreateSession = z.strictObject({
  sessionId: Id,
  meetingId: Id,
  meeting: MeetingNamed,
  slug: Slug,
  code: Code,
  title: line(200),
  timeZone: TimeZone,
  ownerIds: z.array(Id),
  preset: z.enum(PRESETS).default('panel'),
  phase: z.enum(['scheduled', 'lobby']),
  programmeId: Slug.nullable().default(null),
  rehearsal: z.boolean().default(false),
});

/** The first act of every room: the session itself, and one stage. */
export const createSession = command('session.create', {
  schema: CreateSession,
  may: ORGANISER,
  rule(room, args, { newId }) {
    if (room.count('session') > 0) throw new Refusal('WRONG_STATE', 'this session exists already');
    return [blankSession(args), newStage(newId(), 1, 'Main', [])];
  },
});

/** A new join code; the old one answers `CODE_CHANGED` from now on. */
export const setCode = command('session.code', {
  schema: z.strictObject({ code: Code }),
  may: MODERATOR,
  logged: true,
  rule: (room, { code }) => [session(room, { code })],
});

/** The meeting was renamed or moved; its sessions carry what everybody is shown of it. */
export const setMeeting = command('session.meeting', {
  schema: z.strictObject({ meeting: MeetingNamed, ownerIds: z.array(Id).optional() }),
  may: ORGANISER,
  season: 'any',
  rule: (room, { meeting, ownerIds }) => [
    session(room, { meeting, ownerIds: ownerIds ?? room.session.ownerIds }),
  ],
});

function blankSession(args: z.output<typeof CreateSession> & { preset: Preset }): SessionRecord {
  const { sessionId, preset, ...given } = args;
  return {
    ...given,
    ...startOf(preset),
    kind: 'session',
    id: sessionId,
    theme: '',
    subTheme: '',
    topics: [],
    objectives: [],
    focusIssues: [],
    startsAt: null,
    endsAt: null,
    openedAt: null,
    closedAt: null,
    resumesAt: null,
    segmentId: null,
    leadId: null,
    switches: { questions: true, votes: true, floor: false, joins: true },
    onAirIds: [],
    links: [],
    onRoll: 0,
    retention: WHOLE,
    readiness: readinessOf({ startsAt: null }, []),
  };
}
