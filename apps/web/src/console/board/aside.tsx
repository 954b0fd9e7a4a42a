import { DECLINE_REASONS, type DeclineReason, type QuestionView } from '@openfloor/contract';
import { useCan, useDesk, useSay, useSession, useView } from '../desk/context.js';
import { publish } from '../desk/triage.js';
import { offers } from '../logic/may.js';
import { Row } from './row.js';
import { Act } from './small.js';

const isReason = (reason: string | null): reason is DeclineReason =>
  DECLINE_REASONS.some((known) => known === reason);

/** What was set aside and why, the latest first. Whoever asks for a second look stands out. */
export function Aside({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  if (questions.length === 0) return <p className="nothing">{say('nothingAside')}</p>;
  return (
    <ul className="rows">
      {questions.map((question) => (
        <AsideRow key={question.id} question={question} />
      ))}
    </ul>
  );
}

function AsideRow({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const busy = useView((view) => view.busy.has(question.id));
  const act = offers('publish', question, { can, phase }) ? (
    <Act label={say('publishAgain')} no={question.no} off={busy} onAct={() => publish(desk, question)} />
  ) : null;
  return (
    <Row question={question} fact="" act={act}>
      {isReason(question.reason) ? <p className="row-note">{say(`reason.${question.reason}`)}</p> : null}
      {question.appealed ? (
        <p className="row-note appeal">
          <b>{say('appeal')}</b> <bdi>{question.appealed}</bdi>
        </p>
      ) : null}
      {can.has('question.redact') ? (
        <button
          type="button"
          className="link"
          aria-label={`${say('part.redact')} #${question.no}`}
          onClick={() => desk.view.patch({ editing: question.id, editPart: 'redact' })}
        >
          {say('part.redact')}
        </button>
      ) : null}
    </Row>
  );
}
