import type { Desk as Colleague, SignalView } from '@openfloor/contract';
import { hubName } from '../board/meta.js';
import { useDesk, usePeople, useRoom, useSay } from '../desk/context.js';
import { addressedTo, type Addressee } from '../logic/signals.js';
import { useNaming } from '../speakers/use-speaking.js';

const NONE: readonly Colleague[] = [];

/** The desks that are here, first come first; empty for seats that are not told. */
export function useColleagues(): readonly Colleague[] {
  return useRoom((room) => room.presence?.desks) ?? NONE;
}

/** Somebody behind the scenes as a signal names them. */
type Party = Pick<SignalView['from'], 'role' | 'personId' | 'hubId'>;

/** Names whoever has a part in a signal: a person, a hub, or the role of a seat without a name. */
export function usePartyName(): (party: Party) => string {
  const say = useSay();
  const people = usePeople();
  const { room } = useDesk();
  return ({ role, personId, hubId }) => {
    const hub = room.records('hub').find(({ id }) => id === hubId);
    if (hub) return hubName(say, hub);
    return people.find(({ id }) => id === personId)?.name ?? say(`role.${role}`);
  };
}

/** Names one addressee: `the panel`, a person, a hub. */
export function useAddresseeName(): (one: ReturnType<typeof addressedTo>[number]) => string {
  const say = useSay();
  const nameOf = usePartyName();
  return (one) => {
    const [kind, id = ''] = one.split(' ');
    if (kind === 'role') return nameOf({ role: id as Party['role'], personId: null, hubId: null });
    if (kind === 'person') return nameOf({ role: 'panellist', personId: id, hubId: null });
    if (kind === 'hub') return nameOf({ role: 'hub', personId: null, hubId: id });
    return say(`party.${one as Exclude<Addressee, `${string} ${string}`>}`);
  };
}

/** What a signal says: the word of its code, and what was added to it. */
export function useSignalText(): (signal: Pick<SignalView, 'code' | 'text'>) => string {
  const say = useSay();
  return ({ code, text }) =>
    code === 'message' ? text : [say(`signal.${code}`), text].filter(Boolean).join(': ');
}

/** What a signal is about in a few words, if that is still here: `#87`, or whoever asked for the floor. */
export function useAbout(refId: string | null): { id: string; no: number | null; word: string } | undefined {
  const desk = useDesk();
  const nameOf = useNaming();
  const no = useRoom(() => desk.question(refId)?.no);
  const floor = useRoom(() => (refId === null ? undefined : desk.floor(refId)));
  if (refId === null) return undefined;
  if (no !== undefined) return { id: refId, no, word: `#${no}` };
  return floor && { id: refId, no: null, word: nameOf(floor).name };
}
