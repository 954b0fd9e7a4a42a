import type { Channel, ClockView, FloorView, ShownFloorStatus, Why } from '@openfloor/contract';
import { LAPSING } from '../floor/floor.js';
import type { ClockRecord, FloorRecord } from '../records.js';

/** The status as it reads: in a closed room whoever still waited has lapsed. */
export function shownFloorStatus({ status, lapsed }: FloorRecord): ShownFloorStatus {
  return lapsed && LAPSING.includes(status) ? 'lapsed' : status;
}

/**
 * What each channel sees of a request. The queue is public with group, region and place; who it is becomes public with
 * the call, but for people of the programme. An offer to an author is between them and the staff until it is taken up.
 */
export function viewFloor(floor: FloorRecord, channel: Channel): Omit<FloorView, 'rev'> | undefined {
  if (channel !== 'staff' && !floor.accepted) return undefined;
  if (channel === 'public') return shown(floor, floor.calledAt !== null || floor.personId !== null);
  const panel = { ...shown(floor, true), note: floor.note, text: floor.text, ready: floor.ready };
  if (channel === 'panel') return panel;
  return { ...panel, accessNeeds: floor.accessNeeds, entered: floor.enteredBy !== null };
}

/** Why it stands where it stands, or why it was called although another was proposed. */
export function shownWhy({ override, why }: FloorRecord): Why | null {
  return override ? { code: 'placed', reason: override } : why;
}

/** A clock is public until it is cleared. */
export function viewClock(record: ClockRecord): Omit<ClockView, 'rev'> | undefined {
  if (record.cleared) return undefined;
  return {
    kind: 'clock',
    id: record.id,
    no: record.no,
    purpose: record.purpose,
    label: record.label,
    refId: record.refId,
    clock: record.clock,
    allowedSeconds: record.allowedSeconds,
    warnSeconds: record.warnSeconds,
  };
}

function shown(floor: FloorRecord, named: boolean): Omit<FloorView, 'rev'> {
  return {
    kind: 'floor',
    id: floor.id,
    no: floor.no,
    class: floor.class,
    status: shownFloorStatus(floor),
    reason: floor.reason,
    name: named ? floor.name : null,
    affiliation: named ? floor.affiliation : null,
    country: named ? floor.country : null,
    stakeholderGroup: floor.stakeholderGroup,
    regionalGroup: floor.regionalGroup,
    attendance: floor.attendance,
    hubId: floor.hubId,
    personId: floor.personId,
    questionId: named ? floor.questionId : null,
    lane: floor.lane,
    position: floor.position,
    why: shownWhy(floor),
    delivery: floor.delivery,
    allowedSeconds: floor.allowedSeconds,
    clock: floor.clock,
    spokenMs: floor.spokenMs,
    heldBy: floor.heldBy,
    requestedAt: floor.requestedAt,
    calledAt: floor.calledAt,
    startedAt: floor.startedAt,
    endedAt: floor.endedAt,
    gist: floor.gist,
  };
}
