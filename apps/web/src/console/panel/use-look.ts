import { useEffect, useState } from 'react';
import { deviceKeep } from '../../live/keep.js';
import { keepAwake } from './awake.js';
import { keepLook, keptLook, type Look } from './look.js';

/** The look of this screen, which the whole page takes while it stands. */
export function useLook(): { look: Look; change: (change: Partial<Look>) => void } {
  const [keep] = useState(deviceKeep);
  const [look, set] = useState(() => keptLook(keep));
  useTheme(look.theme);
  const change = (changed: Partial<Look>): void => {
    const next = { ...look, ...changed };
    set(next);
    keepLook(keep, next);
  };
  return { look, change };
}

/** Gives the page a theme, and what it had before back at the end. */
function useTheme(theme: string): void {
  useEffect(() => {
    const { dataset } = document.documentElement;
    const before = dataset['theme'];
    dataset['theme'] = theme;
    return () => {
      if (before === undefined) delete dataset['theme'];
      else dataset['theme'] = before;
    };
  }, [theme]);
}

/** Keeps the screen of this device on while the page is in sight. */
export function useAwake(): void {
  useEffect(
    () => keepAwake({ page: document, wakeLock: 'wakeLock' in navigator ? navigator.wakeLock : undefined }),
    [],
  );
}
