import type { FloorView } from '@openfloor/contract';
import { timerText, type Reading } from '../../parts/timer.js';
import { useSay } from '../desk/context.js';
import { markOf } from '../../parts/timer-face.js';
import { useReading } from '../desk/reading.js';

const TICKS = 30;

/** Circle, triangle, square: a phase is never told by colour alone. Two bars where it stands still. */
const SHAPES = {
  ready: 'M6 1.5a4.5 4.5 0 1 1 0 9a4.5 4.5 0 1 1 0-9z',
  running: 'M6 .5a5.5 5.5 0 1 1 0 11a5.5 5.5 0 1 1 0-11z',
  wrap: 'M6 .5l6 11H0z',
  over: 'M1 1h10v10H1z',
  still: 'M1 1h3.5v10H1zM7.5 1H11v10H7.5z',
} as const;

type Look = keyof typeof SHAPES;

/** How a clock looks: its phase, or that it stands still in the middle of it. */
function lookOf({ phase, isStill, elapsedMs }: Reading): Look {
  if (phase === 'ready' || !isStill || elapsedMs === 0) return phase;
  return phase === 'over' ? 'over' : 'still';
}

/** The word of a phase with its shape, in its colour. */
export function Phase({ reading }: { reading: Reading }) {
  const say = useSay();
  const look = lookOf(reading);
  return (
    <b className={`phase ${look}`}>
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path d={SHAPES[look]} />
      </svg>{' '}
      {say(`timer.${look}`)}
    </b>
  );
}

/** The clock of whoever has the floor: what is left, its phase, of how much, and 30 ticks of which the left are full. */
export function SpeakerClock({ floor, who }: { floor: FloorView; who: string }) {
  const say = useSay();
  const reading = useReading(floor);
  const left = Math.ceil(reading.left * TICKS);
  return (
    <div className="speaker-clock">
      <p className="clock-line">
        <span role="timer" aria-label={say('timerLabel', { who })} aria-live="off">
          <bdi>{timerText(reading.leftMs)}</bdi>
        </span>
        <Phase reading={reading} />
        <span className="of-time">{say('ofTime', { time: timerText(floor.allowedSeconds * 1_000) })}</span>
      </p>
      <p className={`ticks ${lookOf(reading)}`} aria-hidden="true">
        {Array.from({ length: TICKS }, (_, at) => (
          <span key={at} className={at < left ? 'left' : undefined} />
        ))}
      </p>
      <Mark reading={reading} allowedSeconds={floor.allowedSeconds} />
    </div>
  );
}

/** Tells whoever listens when 2:00, 1:00, 0:30 and 0:00 are passed, and nothing in between. */
function Mark({ reading, allowedSeconds }: { reading: Reading; allowedSeconds: number }) {
  const say = useSay();
  const mark = reading.isStill ? undefined : markOf(reading.leftMs, allowedSeconds);
  return (
    <span role="status" className="visually-hidden">
      {mark === undefined ? '' : say(`mark.${mark}`)}
    </span>
  );
}
