import type { RecordRows } from '@openfloor/contract';
import { reasonWords } from '../audience/own-status.js';
import { recordQuery, type Filters } from './record.js';
import { filedWords, type RecordSay } from './words.js';

interface FilterProps {
  say: RecordSay;
  record: RecordRows;
}

/** Counts that are filters at once: what was done, why, and about which question. Links and a form; no script. */
export function FilterParts({ say, record }: FilterProps) {
  const { what, reason, about, acts, reasons } = record;
  if (record.all === 0) return null;
  const isFiltered = what !== undefined || reason !== undefined || about !== undefined;
  return (
    <div className="filters">
      <form method="get" role="search" className="about-form">
        <label htmlFor="about">{say('filterAbout')}</label>
        <div>
          <input
            id="about"
            name="about"
            inputMode="numeric"
            pattern="[0-9]*"
            maxLength={6}
            value={about ?? ''}
            dir="ltr"
          />
          <input type="hidden" name="l" value={say.language} />
          <button>{say('filterShow')}</button>
        </div>
      </form>
      <Choices
        {...{ say, record }}
        title={say('filterActs')}
        name="what"
        of={acts}
        wordsOf={(key) => filedWords(say, key)}
      />
      <Choices
        {...{ say, record }}
        title={say('filterReasons')}
        name="reason"
        of={reasons}
        wordsOf={(key) => reasonWords(say, key)}
      />
      {isFiltered ? (
        <p>
          <a href={`${recordQuery({}, say.language)}#entries`}>{say('filterClear')}</a>
        </p>
      ) : null}
    </div>
  );
}

/** More than so many kinds stand behind a word, so that the record itself is not far away. */
const AT_ONCE = 6;

function Choices(
  props: FilterProps & {
    title: string;
    name: 'what' | 'reason';
    of: readonly [string, number][];
    wordsOf: (key: string) => string;
  },
) {
  const { say, record, title, name, of } = props;
  if (of.length === 0) return null;
  const { what, reason, about } = record;
  const chosen: Filters = {
    ...(what === undefined ? {} : { what }),
    ...(reason === undefined ? {} : { reason }),
    ...(about === undefined ? {} : { about }),
  };
  const choice = ([key, n]: [string, number]) => (
    <li key={key}>
      <a
        href={`${recordQuery({ ...chosen, [name]: key }, say.language)}#entries`}
        aria-current={record[name] === key ? 'true' : undefined}
      >
        <span>{props.wordsOf(key)}</span> <b>{say('plainNumber', { n })}</b>
      </a>
    </li>
  );
  const isFar = of.slice(AT_ONCE).some(([key]) => key === record[name]);
  return (
    <nav aria-label={title} className="choices">
      <h3>{title}</h3>
      <ul>{of.slice(0, AT_ONCE).map(choice)}</ul>
      {of.length > AT_ONCE ? (
        <details open={isFar}>
          <summary>{say('filterMore', { n: of.length - AT_ONCE })}</summary>
          <ul>{of.slice(AT_ONCE).map(choice)}</ul>
        </details>
      ) : null}
    </nav>
  );
}
