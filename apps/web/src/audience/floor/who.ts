import type { FloorView, RefusalCode } from '@openfloor/contract';
import { speakerText, standsForText } from '../../parts/floor.js';
import { countryName, groupName } from '../../parts/question-words.js';
import type { LaterPage } from '../later-context.js';
import { refusalWords } from '../refusal-words.js';

type Around = Pick<LaterPage, 'state' | 'say'>;

/** Who it is and for whom: by name once it may be known, else by hub or group, else only that it is somebody. */
export function whoText({ state, say }: Around, floor: FloorView): string {
  if (floor.name) return speakerText(floor, (code) => countryName(say.language, code));
  const hub = floor.hubId ? state.room.hubs.get(floor.hubId)?.name : undefined;
  const group = floor.stakeholderGroup;
  return hub ?? (group ? groupName(say, state.room.session.rules, group) : say('someone'));
}

/** Whom somebody speaks for: of a hub its name where nobody is named; where nothing is known, where they are. */
export function standsText(page: Around, floor: FloorView): string {
  if (floor.hubId && !floor.affiliation) return placeOf(page, floor);
  return (
    (floor.name && standsForText(floor, (code) => countryName(page.say.language, code))) ||
    placeOf(page, floor)
  );
}

/** Where somebody is: the name of the hub, else in the room or online. */
export function placeOf({ state, say }: Around, { hubId, attendance }: FloorView): string {
  return (hubId && state.room.hubs.get(hubId)?.name) || say(`attendance.${attendance}`);
}

/** Why a request was refused, in words of the floor where there are any. */
export function noWords(say: LaterPage['say'], code: RefusalCode): string {
  return say.maybe(`no.${code}`) ?? refusalWords(say, code);
}
