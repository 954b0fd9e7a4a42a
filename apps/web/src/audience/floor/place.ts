import type { OwnFloor } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import { queueOf, waitSeconds } from '../../parts/floor.js';
import type { AudienceTexts } from '../../text/en/audience-more.js';
import type { Say } from '../../text/say.js';

type Words = Say<AudienceTexts>;

/** Between two looks at an estimate of minutes, in milliseconds. */
export const ESTIMATE_MS = 20_000;

/** One's place in words, with a rough estimate: `You are 3rd of 9, about 6 min`; nothing for what does not wait. */
export function placeText(say: Words, own: OwnFloor, room: RoomView, now: number): string {
  const { position } = own;
  if (position === null) return '';
  const floors = [...room.floors.values()];
  const seconds = waitSeconds(floors, position, room.session.rules.interventionSeconds, now);
  const wait = waitText(say, seconds);
  if (position === 1) return say('youAreNext', { wait });
  return say('youAre', { nth: nthText(say, position), of: Math.max(queueOf(floors).length, position), wait });
}

/** About how long, in whole minutes; less than half a minute is a moment. */
export function waitText(say: Words, seconds: number): string {
  return seconds < 30 ? say('waitSoon') : say('waitMinutes', { n: Math.max(1, Math.round(seconds / 60)) });
}

/** A number as a place, `3rd`. Languages whose words are missing count in English. */
function nthText(say: Words, n: number): string {
  const rule = new Intl.PluralRules('en', { type: 'ordinal' }).select(n);
  return say(`nth.${rule as 'one' | 'two' | 'few' | 'other'}`, { n });
}
