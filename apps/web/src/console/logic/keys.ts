import type { CommandType } from '@openfloor/contract';

/** What a key of the board does. */
export type KeyAct =
  | 'next'
  | 'previous'
  | 'columnAfter'
  | 'columnBefore'
  | 'queue'
  | 'publish'
  | 'air'
  | 'airBeside'
  | 'answered'
  | 'back'
  | 'aside'
  | 'merge'
  | 'edit'
  | 'airNext'
  | 'find'
  | 'undo'
  | 'keys';

/** What the board reads of a key press. */
export interface Stroke {
  code: string;
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  repeat?: boolean;
}

/** By place on the keyboard, so that the keys are the same under Arabic, Cyrillic and every other layout. */
const PLAIN: Readonly<Record<string, KeyAct>> = {
  KeyJ: 'next',
  KeyK: 'previous',
  KeyL: 'columnAfter',
  KeyH: 'columnBefore',
  KeyA: 'queue',
  KeyP: 'publish',
  KeyS: 'air',
  KeyD: 'answered',
  KeyB: 'back',
  KeyX: 'aside',
  KeyM: 'merge',
  KeyE: 'edit',
  KeyN: 'airNext',
  Slash: 'find',
};

/** Moving through a list may repeat while a key is held; an act may not. */
const REPEATING: ReadonlySet<KeyAct> = new Set(['next', 'previous']);

/** Ctrl or Cmd with Z. With a Latin layout the letter decides: the place of Z is W in French, and that closes a tab. */
function isUndo(stroke: Stroke): boolean {
  if (stroke.altKey || stroke.shiftKey || stroke.ctrlKey === stroke.metaKey) return false;
  return /^[a-z]$/i.test(stroke.key) ? stroke.key.toLowerCase() === 'z' : stroke.code === 'KeyZ';
}

function plainAct(stroke: Stroke): KeyAct | null {
  if (stroke.key === '?') return 'keys';
  if (stroke.key === '/') return 'find';
  if (!stroke.shiftKey) return PLAIN[stroke.code] ?? null;
  if (stroke.code === 'Slash') return 'keys';
  return stroke.code === 'KeyS' ? 'airBeside' : null;
}

/**
 * What a key press means on the board, or null. `editable`: the focus is where text is typed; there every key
 * belongs to the text. `off`: single keys are switched off; undo, which needs a second key, still works.
 */
export function keyAct(
  stroke: Stroke,
  { editable, off }: { editable: boolean; off: boolean },
): KeyAct | null {
  if (editable) return null;
  if (isUndo(stroke)) return stroke.repeat ? null : 'undo';
  if (off || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  const act = plainAct(stroke);
  return act && stroke.repeat && !REPEATING.has(act) ? null : act;
}

/** The digit 1 to 9 of a key press by its place, from the row or the pad, else null. */
export function digitOf(stroke: Stroke): number | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  const found = /^(?:Digit|Numpad)([1-9])$/.exec(stroke.code);
  return found ? Number(found[1]) : null;
}

/** The command that a key needs; keys that are not named here work for every seat. */
const NEEDS: Partial<Record<KeyAct, CommandType>> = {
  queue: 'question.shortlist',
  publish: 'question.publish',
  air: 'question.air',
  airBeside: 'question.air',
  answered: 'question.answered',
  back: 'question.return',
  airNext: 'question.next',
  aside: 'question.decline',
  merge: 'question.merge',
  edit: 'question.translate',
  undo: 'undo',
};

/** Whether a key does anything for a seat with these commands; only such keys are shown. */
export function isKeyFor(act: KeyAct, can: ReadonlySet<string>): boolean {
  const needed = NEEDS[act];
  return needed === undefined || can.has(needed);
}

/** The caps as the keys sheet and the foot show them, in order. */
export const KEY_LIST: readonly { act: KeyAct; caps: readonly string[] }[] = [
  { act: 'next', caps: ['J'] },
  { act: 'previous', caps: ['K'] },
  { act: 'columnBefore', caps: ['H'] },
  { act: 'columnAfter', caps: ['L'] },
  { act: 'queue', caps: ['A'] },
  { act: 'publish', caps: ['P'] },
  { act: 'air', caps: ['S'] },
  { act: 'airBeside', caps: ['Shift', 'S'] },
  { act: 'answered', caps: ['D'] },
  { act: 'back', caps: ['B'] },
  { act: 'airNext', caps: ['N'] },
  { act: 'aside', caps: ['X'] },
  { act: 'merge', caps: ['M'] },
  { act: 'edit', caps: ['E'] },
  { act: 'find', caps: ['/'] },
  { act: 'undo', caps: ['Mod', 'Z'] },
  { act: 'keys', caps: ['?'] },
];
