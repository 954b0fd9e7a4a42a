import type { QuestionView } from '@openfloor/contract';
import { Dot, Icon } from '../../parts/icons.js';
import { useClock, useDesk, useRoom, useSay, useStale } from '../desk/context.js';
import { hallOf, type Hall, type Screen } from '../logic/hall.js';
import { useSceneWords } from '../stages/scene-words.js';
import { useStageRoom } from '../stages/use-stages.js';

function useHall(): Hall {
  const { room } = useDesk();
  return hallOf(useStageRoom(), room.serverNow());
}

const numbers = (questions: readonly QuestionView[]): string => questions.map(({ no }) => `#${no}`).join(' ');

/** Whether the hall sees what is on air: claimed only when a screen said so, and not while out of touch. */
export function HallLine({ questions }: { questions: readonly QuestionView[] }) {
  const say = useSay();
  const clock = useClock();
  const hall = useHall();
  const stale = useStale();
  const sceneWords = useSceneWords();
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
      <Dot hollow={hall.state !== 'sees'} />{' '}
      {say(`hall.${hall.state}`, {
        nos,
        name: hall.first?.name ?? '',
        what: hall.first ? sceneWords(hall.first) : '',
      })}
    </p>
  );
}

interface ScreensProps {
  /** The screen that is mirrored; another one is chosen by pressing its name. */
  mirrored: string | undefined;
  onMirror: (id: string) => void;
}

/** Each screen and whether it shows what it should, with the time it last said so. */
export function Screens({ mirrored, onMirror }: ScreensProps) {
  const say = useSay();
  const clock = useClock();
  const { screens, at } = useHall();
  const stale = useStale();
  if (screens.length === 0) return <p className="screens">{say('noScreens')}</p>;
  return (
    <ul className="screens">
      {screens.map((screen) => (
        <li key={screen.id} className={stale ? 'last' : screen.agrees ? 'ok' : 'late'}>
          {screen.agrees && !stale ? <Icon name="check" /> : <Dot hollow />}{' '}
          {screens.length > 1 ? (
            <button
              type="button"
              className="link"
              aria-pressed={screen.id === mirrored}
              aria-label={say('mirrorScreen', { name: screen.name })}
              onClick={() => onMirror(screen.id)}
            >
              <bdi>{screen.name}</bdi>
            </button>
          ) : (
            <bdi>{screen.name}</bdi>
          )}
          <Said screen={screen} />
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

/** What is wrong with a screen, where something is. */
function Said({ screen }: { screen: Screen }) {
  const say = useSay();
  return screen.at === null ? ` ${say('notHeard')}` : screen.agrees ? '' : ` ${say('showsElse')}`;
}
