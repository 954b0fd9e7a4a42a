import type {
  CommandArgs,
  CommandType,
  FloorView,
  NoteView,
  QuestionView,
  Reply,
  ReportView,
  TakeawayView,
} from '@openfloor/contract';
import { createContext, useContext } from 'react';
import { Cell } from '../desk/cell.js';
import { useCell, useDesk, useRoom, useSession } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { faultWords } from './fault-words.js';
import { useWords } from './words.js';

const NO_NOTES: readonly NoteView[] = [];

export function useQuestions(): readonly QuestionView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('question'));
}
export function useFloors(): readonly FloorView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('floor'));
}
export function useTakeaways(): readonly TakeawayView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('takeaway'));
}
export function useReport(): ReportView | undefined {
  const { room } = useDesk();
  return useRoom(() => room.records('report')[0]);
}

/** Notes: staff have them as records, rapporteurs in their corner. */
export function useNotes(): readonly NoteView[] {
  const { room } = useDesk();
  const own = useRoom(({ mine }) => mine?.notes);
  const records = useRoom(() => room.records('note'));
  return own ?? records ?? NO_NOTES;
}

/** The server's time in full seconds (ms) while something is on air or somebody speaks; 0 while no time runs. */
export function useNow(): number {
  const { onAirIds } = useSession();
  const floors = useFloors();
  const isRunning = onAirIds.length > 0 || floors.some(({ status }) => status === 'speaking');
  return useTick((now) => (isRunning ? Math.floor(now / 1_000) * 1_000 : 0));
}

/** What chips of evidence are made from. */
export function useSeen(now: number) {
  const questions = useQuestions();
  const floors = useFloors();
  const { onAirIds } = useSession();
  return { questions, floors, onAirIds, now };
}

/** What the rapporteur's screen knows that is not in the room. */
export interface RapporteurState {
  selected: string | null;
  /** Evidence is being chosen for what is selected. */
  linking: boolean;
  /** When a text was saved last, ms of the server. */
  savedAt: number | null;
  /** What went wrong last, and with which record; null is with none in particular. */
  fault: { id: string | null; words: string } | null;
}

export const RapporteurContext = createContext<Cell<RapporteurState> | null>(null);

export function newRapporteur(): Cell<RapporteurState> {
  return new Cell<RapporteurState>({ selected: null, linking: false, savedAt: null, fault: null });
}

/** The state of the rapporteur's screen. Throws outside of it. */
export function useRapporteur(): Cell<RapporteurState> {
  const cell = useContext(RapporteurContext);
  if (!cell) throw new Error('a part of the rapporteur’s screen stands outside of it');
  return cell;
}

export function useOwn<S>(select: (state: RapporteurState) => S): S {
  return useCell(useRapporteur(), select);
}

/** Gives a command about a record; what is refused is said beside it. */
export function useGive(): <T extends CommandType>(
  id: string | null,
  type: T,
  args: CommandArgs<T>,
) => Promise<Reply> {
  const desk = useDesk();
  const own = useRapporteur();
  const say = useWords();
  return async (id, type, args) => {
    own.patch({ fault: null });
    const reply = await desk.room.does(type, args);
    if (reply.ok) own.patch({ savedAt: desk.room.serverNow() });
    else own.patch({ fault: { id, words: faultWords(say, reply.code, reply.details) } });
    return reply;
  };
}
