import { useCell, useDesk, useQuestion, useSay, useView } from '../desk/context.js';
import { airAnyway } from '../desk/airing.js';
import { Act } from './small.js';

/** Another desk was quicker: says what is on air now and what was wanted; nothing was overwritten. */
export function AirClash() {
  const say = useSay();
  const desk = useDesk();
  const clash = useView((view) => view.airConflict);
  const onAir = useCell(desk.columns, (columns) => columns.air);
  const wanted = useQuestion(clash?.wanted.at(-1));
  if (!clash) return null;
  const nos = onAir.map(({ no }) => `#${no}`).join(' ') || say('clash.nothing');
  return (
    <div className="conflict" role="alert">
      <b className="conflict-title">{say('clash.title')}</b>
      <p className="conflict-text">
        {say('clash.now', { nos })} {wanted ? say('clash.wanted', { no: String(wanted.no) }) : ''}
      </p>
      <div className="acts">
        <Act label={say('clash.leave')} kind="accent" onAct={() => desk.view.patch({ airConflict: null })} />
        {wanted ? (
          <Act label={say('clash.anyway', { no: String(wanted.no) })} onAct={() => airAnyway(desk)} />
        ) : null}
      </div>
    </div>
  );
}
