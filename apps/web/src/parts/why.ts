import type { Rules, StakeholderGroup, Why } from '@openfloor/contract';
import type { floorWords } from '../text/en/floor.js';
import type { words } from '../text/en/words.js';
import type { Say } from '../text/say.js';
import { groupName } from './question-words.js';
import { timerText } from './timer.js';

type Words = Say<typeof floorWords & typeof words>;

/** Why a request stands where it stands, in one line. */
export function whyText(say: Words, rules: Rules, why: Why): string {
  switch (why.code) {
    case 'class':
      return say('why.class', { class: say(`class.${why.class}`) });
    case 'placed':
      return why.reason ? say('why.placedFor', { reason: say(`override.${why.reason}`) }) : say('why.placed');
    case 'first_come':
    case 'listed':
    case 'first_time':
      return say(`why.${why.code}`);
    case 'turn_of':
      return why.otherIsEmpty ? say(`why.turn_of.${why.side}.alone`) : say(`why.turn_of.${why.side}`);
    case 'slot':
      return say('why.slot', { ...why, lane: laneName(say, rules, why.lane) });
    case 'spoke_before':
      return say('why.spoke_before', { n: why.turns });
    case 'least_served':
      return say('why.least_served', {
        group: why.group ? groupName(say, rules, why.group) : say('why.noGroup'),
        turns: why.turns,
        ofTurns: why.ofTurns,
        time: timerText(why.seconds * 1_000),
        ofTime: timerText(why.ofSeconds * 1_000),
      });
  }
}

/** The name of a lane: the organiser's, or that of the group, of the hubs, of everybody whom no lane names. */
export function laneName(say: Words, rules: Rules, lane: string | null): string {
  if (lane === null) return say('why.lane.others');
  if (rules.lanes.some(({ name }) => name === lane)) return lane;
  if (lane === 'hubs') return say('why.lane.hubs');
  const group = rules.groups.find(({ key }) => key === lane)?.key;
  return group ? groupName(say, rules, group satisfies StakeholderGroup) : lane;
}
