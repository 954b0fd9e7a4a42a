import { CheckInHub, CountHub, Refusal, TestHub } from '@openfloor/contract';
import { command, type Turn } from '../command.js';
import { withHands } from '../poll/hands.js';
import { visibleQuestion } from '../question/becomes.js';
import { handsOver } from '../question/hands.js';
import { setOf } from '../question/merge.rules.js';
import { VOTED_ON } from '../question/vote.rules.js';
import type { HandCount, HubRecord, QuestionRecord } from '../records.js';
import { findHub, type RoomReader } from '../room.js';
import { minute } from '../views/question.view.js';
import { defined } from '../session/session.rules.js';

/** A hub says how many people are in its room, and counts again as often as it likes; the first time it is live. */
export const checkInHub = command('hub.checkIn', {
  schema: CheckInHub,
  may: ['hub'],
  season: 'until_archived',
  rule(room, { headcount, groups = {}, languages }, turn) {
    const hub = own(room, turn);
    const status = hub.status === 'expected' ? 'live' : hub.status;
    const counted = { headcount, groups, checkedIn: true, countedAt: minute(turn.now), status };
    return [{ ...hub, ...counted, ...defined({ languages }) }];
  },
});

/** A hub says what of its room it has tested. */
export const testHub = command('hub.test', {
  schema: TestHub,
  may: ['hub'],
  rule(room, { checks, streamDelaySeconds }, turn) {
    const hub = own(room, turn);
    return [{ ...hub, checks: { ...hub.checks, ...checks }, ...defined({ streamDelaySeconds }) }];
  },
});

/**
 * Hands that a hub's coordinator, or its relay, counted for a question, or for one answer of an open poll. They stand beside the votes and are never added;
 * a later count of the same hub replaces the earlier, over all that was merged into the question, as people raise their
 * hands for the question that is shown. More hands than people is `QUOTA_REACHED`.
 */
export const countHub = command('hub.count', {
  schema: CountHub,
  may: ['hub'],
  rule(room, args, turn) {
    const hub = own(room, turn);
    if ('pollId' in args) {
      const { put, no } = withHands(room, hub, args, turn);
      return { put, result: { ...args, no } };
    }
    const { questionId, hands } = args;
    const { id: hubId, no, headcount } = hub;
    const question = visibleQuestion(room, questionId, turn.actor);
    const [top = question, ...below] = setOf(room, question);
    if (!VOTED_ON.includes(top.status))
      throw new Refusal('WRONG_STATE', `question ${top.no} is ${top.status}`);
    if (!room.session.switches.votes) throw new Refusal('SWITCHED_OFF', 'votes are switched off');
    if (headcount === null) throw new Refusal('WRONG_STATE', `hub ${no} has not counted its people`);
    if (hands > headcount)
      throw new Refusal('QUOTA_REACHED', `at most ${headcount} hands`, { quota: headcount });
    const put = counted(top, below, { hubId, hands, headcount, at: minute(turn.now) });
    return { put, result: { questionId: top.id, no: top.no, hands } };
  },
});

/** The set with this count on top and no other of the same hub; nothing where it says what stands. */
function counted(top: QuestionRecord, below: QuestionRecord[], count: HandCount): QuestionRecord[] {
  const isOwn = ({ hubId }: HandCount) => hubId === count.hubId;
  const known = top.hands.find(isOwn);
  const older = below.filter(({ hands }) => hands.some(isOwn));
  const isKnown = known?.hands === count.hands && known.headcount === count.headcount;
  if (isKnown && older.length === 0) return [];
  const without = ({ hands }: QuestionRecord) => hands.filter((other) => !isOwn(other));
  const now = { ...top, hands: [...without(top), count] };
  const cleared = older.map((question) => {
    const hands = without(question);
    return { ...question, hands, handsShown: handsOver([{ hands }]) };
  });
  const rest = below.map((question) => cleared.find(({ id }) => id === question.id) ?? question);
  return [{ ...now, handsShown: handsOver([now, ...rest]) }, ...cleared];
}

function own(room: RoomReader, { actor }: Turn): HubRecord {
  if (actor.hubId === null) throw new Refusal('NOT_ALLOWED', 'only hubs do this');
  return findHub(room, actor.hubId);
}
