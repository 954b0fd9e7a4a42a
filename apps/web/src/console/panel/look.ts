import { readKept, writeKept, type Keep } from '../../live/keep.js';

/** How large the question is set, px, from smallest to largest. */
export const SIZES = [42, 46, 50, 54, 58] as const;
export type PanelTheme = 'dark' | 'light';

/** How a panellist's screen looks on this device. */
export interface Look {
  size: number;
  theme: PanelTheme;
}

/** Dark, because a stage is; and as large as can be read at one metre. */
export const FIRST_LOOK: Look = { size: 50, theme: 'dark' };
const KEY = 'openfloor.panel';

/** The look that was chosen on this device before; what cannot be read is as at first. */
export function keptLook(keep: Keep): Look {
  const kept = readKept(keep, KEY);
  if (typeof kept !== 'object' || kept === null) return FIRST_LOOK;
  const { size, theme } = kept as Partial<Record<keyof Look, unknown>>;
  return {
    size: SIZES.find((known) => known === size) ?? FIRST_LOOK.size,
    theme: theme === 'light' ? 'light' : 'dark',
  };
}

/** Remembers the look for the next visit, where the device lets pages keep anything. */
export function keepLook(keep: Keep, look: Look): void {
  writeKept(keep, KEY, look);
}

/** One size larger or smaller; the same at the end of the list. */
export function sizeAfter(size: number, steps: 1 | -1): number {
  const at = SIZES.findIndex((known) => known === size);
  return SIZES[Math.min(SIZES.length - 1, Math.max(0, at + steps))] ?? size;
}
