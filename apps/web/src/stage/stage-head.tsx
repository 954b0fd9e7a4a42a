import { useScreen } from './stage-context.js';
import { TimerBlock, TimerNews } from './timer.js';
import type { Timed } from './turn.js';

interface StageHeadProps {
  /** Shows the hours of the session too. */
  isTimed?: boolean;
  /** The clock at the end of the line. */
  turn?: Timed | undefined;
  /** The scene has a heading of its own. */
  isQuiet?: boolean;
}

/** Session, meeting and kind of session, and the clock of whoever has the floor. */
export function StageHead({ isTimed = false, turn, isQuiet = isTimed }: StageHeadProps) {
  const { room, say, clock } = useScreen();
  const { title, meeting, sessionType, startsAt, endsAt, translations } = room.session;
  const place = [meeting.name.replace(/ \(.*\)$/, ''), meeting.city].filter(Boolean).join(', ');
  const kind = say(`type.${sessionType}`);
  const Title = isQuiet ? 'b' : 'h1';
  const span =
    isTimed && startsAt !== null && endsAt !== null
      ? say('timeSpan', { from: clock.minute(startsAt), to: clock.minute(endsAt) })
      : '';
  return (
    <header className={isTimed ? 'stage-head timed' : 'stage-head'}>
      <div className="stage-title">
        <Title dir="auto">{translations?.[say.language]?.text ?? title}</Title>
        <span>
          <bdi>{place}</bdi>. {kind}
          {span ? (
            <>
              , <bdi>{span}</bdi>
            </>
          ) : null}
        </span>
      </div>
      {turn ? <TimerBlock timed={turn} /> : null}
      {turn ? <TimerNews key={turn.id} timed={turn} /> : null}
    </header>
  );
}
