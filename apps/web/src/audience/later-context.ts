import { createContext, useContext } from 'react';
import type { AudienceTexts } from '../text/en/audience-more.js';
import type { Say } from '../text/say.js';
import { usePage, type Page } from './phone-context.js';

/** The page with all its words, for what is loaded after the list. */
export interface LaterPage extends Page {
  say: Say<AudienceTexts>;
}

export const LaterContext = createContext<Say<AudienceTexts> | null>(null);

/** The page around a sheet or Mine. Throws outside of one. */
export function useLaterPage(): LaterPage {
  const page = usePage();
  const say = useContext(LaterContext);
  if (!say) throw new Error('a part of a sheet stands outside of it');
  return { ...page, say };
}
