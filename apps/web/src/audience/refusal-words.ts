import type { RefusalCode } from '@openfloor/contract';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';

/** A refusal in words that help; most come with the later part of the page. For a vote, what is switched off or closed is named as voting. */
export function refusalWords(say: Say<ListTexts>, code: RefusalCode, about?: 'vote'): string {
  if (about === 'vote' && (code === 'SESSION_CLOSED' || code === 'SWITCHED_OFF')) return say('votingClosed');
  return say.maybe(`refused.${code}`) ?? say('refusedElse');
}
