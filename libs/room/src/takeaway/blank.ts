import type { TakeawayRecord } from '../outcome-records.js';

/** A draft without words. */
export function blankTakeaway(id: string, no: number, wordedBy: string, now: number): TakeawayRecord {
  return {
    kind: 'takeaway',
    id,
    no,
    section: 'key_issues',
    heading: '',
    text: '',
    language: 'en',
    oneView: false,
    owner: null,
    dueAt: null,
    status: 'draft',
    settledAs: null,
    position: '',
    evidence: [],
    objections: [],
    commentsUntil: null,
    version: 1,
    changedAt: now,
    history: [],
    wordedBy,
    wordedAt: now,
  };
}
