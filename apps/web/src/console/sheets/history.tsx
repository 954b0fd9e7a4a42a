import { useDidWords } from '../board/foot.js';
import { Act, Receipt } from '../board/small.js';
import { useCell, useClock, useDesk, useSay, useView } from '../desk/context.js';
import { canUndo, type Act as Done } from '../logic/acts.js';
import { Sheet } from './sheet.js';

/** What this desk did, the latest first, with Undo as long as nobody has changed it since. */
export function History() {
  const say = useSay();
  const acts = useView((view) => view.acts);
  return (
    <Sheet title={say('history')} lead={say('historyLead')}>
      {acts.length === 0 ? <p className="nothing">{say('historyEmpty')}</p> : null}
      <ol className="history">
        {[...acts].reverse().map((act) => (
          <Entry key={act.id} act={act} />
        ))}
      </ol>
    </Sheet>
  );
}

function Entry({ act }: { act: Done }) {
  const say = useSay();
  const desk = useDesk();
  const clock = useClock();
  const { did, effect } = useDidWords()(act);
  useCell(desk.columns, (columns) => columns);
  const offset = desk.room.getSnapshot().offsetMs;
  return (
    <li>
      <bdi className="row-fact">{clock.second(act.at + offset)}</bdi>
      <span>
        {act.nos[0] === undefined ? null : <Receipt no={act.nos[0]} />} <b>{did}</b>
        {act.state === 'done' ? effect : ''}
      </span>
      {canUndo(act, desk.statusOf) ? (
        <Act label={say('undo')} no={act.nos[0]} onAct={() => void desk.undo(act)} />
      ) : (
        <span className="row-fact">{say(act.state === 'done' ? 'state.past' : `state.${act.state}`)}</span>
      )}
    </li>
  );
}
