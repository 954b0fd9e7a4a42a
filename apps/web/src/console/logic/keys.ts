import type { CommandType } from '@openfloor/contract';

/** What a key of the board does. Those that stand for questions and speakers alike act on what is selected. */
export type KeyAct =
  | 'next'
  | 'previous'
  | 'columnAfter'
  | 'columnBefore'
  | 'toIncoming'
  | 'toSpeakers'
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
  | 'floorNext'
  | 'timer'
  | 'moreTime'
  | 'lessTime'
  | 'floorEnd'
  | 'call'
  | 'refuse'
  | 'deliver'
  | 'give'
  | 'enter'
  | 'panic'
  | 'tell'
  | 'seen'
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
  KeyI: 'toIncoming',
  KeyF: 'toSpeakers',
  KeyA: 'queue',
  KeyP: 'publish',
  KeyS: 'air',
  KeyD: 'answered',
  KeyB: 'back',
  KeyX: 'aside',
  KeyM: 'merge',
  KeyE: 'edit',
  KeyN: 'floorNext',
  KeyZ: 'floorEnd',
  KeyC: 'call',
  KeyV: 'deliver',
  KeyG: 'give',
  KeyW: 'enter',
  Space: 'timer',
  Equal: 'moreTime',
  NumpadAdd: 'moreTime',
  Minus: 'lessTime',
  NumpadSubtract: 'lessTime',
  Slash: 'find',
  Period: 'panic',
  KeyT: 'tell',
  KeyU: 'seen',
};

const SHIFTED: Readonly<Record<string, KeyAct>> = {
  KeyS: 'airBeside',
  KeyN: 'airNext',
  KeyX: 'refuse',
  Equal: 'moreTime',
  Slash: 'keys',
};

/** Moving through a list may repeat while a key is held; an act may not. */
const REPEATING: ReadonlySet<KeyAct> = new Set(['next', 'previous']);

/** Ctrl or Cmd with Z. With a Latin layout the letter decides: the place of Z is W in French, and that closes a tab. */
function isUndo(stroke: Stroke): boolean {
  if (stroke.altKey || stroke.shiftKey || stroke.ctrlKey === stroke.metaKey) return false;
  return /^[a-z]$/i.test(stroke.key) ? stroke.key.toLowerCase() === 'z' : stroke.code === 'KeyZ';
}

function plainAct({ code, key, shiftKey }: Stroke): KeyAct | null {
  if (key === '?') return 'keys';
  if (key === '/') return 'find';
  if (key === '+') return 'moreTime';
  return (shiftKey ? SHIFTED : PLAIN)[code] ?? null;
}

/**
 * What a key press means on the board, or null. `editable`: the focus is where text is typed; there every key
 * belongs to the text. `off`: single keys are switched off; undo, which needs a second key, still works. `onControl`:
 * the focus is on a button, which Space presses.
 */
export function keyAct(
  stroke: Stroke,
  { editable, off, onControl = false }: { editable: boolean; off: boolean; onControl?: boolean },
): KeyAct | null {
  if (editable) return null;
  if (isUndo(stroke)) return stroke.repeat ? null : 'undo';
  if (off || stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  if (onControl && stroke.code === 'Space') return null;
  const act = plainAct(stroke);
  return act && stroke.repeat && !REPEATING.has(act) ? null : act;
}

/** The digit of a key press by its place, from the row or the pad; 0 stands for ten. Else null. */
export function digitOf(stroke: Stroke): number | null {
  if (stroke.ctrlKey || stroke.metaKey || stroke.altKey) return null;
  const found = /^(?:Digit|Numpad)([0-9])$/.exec(stroke.code);
  return found ? Number(found[1]) || 10 : null;
}

/** The cap of the nth thing that digits choose, from 0; undefined where there is none left. */
export function digitCap(at: number): string | undefined {
  return at < 10 ? String((at + 1) % 10) : undefined;
}

/** The commands of which a key needs one; keys that are not named here work for every seat. */
const NEEDS: Partial<Record<KeyAct, readonly CommandType[]>> = {
  toSpeakers: ['floor.call', 'floor.start', 'floor.give'],
  queue: ['question.shortlist'],
  publish: ['question.publish'],
  air: ['question.air'],
  airBeside: ['question.air'],
  answered: ['question.answered'],
  back: ['question.return', 'floor.requeue'],
  airNext: ['question.next'],
  aside: ['question.decline', 'floor.skip'],
  merge: ['question.merge', 'floor.move'],
  edit: ['question.translate', 'floor.record'],
  floorNext: ['floor.call', 'floor.end'],
  timer: ['floor.start', 'floor.pause'],
  moreTime: ['floor.extend'],
  lessTime: ['floor.extend'],
  floorEnd: ['floor.end'],
  call: ['floor.call'],
  refuse: ['floor.refuse'],
  deliver: ['floor.delivery'],
  give: ['floor.give'],
  enter: ['floor.call', 'floor.give'],
  panic: ['stage.blank'],
  tell: ['signal.send'],
  seen: ['signal.seen'],
  undo: ['undo'],
};

/** Whether a key does anything for a seat with these commands; only such keys are shown. */
export function isKeyFor(act: KeyAct, can: ReadonlySet<string>): boolean {
  const needed = NEEDS[act];
  return needed === undefined || needed.some((command) => can.has(command));
}

/** The caps as the keys sheet shows them, in order. */
export const KEY_LIST: readonly { act: KeyAct; caps: readonly string[] }[] = [
  { act: 'next', caps: ['J'] },
  { act: 'previous', caps: ['K'] },
  { act: 'columnBefore', caps: ['H'] },
  { act: 'columnAfter', caps: ['L'] },
  { act: 'toIncoming', caps: ['I'] },
  { act: 'toSpeakers', caps: ['F'] },
  { act: 'queue', caps: ['A'] },
  { act: 'publish', caps: ['P'] },
  { act: 'air', caps: ['S'] },
  { act: 'airBeside', caps: ['Shift', 'S'] },
  { act: 'answered', caps: ['D'] },
  { act: 'back', caps: ['B'] },
  { act: 'airNext', caps: ['Shift', 'N'] },
  { act: 'aside', caps: ['X'] },
  { act: 'merge', caps: ['M'] },
  { act: 'edit', caps: ['E'] },
  { act: 'floorNext', caps: ['N'] },
  { act: 'timer', caps: ['Space'] },
  { act: 'moreTime', caps: ['+'] },
  { act: 'lessTime', caps: ['−'] },
  { act: 'floorEnd', caps: ['Z'] },
  { act: 'call', caps: ['C'] },
  { act: 'refuse', caps: ['Shift', 'X'] },
  { act: 'deliver', caps: ['V'] },
  { act: 'give', caps: ['G'] },
  { act: 'enter', caps: ['W'] },
  { act: 'panic', caps: ['.'] },
  { act: 'tell', caps: ['T'] },
  { act: 'seen', caps: ['U'] },
  { act: 'find', caps: ['/'] },
  { act: 'undo', caps: ['Mod', 'Z'] },
  { act: 'keys', caps: ['?'] },
];

/** Keys that stand together in the foot, under the word of the first. */
export type FootKey = readonly [act: KeyAct, ...caps: string[]];

/** What the foot lists while a question is selected. */
const OF_QUESTIONS: readonly FootKey[] = [
  ['next', 'J', 'K'],
  ['queue', 'A'],
  ['publish', 'P'],
  ['air', 'S'],
  ['answered', 'D'],
  ['back', 'B'],
  ['aside', 'X'],
  ['merge', 'M'],
  ['edit', 'E'],
  ['find', '/'],
  ['floorNext', 'N'],
  ['timer', 'Space'],
  ['toSpeakers', 'F'],
];

/** What the foot lists while somebody on the list of speakers is selected. */
const OF_SPEAKERS: readonly FootKey[] = [
  ['next', 'J', 'K'],
  ['floorNext', 'N'],
  ['timer', 'Space'],
  ['moreTime', '+', '−'],
  ['floorEnd', 'Z'],
  ['call', 'C'],
  ['aside', 'X'],
  ['merge', 'M'],
  ['deliver', 'V'],
  ['give', 'G'],
  ['enter', 'W'],
  ['toIncoming', 'I'],
];

/** What it lists for those who work beside the moderators and have no lists to walk through. */
const OF_CREW: readonly FootKey[] = [
  ['timer', 'Space'],
  ['moreTime', '+', '−'],
  ['floorEnd', 'Z'],
  ['panic', '.'],
  ['tell', 'T'],
  ['seen', 'U'],
];

/** The keys of the foot for those who have no board. */
export function crewKeys(can: ReadonlySet<string>): FootKey[] {
  return OF_CREW.filter(([act]) => isKeyFor(act, can));
}

/** The keys of the foot for what is selected, as far as the seat can use them. */
export function footKeys(onSpeakers: boolean, can: ReadonlySet<string>): FootKey[] {
  return (onSpeakers ? OF_SPEAKERS : OF_QUESTIONS).filter(([act]) => isKeyFor(act, can));
}
