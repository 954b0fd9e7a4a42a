import { JoinBlock } from './join-block.js';
import { useScreen } from './stage-context.js';
import { StageHead } from './stage-head.js';
import { TimeLine, TimerBlock, TimerNews } from './timer.js';
import type { Timed } from './turn.js';
import { purposeText, standsText } from './words-of.js';

/** One clock as large as the screen, and what it is for. */
export function ClockScene({ timed }: { timed: Timed }) {
  const { room, say } = useScreen();
  const around = { room, say };
  const stands = timed.kind === 'floor' ? standsText(around, timed) : '';
  return (
    <>
      <StageHead isQuiet />
      <main className="clock">
        <h1>
          <bdi>{purposeText(around, timed)}</bdi>
        </h1>
        {stands ? (
          <p className="muted">
            <bdi>{stands}</bdi>
          </p>
        ) : null}
        <TimerBlock timed={timed} big />
        <TimerNews key={timed.id} timed={timed} />
      </main>
      <TimeLine timed={timed} />
      <footer className="foot end">
        <JoinBlock small />
      </footer>
    </>
  );
}
