/** What a key does on a screen. `panic` hides the picture or shows it again, `fill` takes the whole display. */
export type KeyAct = 'panic' | 'fill';

type Pressed = Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

const ACTS: Readonly<Record<string, KeyAct>> = { KeyB: 'panic', Period: 'panic', KeyF: 'fill' };

/** The act of a key, by its place on the keyboard, so that it is the same one in every script; none if held down. */
export function actOfKey({ code, ctrlKey, metaKey, altKey, repeat }: Pressed): KeyAct | undefined {
  return ctrlKey || metaKey || altKey || repeat ? undefined : ACTS[code];
}
