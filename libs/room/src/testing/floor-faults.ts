import { HOLDING, QUEUED } from '../floor/floor.js';
import { queueChanges, queueOf } from '../floor/queue.js';
import type { FloorRecord } from '../records.js';
import type { Opened } from './open-room.js';

/** What must hold of the floor in any room and does not hold in this one, in words. */
export function floorFaults({ room }: Opened): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string) => void (holds || faults.push(fault));
  const floors = room.list('floor');
  const holders = floors.filter((floor) => isHolding(floor) && floor.heldBy === null);
  claim(holders.length <= 1, `${holders.length} have the floor`);
  const running = floors.filter(({ clock }) => clock.running);
  claim(running.length <= 1, `${running.length} clocks run`);
  const places = queueOf(room).map(({ position }) => position);
  claim(
    places.every((place, at) => place === at + 1),
    `the places are ${places.join()}`,
  );
  const waiting = floors.filter((floor) => QUEUED.includes(floor.status) && !floor.lapsed);
  claim(places.length === waiting.length, `${waiting.length} wait, ${places.length} have a place`);
  const onDeck = waiting.filter(({ status }) => status === 'on_deck').length;
  claim(onDeck === Math.min(waiting.length, room.session.rules.onDeck), `${onDeck} are on deck`);
  claim(queueChanges(room).length === 0, 'the queue is not settled');
  const isClosed = ['closed', 'archived'].includes(room.session.phase);
  for (const floor of floors) {
    const its = (fault: string) => `request ${floor.no}, ${floor.status}: ${fault}`;
    claim(floor.clock.running === (floor.status === 'speaking'), its('its clock and its state do not fit'));
    claim(floor.clock.running === (floor.clock.sinceAt !== null), its('its clock knows not since when'));
    claim(
      floor.clock.running || floor.spokenMs === floor.clock.elapsedMs,
      its('what was spoken is not counted'),
    );
    claim(
      !floor.clock.running || room.session.phase === 'open',
      its('its clock runs in a session that does not'),
    );
    claim(floor.heldBy === null || isHeldRightly(floor, floors), its('held by nobody'));
    claim(floor.position === null || waiting.includes(floor), its('has a place though it does not wait'));
    claim(!floor.lapsed || isClosed, its('lapsed in a session that is not closed'));
  }
  return faults;
}

function isHolding({ status, lapsed }: FloorRecord): boolean {
  return HOLDING.includes(status) && !lapsed;
}

function isHeldRightly(floor: FloorRecord, floors: readonly FloorRecord[]): boolean {
  const by = floors.find(({ id }) => id === floor.heldBy);
  return isHolding(floor) && by?.class === 'point_of_order' && HOLDING.includes(by.status);
}
