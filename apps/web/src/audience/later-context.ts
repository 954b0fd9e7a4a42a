import { createContext, useContext, useEffect, useState } from 'react';
import type { AudienceTexts } from '../text/en/audience-more.js';
import type { Say } from '../text/say.js';
import { usePage, type Page } from './phone-context.js';

/** The page with all its words and the server's time (ms), for what is loaded after the list. */
export interface LaterPage extends Page {
  say: Say<AudienceTexts>;
  now: number;
}

export const LaterContext = createContext<Say<AudienceTexts> | null>(null);

/** The page around a sheet, Mine or the floor. Throws outside of one. */
export function useLaterPage(): LaterPage {
  const page = usePage();
  const say = useContext(LaterContext);
  if (!say) throw new Error('a part of a sheet stands outside of it');
  return { ...page, say, now: Date.now() + page.state.offsetMs };
}

/** Draws again after so many milliseconds, and again; never where that is null. */
export function useTick(ms: number | null): void {
  const [, redraw] = useState(0);
  useEffect(() => {
    if (ms === null) return;
    const timer = setTimeout(() => redraw((count) => count + 1), ms);
    return () => clearTimeout(timer);
  });
}
