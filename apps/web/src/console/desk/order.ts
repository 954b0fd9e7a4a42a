import type { CommandArgs, CommandType, FloorView, QuestionView } from '@openfloor/contract';
import type { LiveRoom } from '@openfloor/client';
import type { DeskView } from './view.js';

/** What a desk needs of a room; a live room is one. */
export type DeskRoom = Pick<
  LiveRoom,
  'subscribe' | 'getSnapshot' | 'records' | 'question' | 'does' | 'serverNow' | 'close' | 'wake' | 'edits'
>;

/** One act of this desk, before it is sent. */
export interface Order<T extends CommandType = CommandType> {
  type: T;
  args: CommandArgs<T>;
  /** Key of what History says of it. */
  says: string;
  /** What it is about: a question, or somebody on the list of speakers. */
  question?: QuestionView;
  floor?: FloorView;
  /** The status that this will have. */
  left?: string;
  /** Receipt numbers, where they are not just that of the question. */
  nos?: readonly number[];
  /** Who it is about, where that is nobody on the list of speakers. */
  who?: string;
  /** The number that its sentence names. */
  n?: number;
}

/** What the arguments of a command may name. */
export type About = { questionId?: string; floorId?: string } | null | undefined;

/** What outlives a reload: acts for History, and whether single keys are off. */
export interface DeskMemory {
  read(): Partial<Pick<DeskView, 'acts' | 'keysOff'>>;
  write(kept: Pick<DeskView, 'acts' | 'keysOff'>): void;
}
