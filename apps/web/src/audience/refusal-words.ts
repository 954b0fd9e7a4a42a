import type { RefusalCode } from '@openfloor/contract';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';

/** A refusal in words that help; most come with the later part of the page. For a vote, what is switched off or closed is named as voting, and what is missing is a code. */
export function refusalWords(say: Say<ListTexts>, code: RefusalCode, about?: 'vote'): string {
  if (about === 'vote' && (code === 'SESSION_CLOSED' || code === 'SWITCHED_OFF')) return say('votingClosed');
  if (about === 'vote' && code === 'IDENTITY_REQUIRED') return say.maybe('codeNeeded') ?? say('refusedElse');
  return say.maybe(`refused.${code}`) ?? say('refusedElse');
}
