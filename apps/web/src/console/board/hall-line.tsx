import type { QuestionView } from '@openfloor/contract';
import { Dot, Icon } from '../../parts/icons.js';
import { useClock, useDesk, useRoom, useSay, useSession, useStale } from '../desk/context.js';
import { hallOf, type Hall } from '../logic/hall.js';

function useHall(): Hall {
  const { room } = useDesk();
  const session = useSession();
  const stages = useRoom(() => room.records('stage'));
  return hallOf(session, stages);
}

const numbers = (questions: readonly QuestionView[]): string => questions.map(({ no }) => `#${no}`).join(' ');

/** Whether the hall sees what is on air: claimed only when a screen said so, and not while out of touch. */
export function HallLine({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  const clock = useClock();
  const hall = useHall();
  const stale = useStale();
  const heard = useRoom((room) => (room.updatedAt === undefined ? null : room.updatedAt + room.offsetMs));
  const nos = numbers(questions);
  if (stale && questions.length > 0)
    return (
      <p className="hall-word stale" role="status">
        <Dot hollow /> {say('hall.lastKnown', { nos, time: heard === null ? '' : clock.second(heard) })}
      </p>
    );
  return (
    <p className={hall.state === 'sees' ? 'hall-word' : 'hall-word stale'} role="status">
      <Dot hollow={hall.state !== 'sees'} /> {say(`hall.${hall.state}`, { nos })}
    </p>
  );
}

/** Each screen and whether it shows what it should, with the time it last said so. */
export function Screens() {
  const say = useSay();
  const clock = useClock();
  const { screens, at } = useHall();
  const stale = useStale();
  if (screens.length === 0) return <p className="screens">{say('noScreens')}</p>;
  return (
    <ul className="screens">
      {screens.map((screen) => (
        <li key={screen.id} className={stale ? 'last' : screen.agrees ? 'ok' : 'late'}>
          {screen.agrees && !stale ? <Icon name="check" /> : <Dot hollow />} <bdi>{screen.name}</bdi>
          {screen.at === null ? ` ${say('notHeard')}` : screen.agrees ? '' : ` ${say('showsElse')}`}
        </li>
      ))}
      {at === null ? null : (
        <li className="screens-at">
          <bdi>{clock.second(at)}</bdi>
        </li>
      )}
    </ul>
  );
}
