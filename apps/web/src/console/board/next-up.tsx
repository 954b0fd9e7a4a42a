import { airNext } from '../desk/airing.js';
import { useCell, useDesk, useSay, useView } from '../desk/context.js';
import { Act, Mark, Receipt } from './small.js';

/** The first of the queue, one key away from the hall. */
export function NextUp() {
  const say = useSay();
  const desk = useDesk();
  const next = useCell(desk.columns, (columns) => columns.queue[0]);
  const caps = useView((view) => !view.keysOff);
  const busy = useView((view) => next !== undefined && view.busy.has(next.id));
  if (!next || next.status !== 'shortlisted') return <p className="next-up">{say('nothingNext')}</p>;
  return (
    <div className="next-up">
      <span className="next-word">{say('next')}</span>
      <Receipt no={next.no} />
      <Mark group={next.author.stakeholderGroup} />
      <Act
        label={say('putOnAir')}
        no={next.no}
        kind="ink"
        cap={caps ? '⇧N' : undefined}
        off={busy}
        onAct={() => void airNext(desk)}
      />
    </div>
  );
}
