import type { StageView } from '@openfloor/contract';
import { useCan, useDesk, useSay, useView } from '../desk/context.js';
import { setScene, turnScene } from '../desk/staging.js';
import { isBlanked } from '../logic/panic.js';
import { PanicAct } from '../stages/panic-act.js';
import { useStages } from '../stages/use-stages.js';
import { Act } from './small.js';

/** All screens at once, the one that is mirrored, and the way to each of them. */
export function StageActs({ stage }: { stage: StageView | undefined }) {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const stages = useStages();
  const isOpen = useView((view) => view.sheet === 'stages');
  const follows = stage?.scene === 'auto';
  return (
    <div className="stage-acts" role="group" aria-label={say('stages')}>
      {can.has('stage.blank') ? <PanicAct /> : null}
      {can.has('stage.show') && stage ? (
        <Act
          label={say('stage.join')}
          pressed={stage.scene === 'join'}
          onAct={() => turnScene(desk, stage, 'join')}
        />
      ) : null}
      <Act
        label={say('stages')}
        menu="bare"
        pressed={isOpen}
        onAct={() => desk.view.patch({ sheet: isOpen ? null : 'stages' })}
      />
      {can.has('stage.show') && stage && !follows && !isBlanked(stages) ? (
        <Act
          label={say('stage.auto')}
          kind="accent"
          onAct={() => void setScene(desk, stage.id, { scene: 'auto', refId: null })}
        />
      ) : null}
    </div>
  );
}
