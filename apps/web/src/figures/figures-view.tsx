import { Brand } from '../parts/floor-line.js';
import { LANGUAGES } from '../text/languages.js';
import { Funnel } from './funnel.js';
import { Hubs, Outcomes } from './more.js';
import { Participation } from './participation.js';
import { spanText } from './scale.js';
import { Speaking } from './speaking.js';
import { Timeline } from './timeline.js';
import { offsetText, type Told } from './words.js';

/** Whether figures move: as they were sent, live, held on this screen, or not heard of for a while. */
export type Motion = 'still' | 'live' | 'frozen' | 'late';

/** The whole page: six numbers, then the charts. */
export function FiguresView({ told, motion, onTurn }: { told: Told; motion: Motion; onTurn: () => void }) {
  const { say, page } = told;
  return (
    <>
      <Top told={told} motion={motion} onTurn={onTurn} />
      <main>
        <Numbers told={told} />
        <div className="panels">
          <Participation told={told} by="group" />
          <Funnel told={told} />
          <Timeline told={told} />
          <Speaking told={told} />
          <Participation told={told} by="region" />
          <Participation told={told} by="attendance" />
          <Participation told={told} by="language" />
          <Hubs told={told} />
          <Outcomes told={told} />
        </div>
      </main>
      <footer className="fig-foot">
        <p>{say('foot')}</p>
        <nav aria-label={say('language')}>
          <a href={`/s/${page.code}?l=${say.language}`}>{say('backToList')}</a>
          <a href={`/s/${page.code}/record?l=${say.language}`}>{say('toRecord')}</a>
          {LANGUAGES.filter(({ tag }) => tag !== say.language).map(({ tag, name }) => (
            <a key={tag} href={`?l=${tag}`} lang={tag} hrefLang={tag}>
              {name}
            </a>
          ))}
        </nav>
      </footer>
    </>
  );
}

function Top({ told, motion, onTurn }: { told: Told; motion: Motion; onTurn: () => void }) {
  const { say, page, figures, clock } = told;
  const { session } = page;
  const title = session.translations?.[say.language]?.text ?? session.title;
  const chair = session.chairs.join(say('comma'));
  const { name, city } = session.meeting;
  const meeting = name.includes(city) ? name : `${name}, ${city}`;
  const zone = offsetText(session.timeZone, figures.at);
  const time = spanText(figures.speaking.runningMs);
  const key = figures.speaking.runningMs === 0 ? 'notStarted' : figures.final ? 'ran' : 'running';
  return (
    <header className="fig-top">
      <a className="fig-brand" href="/">
        <Brand />
      </a>
      <div className="fig-title">
        <h1>
          <bdi>{title}</bdi>
        </h1>
        <p>{chair ? say('figuresChair', { meeting, chair }) : say('figuresOf', { meeting })}</p>
      </div>
      <State told={told} motion={motion} />
      <p className="fig-clock">
        <bdi>{clock.second(figures.at)}</bdi>
        <span>{say(key, { zone, time })}</span>
      </p>
      <div className="fig-acts">
        {motion === 'still' || figures.final ? null : (
          <button type="button" className={`button ${motion}`} onClick={onTurn}>
            {say(motion === 'frozen' ? 'thaw' : 'freeze')}
          </button>
        )}
        {session.isPublic ? (
          <a className="button" href={`/api/v1/sessions/${page.code}/export.zip`} download>
            {say('exportAll')}
          </a>
        ) : null}
      </div>
    </header>
  );
}

function State({ told: { say, figures, clock }, motion }: { told: Told; motion: Motion }) {
  const time = clock.second(figures.at);
  const [name, text] = figures.final
    ? [say('final'), say('finalText')]
    : motion === 'live'
      ? [say('live'), say('liveText')]
      : motion === 'frozen'
        ? [say('frozen'), say('frozenText', { time })]
        : motion === 'late'
          ? [say('late'), say('lateText', { time })]
          : [say('asOf', { time }), say('asOfText')];
  return (
    <p className={`fig-state ${motion}`} role="status">
      <b>{name}</b>
      <span>{text}</span>
    </p>
  );
}

function Numbers({ told: { say, figures } }: { told: Told }) {
  const { joined, asked, support, funnel, languages } = figures;
  const of = (state: string) => funnel.states.find((one) => one.state === state)?.count ?? 0;
  const numbers = [
    [joined, say('joined', { n: joined })],
    [asked, say('asked', { n: asked })],
    [support, support === null ? say('supportsHidden') : say('supports', { n: support })],
    [of('answered'), say('answered', { n: of('answered') })],
    [of('declined'), say('setAside', { n: of('declined') })],
    [languages.length, say('languagesUsed', { n: languages.length })],
  ] as const;
  return (
    <dl className="numbers">
      {numbers.map(([n, name]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{n === null ? '–' : say('plainNumber', { n })}</dd>
        </div>
      ))}
    </dl>
  );
}
