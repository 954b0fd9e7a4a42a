import type { FloorView, OwnFloor } from '@openfloor/contract';
import { useRef } from 'react';
import { readTimer, timerText, untilTick, type Reading } from '../../parts/timer.js';
import { faceOf, markOf } from '../../parts/timer-face.js';
import { useLaterPage, useTick } from '../later-context.js';

type Timed = Pick<FloorView | OwnFloor, 'clock' | 'allowedSeconds'>;

/** Browsers wake a little early; then the figure would still be the old one. */
const LATE_MS = 5;

function useReading(timed: Timed): Reading {
  const { now } = useLaterPage();
  useTick(timed.clock.running ? untilTick(timed.clock, now) + LATE_MS : null);
  return readTimer(timed, now);
}

/** What is left of a speech, by the server's clock: shape, word and figure. */
export function TimeLeft({ timed }: { timed: Timed }) {
  const { say } = useLaterPage();
  const { tone, word, shape, figure } = faceOf(useReading(timed));
  return (
    <span className={`time-left ${tone}`} role="timer">
      <svg viewBox="0 0 12 12" aria-hidden="true">
        <path fillRule="evenodd" d={shape} />
      </svg>
      {say(word)} <bdi>{figure}</bdi>
    </span>
  );
}

/** Says one's own clock aloud when two minutes, one, half of one and none are left. */
export function TimeNews({ timed }: { timed: Timed }) {
  const { say } = useLaterPage();
  const { leftMs } = useReading(timed);
  const mark = markOf(leftMs, timed.allowedSeconds);
  const first = useRef(mark);
  const text = mark ? say('timeLeft', { time: timerText(mark * 1_000) }) : say('timeOver');
  return (
    <span className="visually-hidden" role="status">
      {mark === first.current ? '' : text}
    </span>
  );
}
