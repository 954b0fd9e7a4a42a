import type { QuestionView } from '@openfloor/contract';
import type { Clock } from '../parts/time.js';
import type { ListTexts } from '../text/en/audience.js';
import type { Say } from '../text/say.js';

/** The quiet line under a question that is no longer waiting, or nothing. */
export function standingText(say: Say<ListTexts>, clock: Clock, question: QuestionView): string | null {
  switch (question.status) {
    case 'on_air':
      return say('rowOnAir');
    case 'answered':
      return say('rowAnswered', {
        time: question.answeredAt === null ? '' : clock.minute(question.answeredAt),
      });
    case 'deferred':
      return say('rowDeferred');
    default:
      return null;
  }
}
