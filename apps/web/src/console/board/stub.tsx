import type { QuestionView } from '@openfloor/contract';
import { useRoom } from '../desk/context.js';
import { Mark, Receipt, Supporters } from './small.js';

/** The number side of a strip: receipt number, group, and in the queue the supporters. */
export function Stub({ question, votes = false }: { question: QuestionView; votes?: boolean }) {
  return (
    <div className="stub">
      <Receipt no={question.no} />
      <Mark group={question.author.stakeholderGroup} />
      {votes ? <Votes question={question} /> : null}
    </div>
  );
}

/** The supporters of a question. A pending one has none, because nobody saw it. */
export function Votes({ question }: { question: QuestionView }) {
  const votes = useRoom((room) => room.votes.get(question.no) ?? 0);
  return question.status === 'pending' ? null : <Supporters n={votes} />;
}
