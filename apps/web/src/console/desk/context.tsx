import type { PersonView, QuestionView, SessionView } from '@openfloor/contract';
import type { RoomSnapshot } from '@openfloor/client';
import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import { boardCan } from '../logic/may.js';
import { clockIn, type Clock } from '../../parts/time.js';
import type { ConsoleTexts } from '../../text/en/console.js';
import type { Say } from '../../text/say.js';
import type { Cell } from './cell.js';
import type { Desk } from './desk.js';
import type { DeskView } from './view.js';

export const SayContext = createContext<Say<ConsoleTexts> | null>(null);
export const DeskContext = createContext<Desk | null>(null);

/** The words of the console. Throws outside of it. */
export function useSay(): Say<ConsoleTexts> {
  const say = useContext(SayContext);
  if (!say) throw new Error('a part of the console stands outside of it');
  return say;
}

/** The desk around a part. Throws outside of a board. */
export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('a part of the board stands outside of it');
  return desk;
}

/** A part of a cell's value; paints again only when that part is another. `select` must not make new objects. */
export function useCell<T, S>(cell: Cell<T>, select: (value: T) => S): S {
  return useSyncExternalStore(cell.subscribe, () => select(cell.get()));
}

/** A part of what only the desk knows. */
export function useView<S>(select: (view: DeskView) => S): S {
  return useCell(useDesk().view, select);
}

/** A part of the room as it is now. */
export function useRoom<S>(select: (room: RoomSnapshot) => S): S {
  const { room } = useDesk();
  return useSyncExternalStore(room.subscribe, () => select(room.getSnapshot()));
}

/** The session; the board is only drawn once there is one. */
export function useSession(): SessionView {
  const session = useRoom((room) => room.session);
  if (!session) throw new Error('no session yet');
  return session;
}

/** Whether what is on the screen is only what was last known. */
export function useStale(): boolean {
  return useRoom(({ connection }) => connection !== 'live' && connection !== 'slow');
}

/** One question, painted again only when it changes. */
export function useQuestion(id: string | null | undefined): QuestionView | undefined {
  const { room } = useDesk();
  return useSyncExternalStore(room.subscribe, () => (id ? room.question(id) : undefined));
}

/** The people of the programme. */
export function usePeople(): readonly PersonView[] {
  const { room } = useDesk();
  return useSyncExternalStore(room.subscribe, () => room.records('person'));
}

/** The commands this seat may give on the board. */
export function useCan(): ReadonlySet<string> {
  const can = useRoom((room) => room.you?.can);
  return useMemo(() => boardCan(can ?? []), [can]);
}

/** Times in the zone of the session. */
export function useClock(): Clock {
  return clockIn(useSay().language, useSession().timeZone);
}
