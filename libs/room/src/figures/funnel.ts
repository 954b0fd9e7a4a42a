import { FUNNEL_STATES, type Figures } from '@openfloor/contract';
import type { RoomReader } from '../room.js';
import { shownStatus } from '../views/question.view.js';
import { tally } from './sight.js';

/**
 * What became of every question, each in one state alone, so that they add up to all that were asked; and why some were set
 * aside, as the record of moderation says it.
 */
export function funnelOf(room: RoomReader): Figures['funnel'] {
  const questions = room.list('question');
  const states = questions.map(shownStatus);
  const reasons = questions.flatMap(({ status, reason }) => (status === 'declined' ? [reason ?? ''] : []));
  return {
    states: FUNNEL_STATES.map((state) => ({ state, count: states.filter((one) => one === state).length })),
    reasons: tally([...new Set(reasons)].sort(), reasons)
      .sort(([, one], [, other]) => other - one)
      .map(([reason, count]) => ({ reason, count })),
  };
}
