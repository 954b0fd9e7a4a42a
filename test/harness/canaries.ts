import type { Line } from './line.js';

/** Whoever is listened to: each has a line of their own, of which every byte is kept. */
export const LISTENERS = [
  'nobody',
  'asker',
  'participant',
  'polling',
  'hub',
  'other hub',
  'stage',
  'panellist',
  'rapporteur',
  'interpreter',
  'technician',
  'moderator',
] as const;
export type Listener = (typeof LISTENERS)[number];

/** Who may ever receive what was planted, and so surely did. Everybody else received a leak. */
export interface Canary {
  text: string;
  mayReach: readonly Listener[];
  /** It is nothing that anybody is sent, such as a password or what only the store knows. */
  isForNobody?: true;
}

export interface Leak {
  listener: Listener;
  canary: string;
}

/** The checker: what reached somebody it was not for, and what reached not all of those it was for. */
export function judgeLines(
  lines: ReadonlyMap<Listener, Pick<Line, 'received'>>,
  canaries: Record<string, Canary>,
): { leaks: Leak[]; unheard: Leak[] } {
  const leaks: Leak[] = [];
  const unheard: Leak[] = [];
  for (const [listener, { received }] of lines)
    for (const [canary, { text, mayReach }] of Object.entries(canaries)) {
      const wasHeard = received.includes(text);
      if (wasHeard && !mayReach.includes(listener)) leaks.push({ listener, canary });
      if (!wasHeard && mayReach.includes(listener)) unheard.push({ listener, canary });
    }
  return { leaks, unheard };
}
