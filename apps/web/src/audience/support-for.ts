import type { QuestionView } from '@openfloor/contract';
import type { PhoneState } from './phone-state.js';
import { isOpen } from './ranking.js';
import { supportOf, type SupportState } from './support.js';

/** What the support button of a question shows on this phone. Behind a relay the own hand is not one of the votes. */
export function supportFor({ room, intents }: PhoneState, question: QuestionView): SupportState {
  const { phase, switches } = room.session;
  const isVotable = switches.votes && isOpen(question) && question.status !== 'lapsed';
  const intent = intents.get(question.id);
  const votes = room.votes.get(question.no) ?? 0;
  const support = supportOf({
    votes,
    counted: room.mine.votes.includes(question.no),
    own: room.mine.questions.some(({ id }) => id === question.id),
    open: isVotable && (phase === 'lobby' || phase === 'open' || phase === 'break'),
    ...(intent ? { intent } : {}),
  });
  return room.you.relayed ? { ...support, votes } : support;
}
