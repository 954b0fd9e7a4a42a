import type { FloorView } from '@openfloor/contract';

const AT = Date.UTC(2006, 9, 31, 13, 40);

/** The id of the request with this number. */
export const floorId = (no: number): string => `f1000000-0000-4000-8000-${String(no).padStart(12, '0')}`;

/** A request that waits, with what a test cares about changed. */
export function floor(no: number, change: Partial<FloorView> = {}): FloorView {
  return {
    kind: 'floor',
    id: floorId(no),
    rev: no,
    no,
    class: 'intervention',
    status: 'waiting',
    reason: null,
    name: null,
    affiliation: null,
    country: null,
    stakeholderGroup: 'civil_society',
    regionalGroup: 'african',
    attendance: 'online',
    hubId: null,
    personId: null,
    questionId: null,
    lane: null,
    position: no,
    why: { code: 'first_come' },
    delivery: 'voice',
    allowedSeconds: 120,
    clock: { running: false, sinceAt: null, elapsedMs: 0 },
    spokenMs: 0,
    heldBy: null,
    requestedAt: AT,
    calledAt: null,
    startedAt: null,
    endedAt: null,
    gist: null,
    ...change,
  };
}

/** Somebody who has the floor and spoke for this long at `now`, in seconds. */
export function speaker(
  no: number,
  seconds: number,
  now: number,
  change: Partial<FloorView> = {},
): FloorView {
  const sinceAt = now - seconds * 1_000;
  return floor(no, {
    status: 'speaking',
    position: null,
    why: null,
    calledAt: sinceAt,
    startedAt: sinceAt,
    clock: { running: true, sinceAt, elapsedMs: 0 },
    ...change,
  });
}
