import type { NoteMark } from '@openfloor/contract';

type Stroke = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey' | 'repeat'>;

/** By place on the keyboard, so that the keys are the same under every layout. */
const KEYS: Readonly<Record<string, NoteMark | 'link'>> = {
  KeyN: 'note',
  KeyQ: 'quote',
  KeyF: 'flag',
  KeyL: 'link',
};

/** What a key begins on the rapporteur's screen; nothing where somebody types, since there every key belongs to the text. */
export function markOfKey(
  { code, ctrlKey, metaKey, altKey, shiftKey, repeat }: Stroke,
  { editable, off }: { editable: boolean; off: boolean },
): NoteMark | 'link' | null {
  if (editable || off || ctrlKey || metaKey || altKey || shiftKey || repeat) return null;
  return KEYS[code] ?? null;
}
