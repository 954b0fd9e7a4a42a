import type { LedgerEntry } from '@openfloor/contract';
import type { AudienceTexts } from '../text/en/audience-more.js';
import type { Say } from '../text/say.js';
import { reasonWords } from './own-status.js';

/** One act of moderation in words: what became of the question or request, else what was done, and why. */
export function actWords(say: Say<AudienceTexts>, { act, about, to, reason }: LedgerEntry): string {
  const isFloor = about?.kind === 'floor';
  const became =
    to && (isFloor || about?.kind === 'question')
      ? say.maybe(`${isFloor ? 'floorTo' : 'to'}.${to}`)
      : undefined;
  const done = became ?? say.maybe(`act.${act}`, { to: to ?? '' }) ?? say('actElse');
  const what = isFloor ? say('floorAct', { no: `#${about.no ?? ''}`, what: done }) : done;
  if (act === 'undo') return say('undone', { what: became ? what : say('actElse') });
  return reason ? `${what}: ${reasonWords(say, reason)}` : what;
}
