import type { MeetingView, SessionListed } from '@openfloor/contract';
import { FloorLine } from '../parts/floor-line.js';
import { Dot } from '../parts/icons.js';
import { groupedCode } from '../parts/join-code.js';
import { clockIn } from '../parts/time.js';
import type { PagesTexts } from '../text/en/pages.js';
import type { Say } from '../text/say.js';
import { phaseWords } from './join-card.js';
import { TopBar } from './top-bar.js';

export type MeetingListed = MeetingView & { sessions: SessionListed[] };

interface HomePageProps {
  meetings: readonly MeetingListed[];
  say: Say<PagesTexts>;
  wrong: WrongCode | undefined;
}

/** A code that leads nowhere, or did once. */
export interface WrongCode {
  code: string;
  isChanged: boolean;
}

/** The home page: a place for the code, and the sessions of every meeting. */
export function HomePage({ meetings, say, wrong }: HomePageProps) {
  return (
    <>
      <TopBar say={say} />
      <main className="page">
        <div className="intro home">
          <div>
            <h1>{say('homeTitle')}</h1>
            <p className="subtitle">{say('homeText')}</p>
            <FloorLine />
          </div>
          <CodeForm say={say} wrong={wrong} />
        </div>
        {meetings.length === 0 ? <p className="part-note">{say('homeNone')}</p> : null}
        {meetings.map((meeting) => (
          <Meeting key={meeting.id} meeting={meeting} say={say} />
        ))}
        <footer className="page-foot">
          {say('homeOrganisers')}: <a href="/console">{say('homeConsole')}</a>
        </footer>
      </main>
    </>
  );
}

/** Takes a code to its session; works without scripts. */
function CodeForm({ say, wrong }: Pick<HomePageProps, 'say' | 'wrong'>) {
  return (
    <form className="join-card" action="/s/" method="get" role="search">
      <label htmlFor="code">{say('homeCode')}</label>
      <input
        id="code"
        name="code"
        className="code-field"
        dir="ltr"
        required
        maxLength={20}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        defaultValue={wrong ? groupedCode(wrong.code) : ''}
        aria-describedby="code-hint"
        aria-invalid={wrong ? 'true' : undefined}
      />
      <p id="code-hint" className={wrong ? 'note danger' : 'note'} role={wrong ? 'alert' : undefined}>
        {hintWords(say, wrong)}
      </p>
      <button type="submit" className="action">
        {say('homeOpen')}
      </button>
    </form>
  );
}

function hintWords(say: Say<PagesTexts>, wrong: WrongCode | undefined): string {
  if (!wrong) return say('homeHint');
  return wrong.isChanged ? say('homeCodeChanged') : say('homeWrong', { code: groupedCode(wrong.code) });
}

function Meeting({ meeting, say }: { meeting: MeetingListed; say: Say<PagesTexts> }) {
  return (
    <section className="part">
      <div>
        <h2 dir="auto">{meeting.name}</h2>
        <p className="label-16" dir="auto">
          {meeting.city}
        </p>
      </div>
      <ul className="sessions">
        {meeting.sessions.map((session) => (
          <SessionRow key={session.id} session={session} timeZone={meeting.timeZone} say={say} />
        ))}
      </ul>
    </section>
  );
}

interface SessionRowProps {
  session: SessionListed;
  timeZone: string;
  say: Say<PagesTexts>;
}

function SessionRow({ session, timeZone, say }: SessionRowProps) {
  const { slug, code, title, phase, startsAt } = session;
  const clock = clockIn(say.language, timeZone);
  return (
    <li>
      <p className="when">
        {startsAt === null ? null : (
          <>
            {clock.day(startsAt)}
            <bdi>{clock.minute(startsAt)}</bdi>
          </>
        )}
      </p>
      <div>
        <h3 dir="auto">
          <a href={`/s/${code}`}>{title}</a>
        </h3>
        <p>
          <a href={`/session/${slug}`}>{say('homeProgramme')}</a>
        </p>
      </div>
      <p className={phase === 'open' ? 'state live' : 'state'}>
        <Dot hollow={phase !== 'open'} />
        {phaseWords(say, phase)}
        <span className="session-code">
          {say('code')} <bdi>{groupedCode(code)}</bdi>
        </span>
      </p>
    </li>
  );
}
