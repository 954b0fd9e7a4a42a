import type { Hands } from '@openfloor/contract';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';

/** What hubs counted, in words: `41 of 64 hands in 1 hub`. Stands beside the votes and is never added to them. */
export function handsText(say: Say<ListTexts>, { hubs, hands, headcount }: Hands): string {
  return say('hands', { n: hubs, hands, headcount });
}
