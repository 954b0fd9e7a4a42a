import type { QuestionView } from '@openfloor/contract';
import { useCan, useDesk, useSay, useSession, useView } from '../desk/context.js';
import { unmerge } from '../desk/triage.js';
import { offers } from '../logic/may.js';
import { Row } from './row.js';
import { Act } from './small.js';

/** What was merged and into which question. */
export function Merged({ questions }: { questions: readonly QuestionView[] }) {
  return (
    <ul className="rows">
      {questions.map((question) => (
        <MergedRow key={question.id} question={question} />
      ))}
    </ul>
  );
}

function MergedRow({ question }: { question: QuestionView }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const { phase } = useSession();
  const busy = useView((view) => view.busy.has(question.id));
  const into = desk.question(question.mergedInto);
  const act = offers('unmerge', question, { can, phase }) ? (
    <Act label={say('unmerge')} no={question.no} off={busy} onAct={() => unmerge(desk, question)} />
  ) : null;
  return <Row question={question} fact={into ? say('into', { no: String(into.no) }) : ''} act={act} />;
}
