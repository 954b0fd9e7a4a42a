import type { ClockView, CommandArgs, CommandType, FloorView, StageView } from '@openfloor/contract';
import { useMemo } from 'react';
import { countryName } from '../../parts/question-words.js';
import { standsForText } from '../../parts/floor.js';
import { useDesk, usePeople, useRoom, useSay } from '../desk/context.js';
import type { Desk } from '../desk/desk.js';
import { turnOf, type Turn } from './turn.js';

/** The panellist as a person of the programme; null on a link that stands for nobody in particular. */
export function useMe(): string | null {
  return useRoom((room) => room.you?.personId ?? null);
}

/** Whether this seat may give a command. */
export function useMay(type: CommandType): boolean {
  return useRoom((room) => room.you?.can.includes(type) ?? false);
}

/** All requests for the floor that this seat sees. */
export function useFloors(): readonly FloorView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('floor'));
}

function useClocks(): readonly ClockView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('clock'));
}

/** The screens of the room, with what each last said it shows. */
export function useStages(): readonly StageView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('stage'));
}

/** Tells the panellist's own requests and turns from those of others. */
export function useIsMine(): (floor: FloorView) => boolean {
  const me = useMe();
  const own = useRoom((room) => room.mine?.floor);
  return useMemo(() => {
    const ids = new Set(own?.map(({ id }) => id));
    return ({ id, personId }: FloorView) => (me !== null && personId === me) || ids.has(id);
  }, [me, own]);
}

/** Whose time it is. */
export function useTurn(): Turn {
  const floors = useFloors();
  const clocks = useClocks();
  const isMine = useIsMine();
  return useMemo(() => turnOf(floors, clocks, isMine), [floors, clocks, isMine]);
}

/** Names for ids of people of the programme, parted as the language does; who is not known is left out. */
export function useNames(): (ids: readonly string[]) => string {
  const say = useSay();
  const people = usePeople();
  const me = useMe();
  return (ids) => {
    const names = ids.flatMap((id) =>
      id === me ? say('panel.you') : (people.find((person) => person.id === id)?.name ?? []),
    );
    return new Intl.ListFormat(say.language, { type: 'conjunction' }).format(names);
  };
}

/** Who somebody on the list of speakers is: the name, and for whom they speak. */
export function useSpeakerName(): (floor: FloorView) => { name: string; stands: string } {
  const say = useSay();
  return (floor) => ({
    name: floor.name ?? say('panel.somebody'),
    stands: standsForText(floor, (code) => countryName(say.language, code)),
  });
}

/** Gives a command of this screen. What is refused is said; a room that is left answers nothing. */
export async function act<T extends CommandType>(
  desk: Desk,
  type: T,
  args: CommandArgs<T>,
): Promise<{ ok: boolean; code?: string; details?: unknown }> {
  try {
    const reply = await desk.room.does(type, args);
    if (reply.ok) return { ok: true };
    if (reply.code !== 'IDENTITY_REQUIRED') desk.say(`refused.${reply.code}`, null);
    return { ok: false, code: reply.code, details: reply.details };
  } catch {
    return { ok: false };
  }
}
