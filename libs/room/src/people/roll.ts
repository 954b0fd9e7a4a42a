import { Refusal, type Ballot, type Grade } from '@openfloor/contract';
import type { ParticipantRecord, SessionRecord } from '../records.js';
import type { RoomReader } from '../room.js';

/** What a participant is before they showed a personal code or the code of the room. */
export const UNCHECKED = { joinedAt: null, roll: 'none', roomCheckedAt: null } as const;

/** What a count of votes is worth in this session, as it is printed with every one. */
export function gradeOf({ rules, onRoll }: Pick<SessionRecord, 'rules' | 'onRoll'>): Grade {
  return { ballot: rules.ballot, onRoll };
}

/** Whether somebody of the audience may vote where the ballot is this one. */
export function mayVoteUnder(
  ballot: Ballot,
  { roll, roomCheckedAt }: Pick<ParticipantRecord, 'roll' | 'roomCheckedAt'>,
): boolean {
  if (ballot === 'roll') return roll === 'on';
  return ballot === 'open' || roomCheckedAt !== null;
}

/**
 * Refuses who may not vote here: `IDENTITY_REQUIRED` says in `needs` what is missing, `personalCode` or `roomCode`. A hub
 * is one voter by its link; on a roll of persons it is none, and its hands stand beside the votes.
 */
export function expectMayVote(room: RoomReader, voterId: string): void {
  const { ballot } = room.session.rules;
  if (ballot === 'open') return;
  const participant = room.entry('participant', voterId)?.record;
  if (participant) {
    if (mayVoteUnder(ballot, participant)) return;
    const needs = ballot === 'roll' ? 'personalCode' : 'roomCode';
    throw new Refusal('IDENTITY_REQUIRED', `a vote here needs the ${needs}`, { ballot, needs });
  }
  if (ballot === 'roll') throw new Refusal('NOT_ALLOWED', 'only persons on the roll vote here', { ballot });
}
