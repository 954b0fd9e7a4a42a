import { useQuestion, useDesk, useView } from '../desk/context.js';
import { columnOf } from '../logic/columns.js';
import { FloorPanel } from '../speakers/floor-panel.js';
import { AsidePanel } from './aside-panel.js';
import { EditPanel } from './edit-panel.js';
import { ErasePanel } from './erase-panel.js';
import { LaterPanel } from './later-panel.js';
import { MergePanel } from './merge-panel.js';

/** The columns that a panel can lie over. */
export type Over = 'incoming' | 'queue';

/** Over which column a question is asked back: the neighbour of the one that the strip stands in. */
export function overOf(column: ReturnType<typeof columnOf>): Over {
  return column === 'incoming' || column === 'air' ? 'queue' : 'incoming';
}

/** The question asked back that belongs over this column, if there is one. */
export function AskingPanel({ over }: { over: Over }) {
  const desk = useDesk();
  const asking = useView((view) => view.asking);
  const question = useQuestion(asking?.questionId);
  const floorAsking = useView((view) => view.floorAsking);
  const close = (): void => desk.view.patch({ asking: null });
  if (floorAsking) return over === 'queue' ? <FloorPanel asking={floorAsking} /> : null;
  if (!asking || !question) return <EditPanel over={over} />;
  if (overOf(columnOf(question)) !== over) return null;
  if (asking.kind === 'merge') return <MergePanel question={question} onClose={close} />;
  if (asking.kind === 'erase') return <ErasePanel question={question} onClose={close} />;
  if (asking.kind === 'later') return <LaterPanel question={question} onClose={close} />;
  return <AsidePanel key={asking.kind} kind={asking.kind} question={question} onClose={close} />;
}
