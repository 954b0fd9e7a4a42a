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

/** Finds the words for what became of an own question. */
export function ownStatus(question: OwnQuestion, say: Say<AudienceTexts>, clock: Clock): OwnStatus {
  switch (question.status) {
    case 'pending':
      return {
        tone: 'plain',
        icon: 'clock',
        words: say('statusReview', { time: clock.minute(question.changedAt) }),
      };
    case 'published':
      return { tone: 'ok', icon: 'check', words: say('statusListed') };
    case 'shortlisted':
      return { tone: 'ok', icon: 'check', words: say('statusChosen') };
    case 'on_air':
      return { tone: 'air', icon: 'check', words: say('statusOnAir') };
    case 'answered':
      return { tone: 'ok', icon: 'check', words: say(ANSWERED[question.how ?? 'orally']) };
    case 'deferred':
      return { tone: 'accent', icon: 'clock', words: say('statusDeferred') };
    case 'merged':
      return merged(question, say);
    case 'declined':
      return declined(question, say);
    case 'withdrawn':
      return { tone: 'plain', icon: 'back', words: say('statusWithdrawn') };
    case 'lapsed':
      return { tone: 'plain', icon: 'clock', words: say('statusLapsed') };
  }
}

function merged({ mergedInto }: OwnQuestion, say: Say<AudienceTexts>): OwnStatus {
  const no = mergedInto ? `#${mergedInto.no}` : '';
  return { tone: 'accent', icon: 'join', words: say('statusMerged', { no }), text: say('statusMergedText') };
}

function declined(question: OwnQuestion, say: Say<AudienceTexts>): OwnStatus {
  return {
    tone: 'danger',
    icon: 'aside',
    words: say('statusDeclined', { reason: reasonWords(say, question.reason) }),
    ...(question.declineNote ? { quote: question.declineNote } : {}),
    ...(question.appealed ? { text: say('secondLookSent') } : {}),
  };
}

/** A reason code in words; one this page does not know yet is shown as it came. */
export function reasonWords(say: Say<AudienceTexts>, reason: string | null): string {
  if (reason === null) return say('recordNoReason');
  return say.maybe(`reason.${reason}`) ?? reason.replaceAll('_', ' ');
}
