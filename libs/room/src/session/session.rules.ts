import {
  DescribeSession,
  LeadSession,
  Refusal,
  SetPhase,
  SetRules,
  SetSegment,
  SetSwitches,
  type Ballot,
  type Phase,
} from '@openfloor/contract';
import { z } from 'zod';
import { command, MODERATOR, MODERATORS, ORGANISER } from '../command.js';
import { clearedClocks, segmentClock } from '../clock/segment.js';
import { floorsIn } from '../floor/session.js';
import { mayVoteUnder } from '../people/roll.js';
import { allClosed } from '../poll/closing.js';
import { settleOnAir } from '../question/air.rules.js';
import { session } from '../question/becomes.js';
import type { RoomRecord, SessionRecord } from '../records.js';
import { isCounted, WHOLE } from '../retention/retention.js';
import { reportIn } from '../report/report.js';
import { find, findPerson, type RoomReader } from '../room.js';
import { headings } from '../takeaway/headings.js';
import { LAPSING } from '../views/question.view.js';
import { readinessOf } from './readiness.js';

const NEXT_PHASES: Record<Phase, readonly Phase[]> = {
  scheduled: ['lobby', 'open'],
  lobby: ['scheduled', 'open'],
  open: ['break', 'closed'],
  break: ['open', 'closed'],
  closed: ['open', 'archived'],
  archived: [],
};

/** Changes what the programme says of the session; what is not named stays. */
export const describeSession = command('session.describe', {
  schema: DescribeSession,
  may: MODERATOR,
  rule(room, change) {
    const described = session(room, defined(change));
    if (described.startsAt !== null && described.endsAt !== null && described.endsAt <= described.startsAt)
      throw new Refusal('WRONG_STATE', 'the session would end before it starts');
    return [{ ...described, readiness: readinessOf(described, room.list('person')) }];
  },
});

/** Changes rules of the session; everybody sees them, and the ledger keeps each change. */
export const setRules = command('session.rules', {
  schema: SetRules,
  may: MODERATOR,
  logged: true,
  rule(room, change) {
    const rules = { ...room.session.rules, ...defined(change) };
    expectVotesHold(room, rules.ballot);
    return [session(room, { rules })];
  },
});

/**
 * A count is of one grade: where votes stand that the new rule would not have taken, the rule stays as it is. They can
 * be taken back, by those who cast them or with the code that they were cast by, and the rule be set then.
 */
export function expectVotesHold(room: RoomReader, ballot: Ballot): void {
  if (ballot === room.session.rules.ballot || ballot === 'open') return;
  const voters = room.list('participant').filter((one) => !mayVoteUnder(ballot, one));
  const hubs = ballot === 'roll' ? room.list('hub') : [];
  const questions = room.list('question');
  const standing = [...voters, ...hubs].filter(
    ({ id }) => room.hasVoted(id) && questions.some((question) => room.ballot(question.id, id) === true),
  );
  if (standing.length === 0) return;
  const details = { rule: 'ballot', value: ballot, voters: standing.length };
  throw new Refusal('WRONG_STATE', `votes stand that a ballot of ${ballot} would not have taken`, details);
}

/** Switches questions, votes, the floor or joining on or off. */
export const setSwitches = command('session.switch', {
  schema: SetSwitches,
  may: MODERATORS,
  logged: true,
  rule(room, change) {
    return [session(room, { switches: { ...room.session.switches, ...defined(change) } })];
  },
});

/** Hands the chair to a person of the session, who then has a moderator's powers; null takes it back. */
export const leadSession = command('session.lead', {
  schema: LeadSession,
  may: MODERATOR,
  logged: true,
  rule(room, { personId }) {
    if (personId && findPerson(room, personId).left) throw new Refusal('WRONG_STATE', 'this person has left');
    const before = room.session.leadId;
    const movedIds = [before, personId].filter((id): id is string => id !== null && id !== before);
    const closes = movedIds.concat(before && before !== personId ? [before] : []);
    return { put: [session(room, { leadId: personId })], closes };
  },
});

/** Says which part of the programme runs now; the one before ends. */
export const setSegment = command('session.segment', {
  schema: SetSegment,
  may: MODERATOR,
  rule(room, { segmentId }, { now, newId }) {
    const put: RoomRecord[] = [session(room, { segmentId })];
    const running = room.session.segmentId
      ? room.entry('segment', room.session.segmentId)?.record
      : undefined;
    if (running && running.id !== segmentId)
      put.push({ ...running, endedAt: now }, ...clearedClocks(room, running.id, now));
    if (!segmentId) return put;
    const next = find(room, 'segment', segmentId);
    if (next.dropped) throw new Refusal('NOT_FOUND', 'no such segment');
    const segment = { ...next, startedAt: next.startedAt ?? now, endedAt: null };
    const clock = running?.id === segmentId ? [] : segmentClock(room, segment, now, newId());
    return [...put, segment, ...clock];
  },
});

/** Opens, breaks, closes, reopens or archives the session. Reopening needs a reason; archiving is for organisers. */
export const setPhase = command('session.phase', {
  schema: SetPhase,
  may: MODERATOR,
  season: 'any',
  logged: true,
  rule(room, { phase, reason, resumesAt }, turn) {
    const { actor, now } = turn;
    const from = room.session.phase;
    if (from === phase && phase !== 'break') return [];
    if (from !== phase && !NEXT_PHASES[from].includes(phase))
      throw new Refusal('WRONG_STATE', `a session that is ${from} cannot become ${phase}`, { phase: from });
    if (phase === 'archived' && actor.role !== 'organiser')
      throw new Refusal('NOT_ALLOWED', 'the organiser archives');
    if (from === 'closed' && phase === 'open' && isCounted(room.session))
      throw new Refusal('WRONG_STATE', 'the ballots of this session became counts', { ballots: 'counted' });
    if (from === 'closed' && phase === 'open' && !reason)
      throw new Refusal('BAD_COMMAND', 'reopening a session needs a reason', { path: ['reason'] });
    return [
      entered(room, phase, now, resumesAt ?? null),
      ...lapse(room, phase, now),
      ...floorsIn(room, phase, now),
      ...(phase === 'closed' ? allClosed(room, turn) : []),
      ...headings(room, phase, turn),
      ...reportIn(room, phase, now, turn.newId),
    ];
  },
});

/** What a closed session is sealed with: the counts, and a digest of the final votes and published polls, for whoever recounts them. */
export const SealSession = z.strictObject({
  counts: z.record(z.string(), z.int()),
  tallies: z.string().length(64),
});

/** Writes the final figures into the ledger once the session is closed. */
export const sealSession = command('session.seal', {
  schema: SealSession,
  may: ORGANISER,
  season: 'until_archived',
  logged: true,
  rule(room, { counts, tallies }) {
    if (room.session.phase !== 'closed') throw new Refusal('WRONG_STATE', 'only a closed session is sealed');
    return { put: [session(room, {})], told: JSON.stringify({ counts, tallies }) };
  },
});

function entered(room: RoomReader, phase: Phase, now: number, resumesAt: number | null): SessionRecord {
  const { openedAt, closedAt } = room.session;
  return session(room, {
    phase,
    resumesAt: phase === 'break' ? resumesAt : null,
    openedAt: phase === 'open' ? (openedAt ?? now) : openedAt,
    closedAt: phase === 'closed' ? now : phase === 'open' ? null : closedAt,
    ...(phase === 'closed' ? { onAirIds: [] } : {}),
    ...(phase === 'open' ? { retention: WHOLE } : {}),
  });
}

/** Closing settles what is on air and touches what then reads as lapsed; reopening touches it again. */
function lapse(room: RoomReader, phase: Phase, now: number): RoomRecord[] {
  if (phase === 'closed') {
    const waiting = room.list('question').filter(({ status }) => LAPSING.includes(status));
    return [...settleOnAir(room, [], now), ...waiting.map((question) => ({ ...question, lapsed: true }))];
  }
  if (phase !== 'open') return [];
  return room
    .list('question')
    .filter(({ lapsed }) => lapsed)
    .map((question) => ({ ...question, lapsed: false }));
}

/** The same object without the keys that are undefined, so that an absent one never erases what stands. */
export function defined<T extends object>(change: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined)) as never;
}
