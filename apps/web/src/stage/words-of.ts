import type { Attendance, FloorView } from '@openfloor/contract';
import { standsForText } from '../parts/floor.js';
import { countryName, groupName } from '../parts/question-words.js';
import type { Screen } from './stage-context.js';
import type { Timed } from './turn.js';

type Around = Pick<Screen, 'room' | 'say'>;

/** Where somebody sits: the name of the hub, else in the room or online. */
export function placeText(
  { room, say }: Around,
  { hubId, attendance }: { hubId: string | null; attendance: Attendance },
): string {
  const hub = hubId ? room.hubs.get(hubId) : undefined;
  return hub?.name ?? say(`attendance.${attendance}`);
}

/** The group of a request in words; empty without one. */
export function groupText(
  { room, say }: Around,
  { stakeholderGroup }: Pick<FloorView, 'stakeholderGroup'>,
): string {
  return stakeholderGroup ? groupName(say, room.session.rules, stakeholderGroup) : '';
}

/** Who it is: the name once it may be known, else the group, else only that somebody asked to speak. */
export function whoText(around: Around, floor: FloorView): string {
  return floor.name ?? (groupText(around, floor) || around.say('someone'));
}

/** Whom somebody speaks for; empty where nobody knows, and where it is the name itself. */
export function standsText({ say }: Around, floor: FloorView): string {
  const text = standsForText(floor, (code) => countryName(say.language, code));
  return text === floor.name ? '' : text;
}

/** What a clock is for: the words of the moderators, who speaks, or what kind of clock it is. */
export function purposeText(around: Around, timed: Timed): string {
  if (timed.kind === 'floor') return whoText(around, timed);
  return timed.label ?? around.say(`clock.${timed.purpose}`);
}
