import { useCan, useSay } from '../desk/context.js';
import { PanicAct } from './panic-act.js';
import { StageBlock } from './stage-block.js';
import { StageForm } from './stage-form.js';
import { useStages } from './use-stages.js';

/** Every screen of the room, and the one act for all of them. */
export function StageList() {
  const say = useSay();
  const can = useCan();
  const stages = useStages();
  return (
    <>
      {can.has('stage.blank') ? (
        <div className="acts">
          <PanicAct />
          <span className="hint">{say('blankHint')}</span>
        </div>
      ) : null}
      <ul className="stage-list">
        {stages.map((stage) => (
          <StageBlock key={stage.id} stage={stage} />
        ))}
      </ul>
      {can.has('stage.put') ? <StageForm /> : null}
    </>
  );
}
