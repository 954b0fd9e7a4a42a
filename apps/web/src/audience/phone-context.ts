import { createContext, useContext, type ReactNode } from 'react';
import type { Clock } from '../parts/time.js';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';
import type { Phone, PhoneState } from './phone-state.js';

/** The sheets that can lie over the list. */
export type Sheet =
  | { name: 'ask'; text?: string }
  | { name: 'record'; appealOf?: string }
  | { name: 'menu' }
  | { name: 'language' }
  | { name: 'code' }
  | { name: 'ownData' }
  | { name: 'edit'; questionId: string }
  | { name: 'floor' }
  | { name: 'takeaways' }
  | { name: 'request'; offerId?: string };

/** What stays the same as long as the page is open, so that a row that uses only this is drawn once. */
export interface Tools {
  phone: Phone;
  say: Say<ListTexts>;
  clock: Clock;
  open(sheet: Sheet): void;
}

/** What every part of the audience page may need. */
export interface Page extends Tools {
  state: PhoneState;
}

export const ToolsContext = createContext<Tools | null>(null);
export const StateContext = createContext<PhoneState | null>(null);
/** One's own turn to speak. It lies over everything at the bottom of the page, and of a sheet that covers the page. */
export const TurnContext = createContext<ReactNode>(null);

/** The page around a part, without its state. Throws outside of one. */
export function useTools(): Tools {
  const tools = useContext(ToolsContext);
  if (!tools) throw new Error('a part of the audience page stands outside of it');
  return tools;
}

/** The page around a part. Throws outside of one. */
export function usePage(): Page {
  const tools = useTools();
  const state = useContext(StateContext);
  if (!state) throw new Error('a part of the audience page stands outside of it');
  return { ...tools, state };
}
