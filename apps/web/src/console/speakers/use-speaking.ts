import type { FloorView } from '@openfloor/contract';
import { useMemo } from 'react';
import { speakerText } from '../../parts/floor.js';
import { countryName } from '../../parts/question-words.js';
import { hubName } from '../board/meta.js';
import { useCan, useDesk, useRoom, useSay, useSession, useStale, useView } from '../desk/context.js';
import { offersFloor, type FloorAct } from '../logic/floor-may.js';
import { speakingOf, type Speaking } from '../logic/speaking.js';

/** All requests and turns of the session; the same list until one of them changes. */
export function useFloors(): readonly FloorView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('floor'));
}

/** The list of speakers as it stands. */
export function useSpeaking(): Speaking {
  const floors = useFloors();
  return useMemo(() => speakingOf(floors), [floors]);
}

/** What this seat can do now with somebody on the list. */
export function useOffers(floor: FloorView): (act: FloorAct) => boolean {
  const can = useCan();
  const { phase } = useSession();
  return (act) => offersFloor(act, floor, { can, phase });
}

/** The word for an act with somebody that is on its way, or kept until the room is in reach again; else null. */
export function useUnderWay(floor: FloorView): string | null {
  const say = useSay();
  const stale = useStale();
  const busy = useView((view) => view.busy.has(floor.id));
  return busy ? say(stale ? 'wordKept' : 'wordSending') : null;
}

/** How somebody on the list is named, and what they stand for. */
export interface Named {
  name: string;
  /** Organisation or country; empty where none is known. */
  stands: string;
}

/** Names people as staff see them: a hub that named nobody is named itself. */
export function useNaming(): (floor: FloorView) => Named {
  const say = useSay();
  const { room } = useDesk();
  return (floor) => {
    const hub = room.records('hub').find(({ id }) => id === floor.hubId);
    const name = floor.name ?? (hub ? hubName(say, hub) : say('unnamed'));
    const stands = speakerText({ ...floor, name: null }, (code) => countryName(say.language, code));
    return { name, stands };
  };
}

/** How somebody takes the floor, where that is not by voice: whoever still waits is to be read out. */
export function useDeliveryWord({ delivery, status }: FloorView): string {
  const say = useSay();
  if (delivery === 'voice') return '';
  const waits = status === 'waiting' || status === 'on_deck' || status === 'offered';
  return waits && delivery === 'text_read_out' ? say('toBeReadOut') : say(`delivery.${delivery}`);
}
