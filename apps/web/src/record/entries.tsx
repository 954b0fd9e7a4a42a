import type { LedgerEntry, RecordRows, RecordSubject } from '@openfloor/contract';
import type { Clock } from '../parts/time.js';
import { ReceiptNo } from '../parts/written.js';
import { detailsOf, recordQuery } from './record.js';
import { entryWords, stateWords, type RecordSay } from './words.js';

interface EntriesProps {
  say: RecordSay;
  record: RecordRows;
  subjects: Record<string, RecordSubject>;
  clock: Clock;
}

/** The entries of this page, newest first, by day where there are several, and the way to the other pages. */
export function Entries({ say, record, subjects, clock }: EntriesProps) {
  const days = byDay(record.rows, clock);
  const isWhole = record.found === record.all;
  const none = record.all === 0 ? 'entriesNoneYet' : 'entriesNone';
  return (
    <div className="entries-list">
      <p className="count">
        {record.found === 0
          ? say(none)
          : say(isWhole ? 'entriesAll' : 'entriesShown', { n: record.found, all: record.all })}
      </p>
      {days.map(([day, entries]) => (
        <section key={day} aria-label={day}>
          <h3 className="day">{day}</h3>
          <ol className="register">
            {entries.map((entry) => (
              <Entry key={entry.no} {...{ say, entry, subjects, clock }} />
            ))}
          </ol>
        </section>
      ))}
      <Pages say={say} record={record} />
    </div>
  );
}

function byDay(rows: readonly LedgerEntry[], clock: Clock): [string, LedgerEntry[]][] {
  const days = new Map<string, LedgerEntry[]>();
  for (const entry of rows) {
    const day = clock.day(entry.at);
    days.set(day, [...(days.get(day) ?? []), entry]);
  }
  return [...days];
}

type EntryProps = Omit<EntriesProps, 'record'> & { entry: LedgerEntry };

function Entry({ say, entry, subjects, clock }: EntryProps) {
  const { no, at, role, about } = entry;
  const subject = about && subjects[`${about.kind} ${about.no}`];
  const isQuestion = about?.kind === 'question' && about.no !== null;
  return (
    <li id={`e${no}`}>
      <p className="entry-meta">
        <span className="entry-no">
          <span className="visually-hidden">{say('entry')} </span>
          {no}
        </span>{' '}
        <time dateTime={new Date(at).toISOString()}>{clock.minute(at)}</time>{' '}
        <span className="entry-by">{say.maybe(`role.${role}`) ?? role}</span>
      </p>
      <div className="entry-did">
        <p>
          {isQuestion ? (
            <a href={`${recordQuery({ about: about.no ?? 0 }, say.language)}#entries`} className="entry-of">
              <ReceiptNo no={about.no ?? 0} />
            </a>
          ) : null}{' '}
          <span>{entryWords(say, entry)}</span>
        </p>
        {subject ? (
          <p className="entry-words" lang={subject.language} dir="auto">
            {subject.text}
          </p>
        ) : null}
        <Moved say={say} entry={entry} />
        <Details say={say} entry={entry} subjects={subjects} />
      </div>
    </li>
  );
}

/** From which state to which. */
function Moved({ say, entry }: Pick<EntryProps, 'say' | 'entry'>) {
  const [from, to] = [stateWords(say, entry.from), stateWords(say, entry.to)];
  if (!from || !to) return null;
  return (
    <p className="entry-moved">
      {from} <span aria-hidden="true">{say.direction === 'rtl' ? '←' : '→'}</span>
      <span className="visually-hidden">{say('stateTo')}</span> {to}
    </p>
  );
}

/** What exactly was changed, where the entry says so as data. */
function Details({ say, entry, subjects }: Pick<EntryProps, 'say' | 'entry' | 'subjects'>) {
  const details = detailsOf(entry);
  if (details.length === 0) return null;
  const valueOf = (value: string | null): string =>
    value === null || value === 'null' ? say('nothing') : (subjects[`person ${value}`]?.text ?? value);
  return (
    <details className="entry-more">
      <summary>{say('entryMore')}</summary>
      <dl dir="ltr">
        {details.map(({ name, from, to }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              {from === null ? null : <s>{valueOf(from)}</s>}{' '}
              {to === null ? null : <span>{valueOf(to)}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function Pages({ say, record }: Pick<EntriesProps, 'say' | 'record'>) {
  const { page, pages } = record;
  if (pages < 2) return null;
  const to = (other: number): string => `${recordQuery(record, say.language, other)}#entries`;
  return (
    <nav className="record-pages" aria-label={say('pagesOf')}>
      {page > 1 ? <a href={to(page - 1)}>{say('pageNewer')}</a> : null}
      <span>{say('pageOf', { n: page, of: pages })}</span>
      {page < pages ? <a href={to(page + 1)}>{say('pageOlder')}</a> : null}
    </nav>
  );
}
