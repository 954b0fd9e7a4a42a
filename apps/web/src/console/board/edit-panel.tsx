import { useDesk, useQuestion, useSay, useView } from '../desk/context.js';
import { columnOf } from '../logic/columns.js';
import { overOf, type Over } from './asking-panel.js';
import { ConflictBox } from './conflict-box.js';
import { Editor } from './editor.js';
import { Panel } from './panel.js';

/** Writing on a question that does not stand among the incoming, over the column beside it. */
export function EditPanel({ over }: { over: Over }) {
  const say = useSay();
  const desk = useDesk();
  const id = useView((view) => view.editing ?? view.conflicts.keys().next().value ?? null);
  const question = useQuestion(id);
  const conflict = useView((view) => (id ? view.conflicts.get(id) : undefined));
  const ghost = useView((view) => id !== null && view.frozen.shown.includes(id));
  if (!question || ghost || overOf(columnOf(question)) !== over) return null;
  const title = say('editing', { no: String(question.no) });
  return (
    <Panel title={title} label={title} onClose={() => desk.view.patch({ editing: null, editPart: null })}>
      <div className="panel-pad">
        <p className="words" lang={question.language} dir="auto">
          {question.text}
        </p>
        {conflict ? (
          <ConflictBox question={question} conflict={conflict} />
        ) : (
          <Editor key={question.id} question={question} />
        )}
      </div>
    </Panel>
  );
}
