import {
  EndFloor,
  ExtendFloor,
  GiveFloor,
  NameFloor,
  RecordFloor,
  Refusal,
  type FloorStatus,
} from '@openfloor/contract';
import { started } from '../clock/face.js';
import { command, MODERATORS, TECHNICIANS } from '../command.js';
import type { FloorRecord } from '../records.js';
import { findPerson, findQuestion } from '../room.js';
import { isShown } from '../views/question.view.js';
import {
  expectHolder,
  expectOpen,
  floorFor,
  floorIn,
  HOLDING,
  holderOf,
  leaves,
  secondsFor,
  silent,
} from './floor.js';
import { newFloor } from './request.rules.js';
import { ofPerson } from './speaker.js';

/** Turns are between five seconds and four hours, however often they are extended. */
const SHORTEST_SECONDS = 5;
const LONGEST_SECONDS = 14_400;

/** Gives the floor to somebody of the panel, who speaks at once; panel speech has its clock and its share. */
export const giveFloor = command('floor.give', {
  schema: GiveFloor,
  may: MODERATORS,
  logged: true,
  rule(room, { personId, class: kind, questionId = null, seconds }, turn) {
    const person = findPerson(room, personId);
    if (questionId && !isShown(findQuestion(room, questionId)))
      throw new Refusal('WRONG_STATE', 'a speech is about what everybody may see');
    if (person.left) throw new Refusal('WRONG_STATE', 'this person has left the session');
    expectOpen(room);
    const holder = holderOf(room);
    if (holder)
      throw new Refusal('WRONG_STATE', `request ${holder.no} is ${holder.status}`, { floorId: holder.id });
    const { actor, now } = turn;
    const floor = newFloor(room, ofPerson(room, personId), turn, {
      class: kind,
      status: 'speaking',
      makerId: personId,
      enteredBy: actor.id,
      questionId,
      allowedSeconds: seconds ?? secondsFor(room.session.rules, kind),
      calledAt: now,
    });
    return { put: [speaking(floor, now)], result: { floorId: floor.id, no: floor.no } };
  },
});

/** Whoever was called begins to speak; the clock runs. */
export const startFloor = command('floor.start', {
  schema: NameFloor,
  may: TECHNICIANS,
  rule(room, { floorId }, { actor, now }) {
    const floor = standing(floorIn(room, floorId, ['called'], actor));
    expectOpen(room);
    return [speaking(floor, now)];
  },
});

/** Stops the clock of whoever speaks; nothing of it is lost. */
export const pauseFloor = command('floor.pause', {
  schema: NameFloor,
  may: TECHNICIANS,
  rule(room, { floorId }, { actor, now }) {
    const floor = floorIn(room, floorId, ['speaking'], actor);
    return [{ ...silent(floor, now), status: 'paused' as const }];
  },
});

/** Lets the clock run on. */
export const resumeFloor = command('floor.resume', {
  schema: NameFloor,
  may: TECHNICIANS,
  rule(room, { floorId }, { actor, now }) {
    const floor = standing(floorIn(room, floorId, ['paused'], actor));
    expectOpen(room);
    return [speaking(floor, now)];
  },
});

/** Gives more time, or takes some back. */
export const extendFloor = command('floor.extend', {
  schema: ExtendFloor,
  may: TECHNICIANS,
  logged: true,
  rule(room, { floorId, seconds }, { actor }) {
    const floor = floorIn(room, floorId, HOLDING, actor);
    const wanted = floor.allowedSeconds + seconds;
    const allowedSeconds = Math.min(LONGEST_SECONDS, Math.max(SHORTEST_SECONDS, wanted));
    const told = `${allowedSeconds} s`;
    return { put: [{ ...floor, allowedSeconds }], told };
  },
});

/** The speech is over; what was spoken counts with its overrun. Whoever it interrupted goes on. */
export const endFloor = command('floor.end', {
  schema: EndFloor,
  may: TECHNICIANS,
  rule(room, { expect }, { actor, now }) {
    floorFor(room, expect, actor);
    expectHolder(room, expect, actor.channel);
    return leaves(room, floorIn(room, expect, ['speaking', 'paused']), 'completed', now);
  },
});

const SPOKEN: readonly FloorStatus[] = [...HOLDING, 'completed'];

/** One sentence on what was said, for the report; an empty one takes it away. */
export const recordFloor = command('floor.record', {
  schema: RecordFloor,
  may: [...MODERATORS, 'rapporteur'],
  season: 'until_archived',
  rule(room, { floorId, gist, language }, { actor }) {
    const floor = floorIn(room, floorId, SPOKEN, actor);
    return [{ ...floor, gist: gist === '' ? null : { text: gist, language } }];
  },
});

function speaking(floor: FloorRecord, now: number): FloorRecord {
  const startedAt = floor.startedAt ?? now;
  return { ...floor, status: 'speaking', clock: started(floor.clock, now), startedAt };
}

/** Refuses `WRONG_STATE` while a point of order has the floor. */
function standing(floor: FloorRecord): FloorRecord {
  if (floor.heldBy === null) return floor;
  throw new Refusal('WRONG_STATE', 'a point of order has the floor', { floorId: floor.heldBy });
}
