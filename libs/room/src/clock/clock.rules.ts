import { ExtendClock, NameClock, Refusal, StartClock } from '@openfloor/contract';
import { command, TECHNICIANS } from '../command.js';
import type { ClockRecord } from '../records.js';
import { find, nextNo, type RoomReader } from '../room.js';
import { started, STILL, stopped } from './face.js';

const MOST_CLOCKS = 12;

/** Starts a clock beside those of the floor: for a break, an answer that nobody was named for, anything else. */
export const startClock = command('clock.start', {
  schema: StartClock,
  may: TECHNICIANS,
  rule(room, { purpose, label = null, seconds, warnSeconds }, { now, newId }) {
    if (room.list('clock').filter(({ cleared }) => !cleared).length >= MOST_CLOCKS)
      throw new Refusal('QUOTA_REACHED', `at most ${MOST_CLOCKS} clocks`, { quota: MOST_CLOCKS });
    const given = { purpose, label, refId: null, allowedSeconds: seconds, warnSeconds };
    const clock = { ...newClock(newId(), nextNo(room, 'clock'), given), clock: started(STILL, now) };
    return { put: [clock], result: { clockId: clock.id } };
  },
});

/** Stops a clock; nothing of it is lost. */
export const pauseClock = command('clock.pause', {
  schema: NameClock,
  may: TECHNICIANS,
  rule(room, { clockId }, { now }) {
    const record = running(room, clockId, true);
    return [{ ...record, clock: stopped(record.clock, now), waitsForSession: false }];
  },
});

/** Lets a clock run on. */
export const resumeClock = command('clock.resume', {
  schema: NameClock,
  may: TECHNICIANS,
  rule(room, { clockId }, { now }) {
    const record = running(room, clockId, false);
    return [{ ...record, clock: started(record.clock, now), waitsForSession: false }];
  },
});

/** Gives a clock more time, or takes some back. */
export const extendClock = command('clock.extend', {
  schema: ExtendClock,
  may: TECHNICIANS,
  rule(room, { clockId, seconds }) {
    const record = findClock(room, clockId);
    return [{ ...record, allowedSeconds: Math.max(0, record.allowedSeconds + seconds) }];
  },
});

/** Takes a clock away. */
export const clearClock = command('clock.clear', {
  schema: NameClock,
  may: TECHNICIANS,
  season: 'until_archived',
  rule(room, { clockId }, { now }) {
    return [cleared(findClock(room, clockId), now)];
  },
});

/** A clock that has not begun. */
export function newClock(
  id: string,
  no: number,
  given: Pick<ClockRecord, 'purpose' | 'label' | 'refId' | 'allowedSeconds' | 'warnSeconds'>,
): ClockRecord {
  return { kind: 'clock', id, no, ...given, clock: STILL, cleared: false, waitsForSession: false };
}

/** A clock that nobody sees any more; what ran on it stays. */
export function cleared(record: ClockRecord, now: number): ClockRecord {
  return { ...record, clock: stopped(record.clock, now), cleared: true, waitsForSession: false };
}

function running(room: RoomReader, clockId: string, isRunning: boolean): ClockRecord {
  const record = findClock(room, clockId);
  if (record.clock.running !== isRunning)
    throw new Refusal('WRONG_STATE', isRunning ? 'this clock stands still' : 'this clock runs');
  return record;
}

function findClock(room: RoomReader, clockId: string): ClockRecord {
  const record = find(room, 'clock', clockId);
  if (record.cleared) throw new Refusal('NOT_FOUND', 'no such clock');
  return record;
}
