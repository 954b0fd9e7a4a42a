import type { LedgerEntry } from '@openfloor/contract';
import type { AudienceTexts } from '../text/en/audience-more.js';
import type { Say } from '../text/say.js';
import { reasonWords } from './own-status.js';

/** One act of moderation in words: what became of the question, else what was done, and why. */
export function actWords(say: Say<AudienceTexts>, entry: LedgerEntry): string {
  const { act, about, to, reason } = entry;
  const became = about?.kind === 'question' && to ? say.maybe(`to.${to}`) : undefined;
  if (act === 'undo') return say('undone', { what: became ?? say('actElse') });
  const words = became ?? say.maybe(`act.${act}`, { to: to ?? '' }) ?? say('actElse');
  return reason ? `${words}: ${reasonWords(say, reason)}` : words;
}
