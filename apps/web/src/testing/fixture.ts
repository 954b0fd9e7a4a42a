import {
  DEFAULT_RULES,
  type Counts,
  type JoinCard,
  type OwnFloor,
  type OwnQuestion,
  type PersonView,
  type QuestionView,
  type SessionView,
  type Welcome,
} from '@openfloor/contract';
import { PEOPLE } from './people.js';
import { FOCUS_ISSUES, OBJECTIVES, TOPICS } from './programme.js';
import { QUESTION_LINES } from './texts.js';

/** 31 October 2006, 15:44:31 in Athens. */
export const NOW = Date.parse('2006-10-31T13:44:31Z');
const MINUTE_MS = 60_000;

/** A UUID that is the same in every run and as hard to compress as a real one. */
export function demoId(kind: number, no: number): string {
  let state = (kind * 7_919 + no * 104_729 + 1) >>> 0;
  const hex = Array.from({ length: 32 }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 28).toString(16);
  }).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`;
}

/** The demo session, open, in Athens. */
export const SESSION: SessionView = {
  kind: 'session',
  id: demoId(1, 1),
  rev: 4,
  slug: 'igf-2006-main-security',
  meetingId: demoId(2, 1),
  meeting: { name: 'IGF 2006 (inaugural meeting)', city: 'Athens', country: 'GR' },
  code: 'K7M4PX',
  title: 'Security',
  sessionType: 'main_session',
  format: 'panel',
  theme: 'Security',
  subTheme: 'Creating trust and confidence through collaboration',
  topics: TOPICS,
  objectives: OBJECTIVES,
  focusIssues: FOCUS_ISSUES,
  startsAt: Date.parse('2006-10-31T13:00:00Z'),
  endsAt: Date.parse('2006-10-31T16:00:00Z'),
  openedAt: Date.parse('2006-10-31T13:00:00Z'),
  closedAt: null,
  timeZone: 'Europe/Athens',
  phase: 'open',
  resumesAt: null,
  segmentId: null,
  leadId: null,
  switches: { questions: true, votes: true, floor: true, joins: true },
  rules: DEFAULT_RULES,
  onAirIds: [demoId(3, 17)],
  links: [],
  rehearsal: false,
};

const people: PersonView[] = PEOPLE.map((person, place) => ({
  kind: 'person',
  id: demoId(4, place),
  rev: 2,
  no: place + 1,
  honorific: null,
  position: null,
  affiliation: null,
  country: null,
  stakeholderGroup: null,
  regionalGroup: null,
  tags: [],
  present: true,
  left: false,
  ...person,
}));

function languageOf(text: string): string {
  if (/\p{Script=Arabic}/u.test(text)) return 'ar';
  if (/\p{Script=Han}/u.test(text)) return 'zh';
  return text.startsWith('Quelles') ? 'fr' : 'en';
}

const USUAL = {
  kind: 'question',
  type: 'question',
  translations: {},
  shortText: null,
  edited: false,
  author: {
    identity: 'anonymous',
    name: null,
    affiliation: null,
    country: null,
    stakeholderGroup: null,
    regionalGroup: null,
  },
  attendance: 'online',
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
  askedAt: null,
  answeredAt: null,
  how: null,
  answeredBy: [],
  dueAt: null,
  answers: [],
  hands: null,
} satisfies Partial<QuestionView>;

/** One published question; `more` overrides its fields. */
export function demoQuestion(no: number, text: string, more: Partial<QuestionView> = {}): QuestionView {
  const submittedAt = NOW - (NOW % MINUTE_MS) - (70 - no) * MINUTE_MS;
  return {
    ...USUAL,
    id: demoId(3, no),
    rev: 10 + no,
    no,
    text,
    language: languageOf(text),
    submittedAt,
    publishedAt: submittedAt + MINUTE_MS,
    ...more,
  };
}

const questions = QUESTION_LINES.map(([no, stakeholderGroup, attendance, , text]) => {
  const question = demoQuestion(no, text, { attendance });
  const author = { ...question.author, stakeholderGroup };
  if (no === 17)
    return { ...question, author, status: 'on_air' as const, askedAt: Date.parse('2006-10-31T13:42:00Z') };
  if (no === 12 || no === 23)
    return { ...question, author, status: 'shortlisted' as const, position: `a${no === 12 ? 0 : 1}` };
  if (no === 31)
    return {
      ...question,
      author,
      translations: {
        en: { text: 'Which safeguards apply when the police ask for traffic data?', reviewed: true },
      },
    };
  return { ...question, author };
});

const COUNTS: Counts = {
  asked: 61,
  published: 37,
  shortlisted: 2,
  onAir: 1,
  answered: 9,
  deferred: 0,
  declined: 4,
  merged: 5,
  withdrawn: 1,
  lapsed: 0,
};

/** What a reader without a seat is first sent: the session, its people and 40 questions. */
export function demoWelcome(): Welcome {
  return {
    proto: 1,
    epoch: 'q3vT8yKp0Zr1',
    rev: 231,
    beat: 884,
    mode: 'snapshot',
    you: {
      id: null,
      role: 'participant',
      channel: 'public',
      hubId: null,
      personId: null,
      attendance: 'online',
      can: [],
    },
    put: [SESSION, ...people, ...questions],
    gone: [],
    left: 0,
    tallies: {
      beat: 884,
      votes: QUESTION_LINES.flatMap(([no, , , votes]) => [no, votes]),
      counts: COUNTS,
      order: QUESTION_LINES.map(([no]) => no).filter((no) => no !== 17),
    },
    mine: {
      rev: 0,
      beat: 0,
      put: { questions: [], votes: [], floor: [], signals: [], profile: null, left: null },
    },
    presence: { participants: 212, onsite: 120, online: 92, hubs: [] },
    now: NOW,
  };
}

/** The public card of the demo session. */
export function demoCard(): JoinCard {
  return { session: SESSION, people };
}

/** One's own question; `more` overrides its fields. */
export function demoOwn(no: number, text: string, more: Partial<OwnQuestion> = {}): OwnQuestion {
  const { id, rev, language, author, submittedAt } = demoQuestion(no, text);
  return {
    id,
    rev,
    no,
    status: 'pending',
    text,
    language,
    author,
    submittedAt,
    changedAt: submittedAt,
    edited: false,
    reason: null,
    declineNote: null,
    mergedInto: null,
    how: null,
    appealed: false,
    localAuthor: null,
    ...more,
  };
}

/** One's own request for the floor, which waits; `more` overrides its fields. */
export function demoOwnFloor(no: number, more: Partial<OwnFloor> = {}): OwnFloor {
  return {
    id: demoId(5, no),
    no,
    class: 'intervention',
    status: 'waiting',
    reason: null,
    name: 'Ama Mensah',
    affiliation: 'Ghana Internet Society',
    country: null,
    position: no,
    why: { code: 'first_come' },
    delivery: 'voice',
    note: null,
    text: null,
    ready: false,
    questionId: null,
    allowedSeconds: 120,
    clock: { running: false, sinceAt: null, elapsedMs: 0 },
    spokenMs: 0,
    heldBy: null,
    requestedAt: NOW - MINUTE_MS,
    localAuthor: null,
    ...more,
  };
}
