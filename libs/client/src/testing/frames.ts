import type { Corner, Counts, Gone, Patch, QuestionView, Welcome, You } from '@openfloor/contract';
import type { ViewOf } from '../records.js';

/** A valid UUID that ends in this number. */
export function uuid(no: number): string {
  return `00000000-0000-4000-8000-${no.toString(16).padStart(12, '0')}`;
}

/** A question with receipt number `no` as it was at `rev`. */
export function question(no: number, rev: number, text = `Question ${no} at ${rev}`): QuestionView {
  return {
    kind: 'question',
    id: uuid(no),
    rev,
    no,
    type: 'question',
    text,
    language: 'en',
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
    submittedAt: 60_000,
    publishedAt: 60_000,
    askedAt: null,
    answeredAt: null,
    how: null,
    answeredBy: [],
    dueAt: null,
    answers: [],
    hands: null,
  };
}

export function segment(no: number, rev: number): ViewOf<'segment'> {
  return {
    kind: 'segment',
    id: uuid(900 + no),
    rev,
    no,
    title: 'Open floor',
    minutes: 30,
    startedAt: null,
    endedAt: null,
  };
}

export function gone(no: number): Gone {
  return { kind: 'question', id: uuid(no) };
}

export const you: You = {
  id: uuid(777),
  role: 'participant',
  channel: 'public',
  hubId: null,
  personId: null,
  attendance: 'online',
  can: ['question.vote'],
};

export const corner = (votes: number[] = []): Corner => ({
  questions: [],
  votes,
  floor: [],
  signals: [],
  profile: null,
  left: 5,
});

export const counts = (asked: number): Counts => ({
  asked,
  published: asked,
  shortlisted: 0,
  onAir: 0,
  answered: 0,
  deferred: 0,
  declined: 0,
  merged: 0,
  withdrawn: 0,
  lapsed: 0,
});

/** A snapshot at `rev` unless `more` says otherwise. */
export function welcome(rev: number, more: Partial<Welcome> = {}): Welcome {
  return {
    proto: 1,
    epoch: 'first',
    rev,
    beat: 0,
    mode: 'snapshot',
    you,
    put: [],
    gone: [],
    left: 0,
    tallies: { beat: 0, votes: [] },
    mine: { rev: 0, beat: 0, put: corner() },
    presence: { participants: 1, onsite: 0, online: 1, hubs: [] },
    now: 1_800_000_000_000,
    ...more,
  };
}

/** A patch from `prev` to `rev`. */
export function patch(prev: number, rev: number, put: Patch['put'] = [], dropped: Gone[] = []): Patch {
  return { rev, prev, at: 1_800_000_000_000, put, gone: dropped };
}
