import type { Scene } from '@openfloor/contract';
import { useCan, useDesk, useRoom, useSay } from '../desk/context.js';
import { Act } from './small.js';

/** What all screens show: what is on air by itself, the join card, or nothing. Which one holds is pressed. */
export function StageActs() {
  const say = useSay();
  const desk = useDesk();
  const can = useCan();
  const scene = useRoom(() => desk.room.records('stage')[0]?.scene ?? 'auto');
  const show = (next: Scene) => (): void => {
    const says = `stage.${next}`;
    if (next === 'blank') void desk.order({ type: 'stage.blank', args: {}, says });
    else void desk.order({ type: 'stage.show', args: { scene: next }, says });
  };
  return (
    <div className="stage-acts" role="group" aria-label={say('stage.all')}>
      {can.has('stage.blank') ? (
        <Act
          label={say('stage.blank')}
          pressed={scene === 'blank'}
          onAct={show(scene === 'blank' ? 'auto' : 'blank')}
        />
      ) : null}
      {can.has('stage.show') ? (
        <Act
          label={say('stage.join')}
          pressed={scene === 'join'}
          onAct={show(scene === 'join' ? 'auto' : 'join')}
        />
      ) : null}
      {can.has('stage.show') && scene !== 'auto' ? (
        <Act label={say('stage.auto')} kind="accent" onAct={show('auto')} />
      ) : null}
    </div>
  );
}
