import { timerText, type Reading, type TimerPhase, type Timed } from '../../parts/timer.js';
import { useReading } from '../desk/reading.js';
import { useSay } from '../desk/context.js';
import { markOf } from '../../parts/timer-face.js';
import { useTurn } from './seat.js';
import { useTold } from './told.js';
import { segmentsLeft, type Turn } from './turn.js';

/** The band across the top: whose time it is, in a word, a shape, a colour and figures, with its segments beneath. */
export function TimeBand() {
  const turn = useTurn();
  const timed = timedOf(turn);
  const reading = useReading(timed);
  const { tone, word, under } = useTold(turn, timed, reading);
  return (
    <header className="podium-band" data-tone={tone} data-phase={reading?.phase}>
      <div className="podium-band-body">
        {reading ? <Shape phase={reading.phase} /> : null}
        <div className="podium-band-words">
          <p className="podium-word">{word}</p>
          {under ? <p className="podium-under">{under}</p> : null}
        </div>
        {reading ? <Figures leftMs={reading.leftMs} /> : null}
      </div>
      <Segments left={reading?.left ?? null} />
      <Announcer turn={turn} timed={timed} reading={reading} />
    </header>
  );
}

function timedOf(turn: Turn): Timed | null {
  if (turn.whose === 'clock') return turn.clock;
  return turn.whose === 'nobody' ? null : turn.floor;
}

const SHAPES: Record<TimerPhase, string> = {
  ready: 'M20 3a17 17 0 1 1 0 34a17 17 0 1 1 0-34zm0 6a11 11 0 1 0 0 22a11 11 0 1 0 0-22z',
  running: 'M20 3a17 17 0 1 1 0 34a17 17 0 1 1 0-34z',
  wrap: 'M20 2l20 36H0z',
  over: 'M4 4h32v32H4z',
};

/** A ring before it begins, a disc while it runs, a triangle to wrap up, a square when the time is over. */
function Shape({ phase }: { phase: TimerPhase }) {
  return (
    <svg className="podium-shape" viewBox="0 0 40 40" aria-hidden="true">
      <path fillRule="evenodd" d={SHAPES[phase]} />
    </svg>
  );
}

function Figures({ leftMs }: { leftMs: number }) {
  const say = useSay();
  return (
    <div className="podium-figures" role="timer" aria-label={say('panel.timeLeft')}>
      <bdi>{timerText(leftMs)}</bdi>
    </div>
  );
}

const SEGMENTS = Array.from({ length: 30 }, (_, at) => at);

/** Thirty segments, as many filled as time is left. Without a clock the line stays free. */
function Segments({ left }: { left: number | null }) {
  const filled = left === null ? 0 : segmentsLeft(left, SEGMENTS.length);
  return (
    <div className="podium-segments" aria-hidden="true">
      {left === null ? null : SEGMENTS.map((at) => <i key={at} data-left={at < filled || undefined} />)}
    </div>
  );
}

/** Says aloud that I was called, and of my time only two minutes, one, thirty seconds and the end. */
function Announcer({ turn, timed, reading }: { turn: Turn; timed: Timed | null; reading: Reading | null }) {
  const say = useSay();
  const mark =
    turn.whose === 'mine' && timed && reading ? markOf(reading.leftMs, timed.allowedSeconds) : undefined;
  const called = turn.whose === 'called' ? say('panel.called') : '';
  return (
    <p className="visually-hidden" role="status">
      {mark === undefined ? called : say.maybe(`mark.${mark}`)}
    </p>
  );
}
