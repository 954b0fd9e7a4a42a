import type { RefusalCode } from '@openfloor/contract';
import type { PlainTexts } from '../../text/en/audience-plain.js';
import type { Say } from '../../text/say.js';
import { refusalWords } from '../refusal-words.js';

/** What a form was for. */
export type PlainAct = 'support' | 'takeBack' | 'ask' | 'withdraw' | 'join' | 'answer' | 'unanswer';

/** What became of a form; `no` is the number of the question or the poll it is about. */
export interface Said {
  act: PlainAct;
  no?: number;
  /** Of what was asked. */
  status?: string;
  /** Why it was not done. */
  code?: RefusalCode | 'NO_COOKIES' | 'NO_TEXT';
  details?: unknown;
}

/** What became of a form in a sentence or two. */
export function saidText(say: Say<PlainTexts>, said: Said): string {
  const no = said.no === undefined ? '' : `#${said.no}`;
  if (said.code) return say(`not.${said.act}`, { no, why: whyNot(say, said) });
  const isReviewed = said.act === 'ask' && said.status === 'pending';
  return say(isReviewed ? 'said.askReview' : `said.${said.act}`, { no });
}

/** Why something was not done, and what would help. */
export function whyNot(say: Say<PlainTexts>, { act, code, details }: Said): string {
  if (!code) return '';
  const { missing, max, length } = (details ?? {}) as { missing?: string[]; max?: number; length?: number };
  if (code === 'IDENTITY_REQUIRED' && missing?.length)
    return say(missing.includes('name') ? 'nameNeeded' : 'affiliationNeeded');
  if (code === 'TOO_LONG' && max !== undefined && length !== undefined)
    return `${say('tooLong', { n: length - max })}.`;
  if (code === 'SWITCHED_OFF' && act === 'join') return say('why.joins');
  const own = say.maybe(`why.${code}`);
  if (own !== undefined || code === 'NO_COOKIES' || code === 'NO_TEXT') return own ?? '';
  return refusalWords(say, code, act === 'support' || act === 'takeBack' ? 'vote' : undefined);
}
