import type { QuestionView } from '@openfloor/contract';
import { useRoom, useSay } from '../desk/context.js';
import { Mark, Receipt, Supporters } from './small.js';

/** The number side of a strip: receipt number, group, and in the queue the supporters and the hands of hubs. */
export function Stub({ question, votes = false }: { question: QuestionView; votes?: boolean }) {
  return (
    <div className="stub">
      <Receipt no={question.no} />
      <Mark group={question.author.stakeholderGroup} />
      {votes ? (
        <>
          <Votes question={question} />
          <Hands question={question} />
        </>
      ) : null}
    </div>
  );
}

/** The supporters of a question. A pending one has none, because nobody saw it. */
export function Votes({ question }: { question: QuestionView }) {
  const votes = useRoom((room) => room.votes.get(question.no) ?? 0);
  return question.status === 'pending' ? null : <Supporters n={votes} />;
}

/** Hands that hubs counted, beside the supporters and never one of them; nothing where no hub counted. */
export function Hands({ question: { hands } }: { question: Pick<QuestionView, 'hands'> }) {
  const say = useSay();
  if (!hands) return null;
  const filling = { hands: hands.hands, of: hands.headcount, n: hands.hubs };
  return (
    <span className="hands">
      <bdi aria-hidden="true">{say('hands', filling)}</bdi>
      <span className="visually-hidden">{say('handsSpoken', filling)}</span>
    </span>
  );
}
