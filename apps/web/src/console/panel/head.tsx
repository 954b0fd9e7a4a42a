import { Dot } from '../../parts/icons.js';
import { useClock, usePeople, useRoom, useSay, useStale } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { peopleOf } from './asked.js';
import type { PanelTheme } from './look.js';
import { apart } from './apart.js';
import { useMay, useMe, useNames } from './seat.js';
import type { ShownQuestion } from './use-asked.js';

/** What is open beside the question. */
export type Open = 'floor' | 'desk' | 'writing' | 'takeaways' | null;

interface HeadProps {
  shown: ShownQuestion | null;
  open: Open;
  onOpen: (open: Open) => void;
  theme: PanelTheme;
  onTheme: (theme: PanelTheme) => void;
  /** Questions this panellist owes an answer in writing. */
  debts: number;
  /** The session is closed: what can be opened beside the question stands open or is gone. */
  isOver: boolean;
  /** To the moderator's console, for whoever leads. */
  onBoard?: (() => void) | undefined;
}

/** What the question is to whoever sits here, the time in the room, and what is seldom needed. */
export function Head({ shown, onBoard, ...acts }: HeadProps) {
  const say = useSay();
  return (
    <div className="podium-head">
      <Label shown={shown} />
      <Whose />
      <Stale />
      <div className="podium-head-acts">
        <HeadActs {...acts} />
        {onBoard ? (
          <button type="button" className="btn podium-small" onClick={onBoard}>
            {say('panel.board')}
          </button>
        ) : null}
      </div>
      <Time />
    </div>
  );
}

function Label({ shown }: { shown: ShownQuestion | null }) {
  const say = useSay();
  const named = useNames();
  if (!shown) return null;
  const names = shown.how === 'others' ? named(peopleOf(shown.question)) : '';
  return (
    <h2>
      {shown.how === 'others' && !names
        ? say('panel.how.panel')
        : say(`panel.how.${shown.how}`, { names: apart(names) })}
    </h2>
  );
}

/** Whose tablet this is, so that two of them are not taken for each other. */
function Whose() {
  const me = useMe();
  const person = usePeople().find(({ id }) => id === me);
  if (!person) return <span className="podium-whose" />;
  const { honorific, name, position, affiliation } = person;
  return (
    <span className="podium-whose" dir="auto">
      {[[honorific, name].filter(Boolean).join(' '), position, affiliation].filter(Boolean).join(', ')}
    </span>
  );
}

function Time() {
  const clock = useClock();
  const time = useTick((now) => clock.second(now));
  return <bdi className="podium-time">{time}</bdi>;
}

/** Out of touch: since when. The question and the clocks stay. */
function Stale() {
  const say = useSay();
  const clock = useClock();
  const stale = useStale();
  const ended = useRoom(({ connection }) => connection === 'refused' || connection === 'closed');
  const heard = useRoom((room) => (room.updatedAt === undefined ? null : room.updatedAt + room.offsetMs));
  const time = heard === null ? '' : clock.second(heard);
  return (
    <span className="podium-stale" role="status">
      {stale ? (
        <>
          <Dot hollow /> {say(ended ? 'panel.ended' : 'panel.stale', { time })}
        </>
      ) : null}
    </span>
  );
}

function HeadActs({ open, onOpen, theme, onTheme, debts, isOver }: Omit<HeadProps, 'shown' | 'onBoard'>) {
  const say = useSay();
  const maySignal = useMay('signal.send') && !isOver;
  const mayWrite = (useMay('question.answer') || debts > 0) && !isOver;
  const toggle = (name: Open) => (): void => onOpen(open === name ? null : name);
  const other = theme === 'dark' ? 'light' : 'dark';
  return (
    <>
      {mayWrite ? (
        <button
          type="button"
          className={debts > 0 ? 'btn podium-small bold' : 'btn podium-small'}
          aria-expanded={open === 'writing'}
          onClick={toggle('writing')}
        >
          {debts > 0 ? say('panel.debts', { n: debts }) : say('panel.writing')}
        </button>
      ) : null}
      {maySignal ? (
        <button
          type="button"
          className="btn podium-small"
          aria-expanded={open === 'desk'}
          onClick={toggle('desk')}
        >
          {say('panel.toDesk')}
        </button>
      ) : null}
      <button type="button" className="btn podium-small" onClick={() => onTheme(other)}>
        {say(`panel.${other}`)}
      </button>
    </>
  );
}
