import { timerText } from '../parts/timer.js';
import { JoinBlock } from './join-block.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { useServerTime } from './use-server-time.js';

/** That there is a break, when the session goes on, and how long that is. */
export function BreakScene() {
  const { room, say } = useScreen();
  const { resumesAt } = room.session;
  return (
    <>
      <StageHead isQuiet />
      <main className="break">
        <h1>{say('paused')}</h1>
        {resumesAt === null ? null : <UntilThen resumesAt={resumesAt} />}
      </main>
      <div className="floor-line" aria-hidden="true" />
      <footer className="foot end">
        <JoinBlock />
      </footer>
    </>
  );
}

function UntilThen({ resumesAt }: { resumesAt: number }) {
  const { say, clock, now } = useScreen();
  const at = useServerTime(now, (read) => (resumesAt > read ? (resumesAt - read) % 1_000 || 1_000 : null));
  const isLate = resumesAt <= at;
  return (
    <>
      <p className="muted">
        <bdi>{isLate ? say('resumesSoon') : say('resumes', { time: clock.minute(resumesAt) })}</bdi>
      </p>
      {isLate ? null : (
        <p className="until" role="timer">
          <bdi>{timerText(resumesAt - at)}</bdi>
        </p>
      )}
    </>
  );
}
