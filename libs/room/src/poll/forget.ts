import type { PollRecord, ResponseRecord } from '../outcome-records.js';
import { isOver } from '../retention/retention.js';
import type { RoomReader } from '../room.js';
import { nobodys, wordlessResponse } from './wordless.js';

/** The answers that this voter gave to polls in these states, taken back; what has been counted stands. */
export function takenBack(
  room: RoomReader,
  voterId: string,
  ...statuses: PollRecord['status'][]
): ResponseRecord[] {
  return room.responses.by(voterId).flatMap((response) => {
    const poll = room.entry('poll', response.pollId)?.record;
    return poll && statuses.includes(poll.status) ? [emptied(response, poll)] : [];
  });
}

/**
 * The answers of somebody who is erased, and the polls that show words of theirs. Where a poll is open they are taken back; else
 * results stand and the answer is nobody's. Words that nobody but staff has read go, those that everybody has as they wish.
 */
export function unanswered(
  room: RoomReader,
  voterId: string,
  words: 'keep' | 'delete',
): (ResponseRecord | PollRecord)[] {
  const isRemoved = room.entry('participant', voterId)?.record.removed === true;
  return room.responses.by(voterId).flatMap((response): (ResponseRecord | PollRecord)[] => {
    const poll = room.entry('poll', response.pollId)?.record;
    if (!poll) return [nobodys(response, isRemoved)];
    const isOpen = poll.status === 'open' && !isOver(room);
    const after = nobodys(isOpen ? emptied(response, poll) : response, isRemoved);
    const isRead = poll.status === 'published' && response.admitted;
    return isRead && words === 'keep'
      ? [after]
      : [wordlessResponse(after), ...withoutText(poll, response.id)];
  });
}

/** Answers that somebody can still be found behind, in an order that tells nothing of who answered when. */
export function traceable(room: RoomReader): ResponseRecord[] {
  return room
    .list('response')
    .filter(({ voterId }) => voterId !== null)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

function emptied(response: ResponseRecord, { round }: PollRecord): ResponseRecord {
  return { ...response, choices: [], text: null, admitted: false, round };
}

/** The poll without this text in its results; nothing where it is not in them. */
function withoutText(poll: PollRecord, textId: string): PollRecord[] {
  const { results } = poll;
  if (!results?.texts.some(({ id }) => id === textId)) return [];
  return [{ ...poll, results: { ...results, texts: results.texts.filter(({ id }) => id !== textId) } }];
}
