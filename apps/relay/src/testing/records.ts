import type { RoomSnapshot } from '@openfloor/client';
import {
  DEFAULT_RULES,
  type Corner,
  type Kind,
  type OwnFloor,
  type OwnObjection,
  type OwnQuestion,
  type QuestionView,
  type RecordView,
  type SessionView,
} from '@openfloor/contract';

/** A UUID that ends with this number. */
export const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

export const SESSION_ID = idOf(999_999);
export const HUB_ID = idOf(777);

/** The session of the specs, open with everything on. */
export function sessionRecord(more: Partial<SessionView> = {}): SessionView {
  return {
    kind: 'session',
    id: SESSION_ID,
    rev: 1,
    title: 'A room',
    sessionType: 'workshop',
    format: 'panel',
    theme: '',
    subTheme: '',
    topics: [],
    objectives: [],
    focusIssues: [],
    startsAt: null,
    endsAt: null,
    timeZone: 'UTC',
    links: [],
    slug: 'a-room',
    meetingId: idOf(888),
    meeting: { name: 'A meeting', city: '', country: null },
    code: 'ABC234',
    openedAt: 1,
    closedAt: null,
    phase: 'open',
    resumesAt: null,
    segmentId: null,
    leadId: null,
    switches: { questions: true, votes: true, floor: true, joins: true },
    rules: DEFAULT_RULES,
    onAirIds: [],
    rehearsal: false,
    grade: { ballot: 'open', onRoll: 0 },
    ...more,
  };
}

const BYLINE = {
  identity: 'anonymous' as const,
  name: null,
  affiliation: null,
  country: null,
  stakeholderGroup: null,
  regionalGroup: null,
};

/** A published question with this number. */
export function questionRecord(no: number, more: Partial<QuestionView> = {}): QuestionView {
  return {
    kind: 'question',
    id: idOf(no),
    rev: no,
    no,
    type: 'question',
    text: `Question ${no}`,
    language: 'en',
    shortText: null,
    edited: false,
    author: BYLINE,
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
    submittedAt: 0,
    publishedAt: 0,
    askedAt: null,
    answeredAt: null,
    how: null,
    answeredBy: [],
    dueAt: null,
    answers: [],
    hands: null,
    ...more,
  };
}

/** A question as the hub that asked it sees it. */
export function ownQuestion(no: number, localAuthor: string, more: Partial<OwnQuestion> = {}): OwnQuestion {
  return {
    id: idOf(no),
    rev: no,
    no,
    status: 'published',
    text: `Question ${no}`,
    language: 'en',
    author: BYLINE,
    submittedAt: 0,
    changedAt: 0,
    edited: false,
    reason: null,
    declineNote: null,
    mergedInto: null,
    how: null,
    appealed: false,
    localAuthor,
    ...more,
  };
}

/** A request for the floor as the hub that made it sees it. */
export function ownFloor(no: number, localAuthor: string, more: Partial<OwnFloor> = {}): OwnFloor {
  return {
    id: idOf(1_000 + no),
    no,
    class: 'intervention',
    status: 'waiting',
    reason: null,
    name: null,
    affiliation: null,
    country: null,
    position: 1,
    why: null,
    delivery: 'voice',
    note: null,
    text: null,
    ready: false,
    questionId: null,
    allowedSeconds: 120,
    clock: { running: false, sinceAt: null, elapsedMs: 0 },
    spokenMs: 0,
    heldBy: null,
    requestedAt: 0,
    localAuthor,
    ...more,
  };
}

/** The corner of a hub of so many people. */
export function hubCorner(headcount: number | null, more: Partial<Corner> = {}): Corner {
  const hub = {
    ...{ id: HUB_ID, no: 1, status: 'live' as const, name: 'Hub', city: 'Accra', country: null },
    ...{ regionalGroup: null, languages: [], headcount, coordinator: 'Kofi', contact: 'secret' },
    ...{ technicalContact: null, expected: null, groups: {}, checks: {}, streamDelaySeconds: null },
    ...{ countedAt: null, reason: null },
  };
  return {
    ...{ questions: [], votes: [], floor: [], signals: [], profile: null, left: null },
    hubs: [hub],
    ...more,
  };
}

/** A room as the uplink shows it. */
export function roomSnapshot(
  rev: number,
  records: readonly RecordView[],
  more: Partial<RoomSnapshot> = {},
): RoomSnapshot {
  const tables = new Map<Kind, Map<string, RecordView>>();
  for (const record of records)
    tables.set(
      record.kind,
      (tables.get(record.kind) ?? new Map<string, RecordView>()).set(record.id, record),
    );
  return {
    ...{ tries: 0, epoch: 'upstream', rev, beat: 0, connection: 'live', refusal: undefined, you: undefined },
    session: records.find((record) => record.kind === 'session'),
    ...{ records: tables, left: 0, votes: new Map(), counts: undefined, order: undefined },
    ...{ presence: undefined, mine: hubCorner(60), outbox: [], offsetMs: 0, updatedAt: 0 },
    ...more,
  } as RoomSnapshot;
}

/** What somebody behind the relay objected to a takeaway, as the hub's corner tells it. */
export function ownObjection(
  no: number,
  localAuthor: string,
  more: Partial<OwnObjection> = {},
): OwnObjection {
  return {
    id: idOf(900 + no),
    takeawayId: idOf(800 + no),
    no,
    text: `No ${no}`,
    language: 'en',
    version: 1,
    at: 0,
    admitted: false,
    retracted: false,
    localAuthor,
    ...more,
  };
}
