import type { PollRecord, ResponseRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';

/** A poll counted again from what was answered. */
export interface PollRecount {
  answered: number;
  cells: number[];
}

/**
 * Counts a poll from its answers alone, by another road than its figures and its result: voter by voter, each asked what
 * they chose. Changes nothing.
 */
export function recountPoll(room: RoomReader, poll: PollRecord): PollRecount {
  const ballots = room.responses.on(poll.id).filter((response) => stands(room, response));
  const answers = answersOf(poll).map(
    (no) =>
      ballots.filter(({ choices }) => (poll.type === 'ranking' ? choices[0] === no : choices.includes(no)))
        .length,
  );
  return { answered: ballots.length, cells: answers };
}

function stands(room: RoomReader, { voterId, choices, text }: ResponseRecord): boolean {
  if (choices.length === 0 && text === null) return false;
  return voterId === null || room.entry('participant', voterId)?.record.removed !== true;
}

/** The numbers of the answers that there are. */
function answersOf({ type, options, max }: PollRecord): number[] {
  switch (type) {
    case 'text':
      return [];
    case 'temperature':
      return [1, 2, 3];
    case 'rating':
      return Array.from({ length: max ?? 5 }, (_none, at) => at + 1);
    default:
      return options.map(({ no }) => no);
  }
}
