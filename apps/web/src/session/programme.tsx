import type { SessionView } from '@openfloor/contract';
import { clockIn } from '../parts/time.js';
import type { PagesTexts } from '../text/en/pages.js';
import type { Say } from '../text/say.js';

/** Topics, focus issues, objectives and links, as the organisers wrote them. */
export function Programme({ session, say }: { session: SessionView; say: Say<PagesTexts> }) {
  const { topics, focusIssues, objectives, links, startsAt, endsAt, timeZone } = session;
  if (topics.length + focusIssues.length + objectives.length + links.length === 0) return null;
  const clock = clockIn(say.language, timeZone);
  return (
    <section className="part">
      <div>
        <h2>{say('programme')}</h2>
        {startsAt === null ? null : (
          <p className="label-16">
            <bdi>
              {endsAt === null
                ? clock.minute(startsAt)
                : say('timeSpan', { from: clock.minute(startsAt), to: clock.minute(endsAt) })}
            </bdi>
          </p>
        )}
      </div>
      <div className="two">
        <div>
          <Plain title={say('topics')} items={topics} />
          <Numbered title={say('focusIssues')} items={focusIssues} />
          <Links session={session} say={say} />
        </div>
        <Numbered title={say('objectives')} items={objectives} />
      </div>
    </section>
  );
}

function Plain({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="block">
      <h3>{title}</h3>
      <ul className="plain-list">
        {items.map((item) => (
          <li key={item} dir="auto">
            {item}
          </li>
        ))}
      </ul>
    </div>
  );
}

function Numbered({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null;
  return (
    <div className="block">
      <h3>{title}</h3>
      <ol className="numbered">
        {items.map((item, place) => (
          <li key={item}>
            <b aria-hidden="true">{place + 1}</b>
            <span dir="auto">{item}</span>
          </li>
        ))}
      </ol>
    </div>
  );
}

function Links({ session, say }: { session: SessionView; say: Say<PagesTexts> }) {
  if (session.links.length === 0) return null;
  return (
    <div className="block">
      <h3>{say('links')}</h3>
      <ul className="plain-list">
        {session.links.map(({ kind, label, url, language }) => (
          <li key={url}>
            <a href={url} rel="noopener nofollow noreferrer" dir="auto">
              {label}
            </a>{' '}
            <span className="light">
              {say(`link.${kind}`)}
              {language ? `, ${language.toUpperCase()}` : ''}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
