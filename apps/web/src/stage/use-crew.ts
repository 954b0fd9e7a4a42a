import { useEffect, useState } from 'react';
import { actOfKey } from './keys.js';

/** How long the hint for whoever stands at the screen stays after the pointer moved, in milliseconds. */
const HINT_MS = 4_000;

/** What somebody at the screen did: hid the picture, or moved the pointer just now. */
export interface Crew {
  isHidden: boolean;
  isNear: boolean;
}

/** Hears the keyboard and the pointer of the screen itself; needs no network. */
export function useCrew(): Crew {
  const [isHidden, hide] = useState(false);
  const [isNear, come] = useState(false);
  useEffect(() => {
    const pressed = (event: KeyboardEvent): void => {
      const act = actOfKey(event);
      if (act === 'panic') hide((before) => !before);
      if (act === 'fill') void fill();
    };
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const moved = (): void => {
      come(true);
      clearTimeout(leaving);
      leaving = setTimeout(() => come(false), HINT_MS);
    };
    addEventListener('keydown', pressed);
    addEventListener('pointermove', moved);
    return () => {
      removeEventListener('keydown', pressed);
      removeEventListener('pointermove', moved);
      clearTimeout(leaving);
    };
  }, []);
  return { isHidden, isNear };
}

/** Takes the whole display, or gives it back. A browser that forbids it says so by itself. */
async function fill(): Promise<void> {
  const change = document.fullscreenElement
    ? document.exitFullscreen()
    : document.documentElement.requestFullscreen();
  await change.catch(() => undefined);
}
