import type { Counts, RecordRows } from '@openfloor/contract';
import { reasonWords } from '../audience/own-status.js';
import { Brand, FloorLine } from '../parts/floor-line.js';
import { Rich } from '../parts/rich.js';
import { cityOf, clockIn } from '../parts/time.js';
import { LANGUAGES } from '../text/languages.js';
import { ChainPart } from './chain-part.js';
import { Entries } from './entries.js';
import { FilterParts } from './filter-parts.js';
import { recordQuery, type RecordInput } from './record.js';
import { OutcomePart } from './outcome-part.js';
import type { RecordSay } from './words.js';

export interface RecordPageProps extends RecordInput {
  say: RecordSay;
}

/** The record of moderation of a session for everybody: what became of the questions, the chain, every entry. */
export function RecordPage(props: RecordPageProps) {
  const { say, session, code, record } = props;
  const title = session.translations?.[say.language]?.text ?? session.title;
  const place = [session.meeting.name, session.meeting.city].filter(Boolean).join(', ');
  return (
    <>
      <header className="top-bar">
        <a href="/">
          <Brand />
        </a>
        <nav aria-label={say('language')}>
          {LANGUAGES.map(({ tag, name }) =>
            tag === say.language ? (
              <b key={tag} lang={tag} aria-current="true">
                {name}
              </b>
            ) : (
              <a key={tag} href={recordQuery(record ?? {}, tag, record?.page)} lang={tag} hrefLang={tag}>
                {name}
              </a>
            ),
          )}
        </nav>
      </header>
      <main className="page record">
        <p className="meeting">
          <bdi>{place}</bdi>
        </p>
        <h1>{say('recordPageTitle')}</h1>
        <p className="record-of">
          <bdi>{title}</bdi>
        </p>
        <FloorLine />
        <p className="record-back">
          <a href={`/s/${code}?l=${say.language}`}>{say('recordBack')}</a>
          <a href={`/s/${code}/figures?l=${say.language}`}>{say('recordFigures')}</a>
        </p>
        {record ? <Open {...props} record={record} /> : <Shut say={say} />}
      </main>
    </>
  );
}

function Shut({ say }: Pick<RecordPageProps, 'say'>) {
  return (
    <section className="part">
      <h2>{say('recordShut')}</h2>
      <p>{say('recordShutText')}</p>
    </section>
  );
}

function Open({ say, session, counts, record, ...more }: RecordPageProps & { record: RecordRows }) {
  const { subjects = {}, verified, code } = more;
  const clock = clockIn(say.language, session.timeZone);
  return (
    <>
      <p className="lead">{say('recordLead')}</p>
      <OutcomePart {...{ say, code, clock }} takeaways={more.takeaways ?? []} report={more.report} />
      {counts ? <Sum say={say} counts={counts} record={record} /> : null}
      <ChainPart
        {...{ say, code, clock, verified }}
        session={session.id}
        head={record.head}
        entries={record.all}
      />
      <section className="part entries-part">
        <div>
          <h2 id="entries">{say('actsTitle')}</h2>
          <p className="note">{say('timesIn', { city: cityOf(session.timeZone) })}</p>
          <FilterParts say={say} record={record} />
        </div>
        <Entries say={say} record={record} subjects={subjects} clock={clock} />
      </section>
    </>
  );
}

/** One sentence: asked, shown, and what was not, with the reasons of what was set aside. */
function Sum({ say, counts, record }: { say: RecordSay; counts: Counts; record: RecordRows }) {
  const { asked, published, shortlisted, onAir, answered, deferred, lapsed } = counts;
  const { declined, merged, withdrawn } = counts;
  const shown = published + shortlisted + onAir + answered + deferred + lapsed;
  const review = Math.max(0, asked - shown - declined - merged - withdrawn);
  const line = (key: 'sumMerged' | 'sumWithdrawn' | 'sumReview', n: number): string[] =>
    n > 0 ? [say(key, { n })] : [];
  const parts = [
    say('sumAsked', { n: asked }),
    say('sumShown', { n: shown }),
    ...line('sumMerged', merged),
    ...line('sumWithdrawn', withdrawn),
    ...line('sumReview', review),
    declined > 0 ? declinedWords(say, declined, record) : say('sumDeclined', { n: declined }),
  ];
  return (
    <section className="part">
      <h2>{say('sumTitle')}</h2>
      <p className="sum">
        <Rich text={parts.join(say('comma'))} />
      </p>
    </section>
  );
}

function declinedWords(say: RecordSay, n: number, { asides }: RecordRows): string {
  const reasons = asides.map(([reason, times]) =>
    say('sumReason', { n: times, reason: reasonWords(say, reason === '' ? null : reason) }),
  );
  const declined = say('sumDeclined', { n });
  if (reasons.length === 0) return declined;
  return say('sumReasons', { declined, reasons: reasons.join(say('comma')) });
}
