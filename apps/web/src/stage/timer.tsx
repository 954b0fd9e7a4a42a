import { useRef, type CSSProperties } from 'react';
import { useScreen } from './stage-context.js';
import { faceOf, markOf } from '../parts/timer-face.js';
import type { Timed } from './turn.js';
import { useReading } from './use-server-time.js';

/** A clock as the hall reads it: shape, word and figure on the colour that says the same. `big` fills the screen. */
export function TimerBlock({ timed, big = false }: { timed: Timed; big?: boolean }) {
  const { say } = useScreen();
  const { tone, word, shape, figure } = faceOf(useReading(timed));
  const size = big ? (figure.length > 5 ? ' big long' : ' big') : '';
  return (
    <div className={`timer ${tone}${size}`} role="timer">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path fillRule="evenodd" d={shape} />
      </svg>
      <span>{say(word)}</span>
      <bdi>{figure}</bdi>
    </div>
  );
}

/** Says a clock aloud when two minutes, one, half of one or none are left; never each second. */
export function TimerNews({ timed }: { timed: Timed }) {
  const { say } = useScreen();
  const reading = useReading(timed);
  const mark = markOf(reading.leftMs, timed.allowedSeconds);
  const first = useRef(mark);
  const isNews = mark !== first.current && !reading.isStill;
  return (
    <span className="visually-hidden" role="status">
      {isNews && mark !== undefined
        ? `${say(faceOf(reading).word)} ${Math.floor(mark / 60)}:${String(mark % 60).padStart(2, '0')}`
        : ''}
    </span>
  );
}

/** The floor line with what is left of a clock as its segment, in the colour of the clock. */
export function TimeLine({ timed }: { timed: Timed }) {
  const reading = useReading(timed);
  return (
    <div
      className={`floor-line timed ${faceOf(reading).tone}`}
      style={{ '--left': String(reading.left) } as CSSProperties}
      aria-hidden="true"
    />
  );
}
