import type { HubView, QuestionView, SessionView, StageView } from '@openfloor/contract';
import { DEFAULT_RULES } from '@openfloor/contract';

const NOON = Date.UTC(2006, 9, 31, 13, 0);

/** A uuid that tells its number: `questionId(87)`. */
export const questionId = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

const NOBODY: QuestionView['author'] = {
  identity: 'anonymous',
  name: null,
  affiliation: null,
  country: null,
  stakeholderGroup: null,
  regionalGroup: null,
};

/** A published question with what a test cares about changed. */
export function question(no: number, change: Partial<QuestionView> = {}): QuestionView {
  return {
    kind: 'question',
    id: questionId(no),
    rev: no,
    no,
    type: 'question',
    text: `Question ${no}?`,
    language: 'en',
    shortText: null,
    edited: false,
    author: NOBODY,
    attendance: 'onsite',
    hubId: null,
    addressedTo: [],
    labels: [],
    status: 'published',
    reason: null,
    mergedInto: null,
    credits: 1,
    position: null,
    asking: 'read_out',
    spoken: false,
    followUpTo: null,
    submittedAt: NOON + no * 60_000,
    publishedAt: NOON,
    askedAt: null,
    answeredAt: null,
    how: null,
    answeredBy: [],
    dueAt: null,
    answers: [],
    hands: null,
    ...change,
  };
}

/** An open session in Athens with nothing on air. */
export function session(change: Partial<SessionView> = {}): SessionView {
  return {
    kind: 'session',
    id: questionId(9_001),
    rev: 1,
    title: 'Security',
    sessionType: 'main_session',
    format: 'panel',
    theme: 'Security',
    subTheme: '',
    topics: [],
    objectives: [],
    focusIssues: [],
    startsAt: NOON,
    endsAt: null,
    timeZone: 'Europe/Athens',
    links: [],
    slug: 'security',
    meetingId: questionId(9_000),
    meeting: { name: 'IGF 2006', city: 'Athens', country: 'GR' },
    code: 'K7M4PX',
    openedAt: NOON,
    closedAt: null,
    phase: 'open',
    resumesAt: null,
    segmentId: null,
    leadId: null,
    switches: { questions: true, votes: true, floor: false, joins: true },
    rules: DEFAULT_RULES,
    onAirIds: [],
    rehearsal: false,
    ...change,
  };
}

/** A screen that follows the floor and has not reported yet. */
export function stage(change: Partial<StageView> = {}): StageView {
  return {
    kind: 'stage',
    id: questionId(9_100),
    rev: 1,
    no: 1,
    name: 'Hall',
    scene: 'auto',
    refId: null,
    languages: [],
    shown: null,
    ...change,
  };
}

/** A hub that is registered and of which nothing more is known. */
export function hub(no: number, change: Partial<HubView> = {}): HubView {
  return {
    kind: 'hub',
    id: questionId(9_200 + no),
    rev: 1,
    no,
    name: `Hub ${no}`,
    city: `City ${no}`,
    country: null,
    regionalGroup: null,
    languages: [],
    headcount: null,
    status: 'expected',
    ...change,
  };
}
