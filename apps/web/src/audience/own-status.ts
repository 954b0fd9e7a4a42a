import type { OwnQuestion } from '@openfloor/contract';
import type { IconName } from '../parts/icons.js';
import type { Clock } from '../parts/time.js';
import type { AudienceTexts } from '../text/en/audience-more.js';
import type { Say } from '../text/say.js';

/** What became of an own question, in words, with a tone and a sign. */
export interface OwnStatus {
  tone: 'plain' | 'ok' | 'danger' | 'accent' | 'warn' | 'air';
  icon: IconName;
  words: string;
  /** A sentence of ours beneath. */
  text?: string;
  /** What the moderators wrote. */
  quote?: string;
}

const ANSWERED = {
  orally: 'statusAnswered',
  partly: 'statusAnsweredPartly',
  in_writing: 'statusAnsweredWriting',
  in_writing_later: 'statusDeferred',
  noted: 'statusNoted',
} as const;

type Look = [tone: OwnStatus['tone'], icon: IconName, words: keyof AudienceTexts];
const LOOKS: Record<OwnQuestion['status'], Look> = {
  pending: ['plain', 'clock', 'statusReview'],
  published: ['ok', 'check', 'statusListed'],
  shortlisted: ['ok', 'check', 'statusChosen'],
  on_air: ['air', 'check', 'statusOnAir'],
  answered: ['ok', 'check', 'statusAnswered'],
  deferred: ['accent', 'clock', 'statusDeferred'],
  merged: ['accent', 'join', 'statusMerged'],
  declined: ['danger', 'aside', 'statusDeclined'],
  withdrawn: ['plain', 'back', 'statusWithdrawn'],
  lapsed: ['plain', 'clock', 'statusLapsed'],
};

/** Finds the words for what became of an own question. */
export function ownStatus(question: OwnQuestion, say: Say<AudienceTexts>, clock: Clock): OwnStatus {
  const { status, how, mergedInto, declineNote, appealed } = question;
  const [tone, icon, usual] = LOOKS[status];
  const words = say(status === 'answered' ? ANSWERED[how ?? 'orally'] : usual, {
    time: clock.minute(question.changedAt),
    no: mergedInto ? `#${mergedInto.no}` : '',
    reason: reasonWords(say, question.reason),
  });
  const isDeclined = status === 'declined';
  const text =
    status === 'merged' ? say('statusMergedText') : isDeclined && appealed ? say('secondLookSent') : '';
  return {
    tone,
    icon,
    words,
    ...(text ? { text } : {}),
    ...(isDeclined && declineNote ? { quote: declineNote } : {}),
  };
}

/** A reason code in words; one this page does not know yet is shown as it came. */
export function reasonWords(say: Say<AudienceTexts>, reason: string | null): string {
  if (reason === null) return say('recordNoReason');
  return say.maybe(`reason.${reason}`) ?? reason.replaceAll('_', ' ');
}
