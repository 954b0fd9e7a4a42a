import type { Objection, TakeawayView } from '@openfloor/contract';
import { demoId, NOW } from './fixture.js';

/** A takeaway for tests: shown, of the key issues, at the place of its number. */
export function takeaway(no: number, change: Partial<TakeawayView> = {}): TakeawayView {
  return {
    kind: 'takeaway',
    id: demoId(9, no),
    rev: no,
    no,
    section: 'key_issues',
    heading: '',
    text: `Takeaway ${no}`,
    language: 'en',
    oneView: false,
    owner: null,
    dueAt: null,
    status: 'shown',
    settledAs: null,
    position: `a${no}`,
    evidence: [],
    objections: [],
    commentsUntil: null,
    version: 1,
    changedAt: NOW + no,
    ...change,
  };
}

/** An objection for tests, of nobody in particular. */
export function objection(no: number, change: Partial<Objection> = {}): Objection {
  return {
    id: demoId(10, no),
    text: `Objection ${no}`,
    language: 'en',
    version: 1,
    stakeholderGroup: null,
    regionalGroup: null,
    attendance: 'online',
    hub: null,
    at: NOW,
    admitted: true,
    retracted: false,
    ...change,
  };
}
