import type { QuestionView } from '@openfloor/contract';
import type { PhoneState } from './phone-state.js';
import { isOpen } from './ranking.js';
import { supportOf, type SupportState } from './support.js';

/** What the support button of a question shows on this phone. */
export function supportFor({ room, intents }: PhoneState, question: QuestionView): SupportState {
  const { phase, switches } = room.session;
  const isVotable = switches.votes && isOpen(question) && question.status !== 'lapsed';
  const intent = intents.get(question.id);
  return supportOf({
    votes: room.votes.get(question.no) ?? 0,
    counted: room.mine.votes.includes(question.no),
    own: room.you.hubId === null && room.mine.questions.some(({ id }) => id === question.id),
    open: isVotable && (phase === 'lobby' || phase === 'open' || phase === 'break'),
    ...(intent ? { intent } : {}),
  });
}
