import { Id, JoinSeat, Refusal, RevokeRoll, RollEntry } from '@openfloor/contract';
import { z } from 'zod';
import { command, MODERATORS, ORGANISER, type Outcome } from '../command.js';
import type { BallotChange } from '../draft.js';
import { takenBack as unanswered } from '../poll/forget.js';
import { session } from '../question/becomes.js';
import type { ParticipantRecord, RollRecord } from '../records.js';
import { find, nextNo, type RoomReader } from '../room.js';
import { defined } from '../session/session.rules.js';
import { minute } from '../views/question.view.js';
import { isOver } from '../retention/retention.js';
import { expectEntry, newParticipant, retold } from './participant.rules.js';

/** So many entries a roll may have; more are no longer one room. */
const MAX_ENTRIES = 20_000;

/** Made by the door from `POST /sessions/:id/roll`: the codes stay outside, what is made from them comes in as ids. */
export const MakeRoll = z.strictObject({
  entries: z
    .array(RollEntry.extend({ rollId: Id }))
    .min(1)
    .max(500),
});

/** Personal codes, one for each entry. */
export const makeRoll = command('roll.make', {
  schema: MakeRoll,
  may: MODERATORS,
  logged: true,
  rule(room, { entries }, { now }) {
    const first = nextNo(room, 'roll');
    if (first + entries.length - 1 > MAX_ENTRIES)
      throw new Refusal('QUOTA_REACHED', `at most ${MAX_ENTRIES} on a roll`, { max: MAX_ENTRIES });
    const made = entries.map(({ rollId, ...told }, at): RollRecord => {
      if (room.entry('roll', rollId)) throw new Refusal('CONFLICT', 'this code is on the roll already');
      return { ...newEntry(rollId, first + at, now), ...defined(told) };
    });
    const onRoll = room.session.onRoll + made.length;
    return { put: [...made, session(room, { onRoll })], told: String(made.length) };
  },
});

/** Ends a personal code. Its holder is no longer on the roll, and the votes that stand go with it. */
export const revokeRoll = command('roll.revoke', {
  schema: RevokeRoll,
  may: MODERATORS,
  logged: true,
  rule(room, { rollId }) {
    const entry = find(room, 'roll', rollId);
    if (entry.revoked) return [];
    return { ...ended(room, entry), told: 'revoked' };
  },
});

/** Another code for the same entry: the one before ends like a revoked one. */
export const replaceRoll = command('roll.replace', {
  schema: z.strictObject({ rollId: Id, newId: Id }),
  may: MODERATORS,
  logged: true,
  rule(room, { rollId, newId }, { now }) {
    const entry = find(room, 'roll', rollId);
    if (entry.revoked) throw new Refusal('WRONG_STATE', 'this code was revoked');
    if (room.entry('roll', newId)) throw new Refusal('CONFLICT', 'this code is on the roll already');
    const { label, stakeholderGroup, regionalGroup, country, affiliation } = entry;
    const known = { label, stakeholderGroup, regionalGroup, country, affiliation };
    const next: RollRecord = { ...newEntry(newId, nextNo(room, 'roll'), now), ...known };
    const end = ended(room, entry);
    const put = [...end.put.filter(({ kind }) => kind !== 'session'), next];
    return { ...end, put, told: 'replaced' };
  },
});

/**
 * A device shows a personal code. Its first use makes `ownId`, the participant of that device, the voter of the entry,
 * or `spareId` where that one is the voter of another; from then on the code leads to the same voter everywhere.
 */
export const takeRoll = command('roll.take', {
  schema: JoinSeat.omit({ joinKey: true, personalCode: true, proof: true }).extend({
    rollId: Id,
    ownId: Id,
    spareId: Id,
  }),
  may: ORGANISER,
  season: 'any',
  rule(room, { rollId, ownId, spareId, hubCode, attendance, ...told }, { newId, now }) {
    const entry = room.entry('roll', rollId)?.record;
    if (!entry || entry.revoked) throw new Refusal('NOT_FOUND', 'this code does not work');
    const isOwn = room.entry('participant', ownId)?.record.roll !== 'on';
    const id = entry.voterId ?? (isOwn ? ownId : spareId);
    const known = room.entry('participant', id)?.record;
    expectEntry(room, known);
    const result = { participantId: id };
    if (known?.roll === 'on') return { put: [], result };
    if (isOver(room)) throw new Refusal('SESSION_CLOSED', 'the session is closed');
    const seen = known ?? newParticipant(room, { id, hubCode, attendance }, { newId, now });
    const [heard = seen] = retold(room, seen, told);
    const voter: ParticipantRecord = { ...heard, ...whoIs(entry, heard), roll: 'on' };
    return { put: [{ ...entry, voterId: id }, voter], result };
  },
});

/** Somebody entered the code that stands on the screen in the room; the door has compared it. */
export const checkParticipant = command('participant.check', {
  schema: z.strictObject({ participantId: Id }),
  may: ORGANISER,
  rule(room, { participantId }, { now }) {
    const participant = find(room, 'participant', participantId);
    if (participant.roomCheckedAt !== null) return [];
    return [{ ...participant, roomCheckedAt: minute(now) }];
  },
});

function newEntry(id: string, no: number, now: number): RollRecord {
  const nothing = {
    label: null,
    stakeholderGroup: null,
    regionalGroup: null,
    country: null,
    affiliation: null,
  };
  return { kind: 'roll', id, no, ...nothing, madeAt: now, revoked: false, voterId: null };
}

/** What the roll says of somebody comes before what they say; the label is for the organiser alone. */
function whoIs(entry: RollRecord, seen: ParticipantRecord): Partial<ParticipantRecord> {
  return {
    stakeholderGroup: entry.stakeholderGroup ?? seen.stakeholderGroup,
    regionalGroup: entry.regionalGroup ?? seen.regionalGroup,
    country: entry.country ?? seen.country,
    affiliation: entry.affiliation ?? seen.affiliation,
  };
}

function ended(room: RoomReader, entry: RollRecord): Outcome {
  const voter = entry.voterId === null ? undefined : room.entry('participant', entry.voterId)?.record;
  const off = voter
    ? [{ ...voter, roll: 'revoked' as const }, ...unanswered(room, voter.id, 'open', 'closed')]
    : [];
  return {
    put: [{ ...entry, revoked: true }, ...off, session(room, { onRoll: room.session.onRoll - 1 })],
    ballots: voter ? takenBack(room, voter.id) : [],
    closes: voter ? [voter.id] : [],
  };
}

function takenBack(room: RoomReader, voterId: string): BallotChange[] {
  if (!room.hasVoted(voterId)) return [];
  const cast = room.list('question').filter(({ id }) => room.ballot(id, voterId) === true);
  return cast.map(({ id }) => ({ questionId: id, voterId, on: false }));
}
