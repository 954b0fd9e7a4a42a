import type { CommandType, RefusalCode } from '@openfloor/contract';

/** What became of one thing this desk did. `kept` waits for the connection, `stale` was changed by somebody since. */
export type ActState = 'sending' | 'kept' | 'done' | 'undoing' | 'undone' | 'refused' | 'stale';

/** One thing this desk did, as the undo bar and History name it. */
export interface Act {
  /** Of this list; the command's own id is known from its reply on. */
  id: string;
  commandId: string | null;
  type: CommandType;
  /** Key of the sentence that says what was done. */
  says: string;
  /** Receipt numbers of the questions it is about; empty for acts on the session and on the floor. */
  nos: readonly number[];
  /** Who it is about, where it is an act on the floor. */
  who?: string;
  /** The number that its sentence names. */
  n?: number;
  /** The question or the request it is about, for asking whether undo is still possible. */
  aboutId: string | null;
  /** The status it gave what it is about, or null. */
  left: string | null;
  at: number;
  state: ActState;
  code?: RefusalCode;
}

/** How long the undo bar stands, ms. */
export const UNDO_MS = 10_000;
/** History keeps this many acts. */
export const KEPT_ACTS = 200;

/** Commands that the server can put back (contract, section 2). */
const UNDOABLE: ReadonlySet<CommandType> = new Set([
  'question.publish',
  'question.decline',
  'question.merge',
  'question.unmerge',
  'question.shortlist',
  'question.unshortlist',
  'question.air',
  'question.next',
  'question.return',
  'question.answered',
  'floor.call',
  'floor.skip',
  'floor.refuse',
  'floor.requeue',
  'floor.move',
  'participant.mute',
  'participant.remove',
] satisfies CommandType[]);

export function isUndoable(type: CommandType): boolean {
  return UNDOABLE.has(type);
}

/** Adds an act at the end; the oldest fall out beyond the number kept. */
export function withAct(acts: readonly Act[], act: Act): Act[] {
  return [...acts, act].slice(-KEPT_ACTS);
}

/** Changes one act by its command id. */
export function changed(acts: readonly Act[], id: string, change: Partial<Act>): Act[] {
  return acts.map((act) => (act.id === id ? { ...act, ...change } : act));
}

/** Whether an act can be put back as far as this desk sees: done, of an undoable kind, and untouched since. */
export function canUndo(act: Act, statusOf: (aboutId: string) => string | undefined): boolean {
  if (act.state !== 'done' || !isUndoable(act.type)) return false;
  if (act.aboutId === null || act.left === null) return true;
  return statusOf(act.aboutId) === act.left;
}

/** What Ctrl+Z takes back: the latest act that still can be. */
export function latestUndoable(
  acts: readonly Act[],
  statusOf: (aboutId: string) => string | undefined,
): Act | undefined {
  return acts.findLast((act) => canUndo(act, statusOf));
}

/** The act that the undo bar shows now: the last one, for ten seconds after it was confirmed. */
export function actOnBar(acts: readonly Act[], now: number): Act | undefined {
  const last = acts.findLast((act) => act.state === 'done' && isUndoable(act.type));
  return last && now - last.at < UNDO_MS ? last : undefined;
}
