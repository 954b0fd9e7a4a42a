import { Refusal, type TakeawayStatus } from '@openfloor/contract';
import type { ObjectionRecord, Said, TakeawayRecord } from '../outcome-records.js';
import { compareKeys, find, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';

/** What everybody sees of takeaways: those that were shown and not dropped. */
const PUBLIC: readonly TakeawayStatus[] = ['shown', 'checking', 'agreed', 'contested', 'final'];
/** What was checked and has come out one way or the other. */
export const SETTLED: readonly TakeawayStatus[] = ['agreed', 'contested', 'final'];

/** Whether everybody may see the takeaway. */
export function isPublic({ status }: Pick<TakeawayRecord, 'status'>): boolean {
  return PUBLIC.includes(status);
}

/** The takeaway, if this actor can see it; else `NOT_FOUND`. */
export function visibleTakeaway(room: RoomReader, id: string, actor: Standing): TakeawayRecord {
  const takeaway = find(room, 'takeaway', id);
  if (actor.channel !== 'public' || isPublic(takeaway)) return takeaway;
  throw new Refusal('NOT_FOUND', 'no such takeaway here');
}

/** The takeaway, if it is in one of these states; else `WRONG_STATE` with the state it is in. */
export function takeawayIn(room: RoomReader, id: string, ...states: TakeawayStatus[]): TakeawayRecord {
  const takeaway = find(room, 'takeaway', id);
  if (states.includes(takeaway.status)) return takeaway;
  throw wrongState(takeaway);
}

/** `WRONG_STATE` with the state that the takeaway is in. */
export function wrongState({ no, status }: TakeawayRecord): Refusal {
  return new Refusal('WRONG_STATE', `takeaway ${no} is ${status}`, { status });
}

/** What is said of a voice and was not taken back. */
export function held({ said }: ObjectionRecord): Said[] {
  return said.filter(({ retracted }) => !retracted);
}

/** What its maker said in their own words: of a hub its coordinator. */
export function ownWords({ said }: Pick<ObjectionRecord, 'said'>): Said | undefined {
  return said.find(({ localAuthor }) => localAuthor === null);
}

/**
 * The voices that stand against a takeaway: whatever wording they were raised against, they stand until whoever raised them takes them
 * back. Those of people who were removed do not, like their votes.
 */
export function standingIn(room: RoomReader, { objections }: TakeawayRecord): ObjectionRecord[] {
  return objections.filter(
    (objection) =>
      held(objection).length > 0 && !room.entry('participant', objection.makerId)?.record.removed,
  );
}

/** The takeaways of a session that were not dropped, section by section as they are read. */
export function inOrder(takeaways: readonly TakeawayRecord[]): TakeawayRecord[] {
  return takeaways
    .filter(({ status }) => status !== 'dropped')
    .sort(
      (one, other) =>
        compareKeys(one.section, other.section) ||
        compareKeys(one.position, other.position) ||
        one.no - other.no,
    );
}
