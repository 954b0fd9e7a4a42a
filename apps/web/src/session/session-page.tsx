import type { Counts, JoinCard } from '@openfloor/contract';
import { FloorLine } from '../parts/floor-line.js';
import { cityOf, clockIn } from '../parts/time.js';
import type { PagesTexts } from '../text/en/pages.js';
import type { Say } from '../text/say.js';
import { JoinCardBox } from './join-card.js';
import { People } from './people.js';
import { Programme } from './programme.js';
import { TopBar } from './top-bar.js';

/** What the public page of a session shows. */
export interface SessionPageProps {
  card: JoinCard;
  publicUrl: string;
  say: Say<PagesTexts>;
  counts: Counts | undefined;
  live: boolean;
}

/** The public page of a session: when and where, how to join, the programme, and the people by stakeholder group. */
export function SessionPage({ card, publicUrl, say, counts, live }: SessionPageProps) {
  const { session, people } = card;
  const place = [session.meeting.name, session.meeting.city].filter(Boolean).join(', ');
  return (
    <>
      <TopBar say={say} />
      <main className="page">
        <div className="intro">
          <div>
            <p className="meeting" dir="auto">
              {place}
            </p>
            <h1 dir="auto">{session.title}</h1>
            {session.subTheme ? (
              <p className="subtitle" dir="auto">
                {session.subTheme}
              </p>
            ) : null}
            <FloorLine />
            <Facts session={session} say={say} />
          </div>
          <JoinCardBox session={session} publicUrl={publicUrl} say={say} counts={counts} live={live} />
        </div>
        <Programme session={session} say={say} />
        <People people={people} rules={session.rules} say={say} />
      </main>
    </>
  );
}

function Facts({ session, say }: { session: JoinCard['session']; say: Say<PagesTexts> }) {
  const { startsAt, timeZone, sessionType, format, rules } = session;
  const identity = {
    anonymous: 'anonymousAllowed',
    pseudonym: 'pseudonymAllowed',
    affiliation: 'affiliationNeeded',
    public: 'nameNeeded',
  } as const;
  return (
    <dl className="facts">
      {startsAt === null ? null : (
        <>
          <div>
            <dt>{say('date')}</dt>
            <dd>{clockIn(say.language, timeZone).day(startsAt)}</dd>
          </div>
          <Times session={session} say={say} />
        </>
      )}
      <div>
        <dt>{say('format')}</dt>
        <dd>{say('formatLine', { type: say(`type.${sessionType}`), format: say(`format.${format}`) })}</dd>
      </div>
      <div>
        <dt>{say('questions')}</dt>
        <dd>
          {say(rules.review === 'before' ? 'reviewedFirst' : 'reviewedAfter')}{' '}
          {say(identity[rules.identity.least])}
        </dd>
      </div>
    </dl>
  );
}

/** From when to when in the session's own time, and in UTC for everybody else. */
function Times({ session, say }: { session: JoinCard['session']; say: Say<PagesTexts> }) {
  const { startsAt, endsAt, timeZone, meeting } = session;
  if (startsAt === null) return null;
  const span = (zone: string): string => {
    const clock = clockIn(say.language, zone);
    const from = clock.minute(startsAt);
    return endsAt === null ? from : say('timeSpan', { from, to: clock.minute(endsAt) });
  };
  return (
    <div>
      <dt>{say('timeIn', { city: meeting.city || cityOf(timeZone) })}</dt>
      <dd>
        <bdi>{span(timeZone)}</bdi> <span className="light">{say('inUtc', { span: span('UTC') })}</span>
      </dd>
    </div>
  );
}
