import type { Room } from '../room.js';
import { setOf } from './merge.rules.js';

/** A count without the devices that came after some time: how many those are, and [no, votes, votes without them]. */
export interface Recount {
  devices: number;
  votes: [no: number, votes: number, kept: number][];
}

/**
 * Counts the votes of every question that has some, and again without participants who joined after `joinedUntil` (ms; by
 * full minutes). Changes nothing: what is done about it is for people to decide. Those whose time was not kept stay in.
 */
export function recount(room: Room, joinedUntil: number): Recount {
  const late = room.list('participant').filter(({ joinedAt }) => joinedAt !== null && joinedAt > joinedUntil);
  const isLate = new Set(late.map(({ id }) => id));
  const votes = room
    .list('question')
    .filter(({ status }) => status !== 'merged')
    .sort((one, other) => one.no - other.no)
    .map((question): Recount['votes'][number] => {
      const set = setOf(room, question);
      const authors = new Set(set.map(({ authorId }) => authorId));
      const voters = new Set<string>();
      for (const { id } of set) for (const [voterId, on] of room.ballots(id)) if (on) voters.add(voterId);
      const counted = [...voters].filter((id) => !authors.has(id) && !isRemoved(room, id));
      return [question.no, counted.length, counted.filter((id) => !isLate.has(id)).length];
    })
    .filter(([, all]) => all > 0);
  return { devices: isLate.size, votes };
}

function isRemoved(room: Room, voterId: string): boolean {
  return room.entry('participant', voterId)?.record.removed === true;
}
