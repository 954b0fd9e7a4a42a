import {
  NameTakeaway,
  Refusal,
  SettleTakeaway,
  TAKEAWAY_WORDS,
  wordsOf,
  type TakeawayStatus,
} from '@openfloor/contract';
import { command, RAPPORTEURS } from '../command.js';
import type { TakeawayRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';
import { standingIn, takeawayIn } from './takeaway.js';

/** Shows a draft to everybody, or calls a check off. A text of more words than a screen takes is shown all the same, with a hint. */
export const showTakeaway = command('takeaway.show', {
  schema: NameTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, { takeawayId }, { now }) {
    const takeaway = takeawayIn(room, takeawayId, 'draft', 'checking');
    if (takeaway.text === '')
      throw new Refusal('WRONG_STATE', 'a heading alone is not shown', { status: takeaway.status, text: '' });
    const words = wordsOf(takeaway.text);
    const result = { words, ...(words > TAKEAWAY_WORDS ? { hint: 'long' } : {}) };
    return { put: [becomes(takeaway, 'shown', now)], result };
  },
});

/** Asks everybody whether they object; several can be asked about at once. */
export const checkTakeaway = command('takeaway.check', {
  schema: NameTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, { takeawayId }, { now }) {
    const takeaway = takeawayIn(room, takeawayId, 'shown', 'contested');
    return [becomes(takeaway, 'checking', now, { settledAs: null, commentsUntil: null })];
  },
});

/**
 * Says how a check came out: agreed where nobody objects any more, contested where somebody does, and then with the dissent. Nothing is
 * counted: one objection is as good as a hundred. `WRONG_STATE` tells in `standing` how many voices stand.
 */
export const settleTakeaway = command('takeaway.settle', {
  schema: SettleTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, { takeawayId, as, commentsUntil }, { now }) {
    const takeaway = takeawayIn(room, takeawayId, 'checking', 'agreed', 'contested');
    expectHolds(room, takeaway, as);
    const until = commentsUntil === undefined ? takeaway.commentsUntil : commentsUntil;
    if (commentsUntil && commentsUntil <= now)
      throw new Refusal('WRONG_STATE', 'the time for comments would be over already', { commentsUntil });
    return [becomes(takeaway, as, now, { settledAs: as, commentsUntil: until })];
  },
});

/** Ends it: no word changes any more and nobody objects. Not before the time for comments is over. */
export const finishTakeaway = command('takeaway.final', {
  schema: NameTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, { takeawayId }, { now }) {
    const takeaway = takeawayIn(room, takeawayId, 'agreed', 'contested');
    const { commentsUntil, settledAs } = takeaway;
    if (commentsUntil !== null && now < commentsUntil)
      throw new Refusal('WRONG_STATE', 'comments are still taken', { commentsUntil });
    expectHolds(room, takeaway, settledAs);
    return [becomes(takeaway, 'final', now)];
  },
});

/** Takes a takeaway away from everybody; its number stays. Of a draft nobody is told. */
export const dropTakeaway = command('takeaway.drop', {
  schema: NameTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, { takeawayId }, { now }) {
    const states = ['draft', 'shown', 'checking', 'agreed', 'contested'] as const;
    const takeaway = takeawayIn(room, takeawayId, ...states);
    const put = [becomes(takeaway, 'dropped', now, { commentsUntil: null })];
    return { put, isUnread: takeaway.status === 'draft' };
  },
});

/** Refuses what does not fit the voices that stand. */
function expectHolds(room: RoomReader, takeaway: TakeawayRecord, as: TakeawayRecord['settledAs']): void {
  const standing = standingIn(room, takeaway).length;
  if ((as === 'agreed') === (standing === 0)) return;
  const why = as === 'agreed' ? 'somebody objects' : 'nobody objects';
  throw new Refusal('WRONG_STATE', `takeaway ${takeaway.no}: ${why}`, { status: takeaway.status, standing });
}

function becomes(
  takeaway: TakeawayRecord,
  status: TakeawayStatus,
  now: number,
  more: Partial<TakeawayRecord> = {},
): TakeawayRecord {
  return { ...takeaway, status, changedAt: now, ...more };
}
