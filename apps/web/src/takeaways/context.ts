import type { OwnObjection, Phase, Rules, StakeholderGroup, TakeawayView } from '@openfloor/contract';
import { createContext, useContext } from 'react';
import type { TakeawayTexts } from '../text/en/takeaways.js';
import type { Say } from '../text/say.js';

/** How far something got that was done here and that the room has not answered. */
export interface Pending {
  state: 'sending' | 'kept';
  /** What was objected; undefined where something is taken back. */
  text?: string;
}

/** The screen on which takeaways are read: a phone, a panellist's tablet or the laptop of a hub. */
export interface Reader {
  say: Say<TakeawayTexts>;
  /** The server's time, ms. */
  now: number;
  phase: Phase;
  rules: Pick<Rules, 'review'>;
  /** This seat may object. */
  may: boolean;
  /** What stands here as one's own. */
  own: readonly OwnObjection[] | undefined;
  /** The sentence on what is told of whoever objects. */
  told: string;
  isHub: boolean;
  groupName(group: StakeholderGroup): string;
  /** Times and days in the zone of the session. */
  minute(at: number): string;
  day(at: number): string;
  pending(takeaway: TakeawayView): Pending | null;
  /** Why the last thing done was refused; empty where it was not. */
  fault(takeaway: TakeawayView): string;
  object(takeaway: TakeawayView, text: string): void;
  /** Takes back what has this id, or one's own words. */
  retract(takeaway: TakeawayView, objectionId?: string): void;
}

export const ReaderContext = createContext<Reader | null>(null);

/** The screen around a takeaway. Throws outside of one. */
export function useReader(): Reader {
  const reader = useContext(ReaderContext);
  if (!reader) throw new Error('a takeaway stands outside of a screen');
  return reader;
}

/** Why something was not taken, in words. */
export function refusedWords(say: Say<TakeawayTexts>, code: string): string {
  return say.maybe(`refused.${code}`) ?? say('refused');
}

/** What is told of whoever objects, as a sentence. */
export function toldWords(say: Say<TakeawayTexts>, group: string | null): string {
  return group === null ? say('told.none') : say('told.group', { group });
}

/** The same of a hub, which is one voice; null where its room was not counted. */
export function toldOfHub(say: Say<TakeawayTexts>, headcount: number | null): string {
  return headcount === null ? say('told.hub') : say('told.hubOf', { n: headcount });
}
