import { useScreen } from './stage-context.js';

/** Session, meeting and kind of session; with `isTimed` the hours too. */
export function StageHead({ isTimed = false }: { isTimed?: boolean }) {
  const { room, say, clock } = useScreen();
  const { title, meeting, sessionType, startsAt, endsAt, translations } = room.session;
  const place = [meeting.name.replace(/ \(.*\)$/, ''), meeting.city].filter(Boolean).join(', ');
  const kind = say(`type.${sessionType}`);
  const Title = isTimed ? 'b' : 'h1';
  const span =
    isTimed && startsAt !== null && endsAt !== null
      ? `, ${say('timeSpan', { from: clock.minute(startsAt), to: clock.minute(endsAt) })}`
      : '';
  return (
    <header className={isTimed ? 'stage-head timed' : 'stage-head'}>
      <Title dir="auto">{translations?.[say.language]?.text ?? title}</Title>
      <span>
        <bdi>{place}</bdi>. {kind}
        <bdi>{span}</bdi>
      </span>
    </header>
  );
}
