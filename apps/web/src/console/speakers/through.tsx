import type { FloorView } from '@openfloor/contract';
import { useRef } from 'react';
import { elapsedMs, timerText } from '../../parts/timer.js';
import { useChosen } from '../board/chosen.js';
import { Act, Mark } from '../board/small.js';
import { useDesk, useSay } from '../desk/context.js';
import { requeue } from '../desk/giving.js';
import { ActsMenu } from './acts-menu.js';
import { useNaming, useOffers } from './use-speaking.js';

/** Those who are through, the latest first: who has spoken and for how long, who was passed over and why. */
export function Through({ floors }: { floors: readonly FloorView[] }) {
  const say = useSay();
  if (floors.length === 0) return <p className="nothing">{say('nothingThrough')}</p>;
  return (
    <ul className="rows">
      {floors.map((floor) => (
        <ThroughRow key={floor.id} floor={floor} />
      ))}
    </ul>
  );
}

function ThroughRow({ floor }: { floor: FloorView }) {
  const say = useSay();
  const desk = useDesk();
  const ref = useRef<HTMLLIElement>(null);
  const chosen = useChosen(ref, floor.id);
  const { name, stands } = useNaming()(floor);
  const offers = useOffers(floor);
  return (
    <li
      ref={ref}
      className={chosen ? 'row through chosen' : 'row through'}
      data-question={floor.id}
      tabIndex={-1}
      aria-current={chosen || undefined}
    >
      <div className="row-line">
        <b className="through-name">
          <bdi>{name}</bdi>
        </b>
        {offers('requeue') ? (
          <Act label={say('again')} about={name} onAct={() => requeue(desk, floor, 'same')} />
        ) : null}
        <ActsMenu floor={floor} who={name} />
      </div>
      <p className="row-fact">
        <Mark group={floor.stakeholderGroup} />{' '}
        <bdi>{floor.startedAt === null ? '' : timerText(elapsedMs(floor.clock, 0))}</bdi>{' '}
        <Became floor={floor} />
      </p>
      {stands ? (
        <p className="row-fact">
          <bdi>{stands}</bdi>
        </p>
      ) : null}
      {floor.gist ? (
        <blockquote className="row-answer" dir="auto" lang={floor.gist.language}>
          {floor.gist.text}
        </blockquote>
      ) : null}
    </li>
  );
}

/** What became of a request, with the reason where one was given. */
function Became({ floor }: { floor: FloorView }) {
  const say = useSay();
  const { status, reason } = floor;
  const words = status === 'skipped' ? 'skip' : 'refuse';
  const why = reason === null ? undefined : say.maybe(`${words}.${reason}`);
  return status === 'completed' ? null : [say(`floor.${status}`), why].filter(Boolean).join(': ');
}
