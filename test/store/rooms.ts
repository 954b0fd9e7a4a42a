import { randomUUID } from 'node:crypto';
import type {
  Commit,
  LedgerDraft,
  RoomClock,
  SessionListing,
  Store,
  StoredBallot,
  StoredMeeting,
  StoredReceipt,
  StoredRecord,
} from '@openfloor/store';

/** One more meeting of the store. */
export async function newMeeting(store: Store, more: Partial<StoredMeeting> = {}): Promise<StoredMeeting> {
  const id = randomUUID();
  const meeting: StoredMeeting = {
    id,
    slug: `meeting-${id}`,
    name: 'Internet Governance Forum 2006',
    city: 'Athens',
    country: 'GR',
    timeZone: 'Europe/Athens',
    overarchingTheme: 'Internet Governance for Development',
    ownerIds: [randomUUID()],
    createdAt: 1_162_166_400_000,
    ...more,
  };
  await store.putMeeting(meeting);
  return meeting;
}

export function clock(rev: number, beat = 0): RoomClock {
  return { rev, beat, channels: { public: rev, panel: rev, staff: rev } };
}

export function listing(meetingId: string, more: Partial<SessionListing> = {}): SessionListing {
  const slug = `session-${randomUUID()}`;
  const times = { startsAt: 1_162_285_200_000, closedAt: null };
  return { meetingId, slug, code: 'AB23CD', title: 'Security', phase: 'open', ...times, ...more };
}

/** A turn from one point of a room to the next, with nothing in it but what is given. */
export function turn(
  sessionId: string,
  from: [number, number],
  to: [number, number],
  more: Partial<Commit> = {},
): Commit {
  const [rev, beat] = from;
  const nothing = { records: [], ballots: [], receipts: [], ledger: [] };
  return { sessionId, expected: { rev, beat }, next: clock(...to), ...nothing, ...more };
}

/** Opens a room at rev 1 and beat 0 and returns its id. */
export async function newRoom(store: Store, more: Partial<SessionListing> = {}): Promise<string> {
  const sessionId = randomUUID();
  const meetingId = more.meetingId ?? (await newMeeting(store)).id;
  const first = turn(sessionId, [0, 0], [1, 0], { listing: listing(meetingId, more) });
  await store.commit({ ...first, expected: null });
  return sessionId;
}

export function record(rev: number, more: Partial<StoredRecord> = {}): StoredRecord {
  const seen = { changedAt: rev, goneAt: null };
  const marks = { public: { changedAt: null, goneAt: null }, panel: seen, staff: seen };
  return {
    kind: 'question',
    id: randomUUID(),
    rev,
    body: { text: 'Who audits the auditors?' },
    marks,
    ...more,
  };
}

export function ballot(more: Partial<StoredBallot> = {}): StoredBallot {
  return { questionId: randomUUID(), voterId: randomUUID(), on: true, ...more };
}

export function receipt(more: Partial<StoredReceipt> = {}): StoredReceipt {
  const commandId = randomUUID();
  const reply: StoredReceipt['reply'] = { ok: true, id: commandId, rev: 2, beat: 1, result: { no: 7 } };
  return { actorId: randomUUID(), commandId, fingerprint: 'a fingerprint', reply, ...more };
}

export function act(more: Partial<LedgerDraft> = {}): LedgerDraft {
  const change = { from: 'pending', to: 'declined', reason: 'off_topic' };
  const about = { kind: 'question', no: 12 };
  const hidden = { actorId: randomUUID(), note: 'second time' };
  return {
    at: 1_162_285_260_000,
    role: 'moderator',
    act: 'question.decline',
    about,
    ...change,
    hidden,
    ...more,
  };
}

/** `count` things of a kind. */
export function many<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make);
}
