import { Act } from '../board/small.js';
import { callAnyway } from '../desk/calling.js';
import { useDesk, useSay, useView } from '../desk/context.js';
import type { Speaking } from '../logic/speaking.js';
import { useFloors, useNaming } from './use-speaking.js';

/** Another desk was quicker: says who has the floor now and what was wanted. Nothing was overwritten. */
export function FloorClash({ holder }: Pick<Speaking, 'holder'>) {
  const say = useSay();
  const desk = useDesk();
  const clash = useView((view) => view.floorClash);
  const nameOf = useNaming();
  const wanted = useFloors().find(({ id }) => id === clash?.floorId);
  if (!clash) return null;
  const who = wanted ? nameOf(wanted).name : '';
  const canStill = clash.wanted === 'call' && wanted && holder && wanted.id !== holder.id;
  return (
    <div className="conflict floor-clash" role="alert">
      <b className="conflict-title">{say('floorClash.title')}</b>
      <p className="conflict-text">
        {holder ? say('floorClash.now', { who: nameOf(holder).name }) : say('floorClash.nobody')}{' '}
        {wanted ? say(`floorClash.${clash.wanted}`, { who }) : ''}
      </p>
      <div className="acts">
        <Act
          label={say('floorClash.leave')}
          kind="accent"
          onAct={() => desk.view.patch({ floorClash: null })}
        />
        {canStill ? <Act label={say('floorClash.anyway', { who })} onAct={() => callAnyway(desk)} /> : null}
      </div>
    </div>
  );
}
