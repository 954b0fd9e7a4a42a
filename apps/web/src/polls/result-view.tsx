import type { Grade, PollView, RegionalGroup, StakeholderGroup } from '@openfloor/contract';
import type { PollResultTexts } from '../text/en/polls.js';
import type { Say } from '../text/say.js';
import {
  answeredText,
  answersOf,
  diverging,
  groupLines,
  isHiding,
  regionLines,
  resultLines,
  stacked,
  type Answer,
  type GroupLine,
  type Piece,
  type ResultLine,
} from './result.js';

interface ResultProps {
  poll: PollView;
  say: Say<PollResultTexts>;
  groupName: (group: StakeholderGroup) => string;
  gradeText: (grade: Grade) => string;
  /** Tables by group and region stand open. */
  isWide?: boolean;
}

/** What a poll came to: bars with numbers, hands beside, what the count is worth, and tables by group and region. */
export function Result({ poll, say, groupName, gradeText, isWide = false }: ResultProps) {
  const { results, hands, grade, type } = poll;
  if (!results) return null;
  const answers = answersOf(poll, say);
  const regionName = (region: RegionalGroup): string => say(`region.${region}`);
  const table = { poll, say, answers, isWide };
  return (
    <div className="poll-result">
      <p className="quiet">
        {answeredText(say, results.answered)}
        {results.mean === null
          ? null
          : `. ${say('meanOf', { mean: decimal(say, results.mean), max: answers.length })}`}
      </p>
      {type === 'text' ? (
        <Texts poll={poll} say={say} />
      ) : (
        <Bars lines={resultLines(answers, results, hands)} say={say} />
      )}
      {results.points ? (
        <p className="quiet">{say('bordaText', { n: answers.length, most: answers.length - 1 })}</p>
      ) : null}
      {hands ? <p className="quiet">{say('handsBeside', { n: hands.hubs, of: hands.headcount })}</p> : null}
      {grade ? <p className="quiet">{gradeText(grade)}</p> : null}
      <Table {...table} head="byGroup" lines={groupLines(poll, results)} nameOf={groupName} />
      <Table {...table} head="byRegion" lines={regionLines(poll, results)} nameOf={regionName} />
    </div>
  );
}

/** Answers as bars, each with its number, and the hands of hubs beside it. */
export function Bars({ lines, say }: { lines: readonly ResultLine[]; say: Say<PollResultTexts> }) {
  const hasHands = lines.some(({ hands }) => hands !== null);
  return (
    <ul className="poll-bars">
      {lines.map(({ no, text, language, cell, part, points, hands }) => (
        <li key={no}>
          <span dir="auto" lang={language ?? undefined}>
            {text}
          </span>
          <b>
            {points === null
              ? `${say('percent', { n: Math.round(100 * part) })} (${plain(say, cell)})`
              : say('pointsText', { n: Math.round(points * 10) / 10 })}
            {points === null ? null : <small> {say('firstText', { n: cell })}</small>}
            {hasHands ? <small> {say('handsText', { n: hands ?? 0 })}</small> : null}
          </b>
          <PiecesBar pieces={[{ at: 0, width: 100 * part, place: 0 }]} />
        </li>
      ))}
    </ul>
  );
}

function Texts({ poll, say }: Pick<ResultProps, 'poll' | 'say'>) {
  const shown = poll.results?.texts.filter(({ admitted }) => admitted) ?? [];
  if (shown.length === 0) return <p className="quiet">{say('noTexts')}</p>;
  return (
    <ul className="poll-texts">
      {shown.map(({ id, text, language }) => (
        <li key={id} dir="auto" lang={language}>
          {text}
        </li>
      ))}
    </ul>
  );
}

interface TableProps<K> extends Pick<ResultProps, 'poll' | 'say'> {
  head: 'byGroup' | 'byRegion';
  answers: readonly Answer[];
  lines: readonly GroupLine<K>[];
  nameOf: (key: K) => string;
  isWide: boolean;
}

/** A table in which each row has its bar and every number that may be told. */
function Table<K extends string>({ poll, say, head, answers, lines, nameOf, isWide }: TableProps<K>) {
  if (lines.length === 0 || answers.length === 0) return null;
  const isTemperature = poll.type === 'temperature';
  const title = say(head);
  return (
    <details className="poll-table" open={isWide}>
      <summary>{title}</summary>
      <div className="poll-scroll" role="region" aria-label={`${title}: ${poll.text}`} tabIndex={0}>
        <table>
          <Head say={say} head={head} answers={answers} />
          <tbody>
            {lines.map(({ key, answered, cells }) => (
              <tr key={key ?? ''}>
                <th scope="row" dir="auto">
                  {key === null ? say('nobodySaid') : nameOf(key)}
                  <PiecesBar
                    pieces={isTemperature ? diverging(cells) : stacked(cells)}
                    isMarked={isTemperature}
                  />
                </th>
                <Cell say={say} n={answered} />
                {cells.map((cell, at) => (
                  <Cell key={at} say={say} n={cell} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className="quiet">
        {isTemperature && head === 'byGroup' ? `${say('leastFirst')} ` : ''}
        {say('grouped', { n: poll.results?.grouped ?? 0 })} {isHiding(lines) ? say('whyHidden') : ''}
      </p>
    </details>
  );
}

function Head({ say, head, answers }: Pick<TableProps<string>, 'say' | 'head' | 'answers'>) {
  return (
    <thead>
      <tr>
        <th scope="col">{say(head === 'byGroup' ? 'groupHead' : 'regionHead')}</th>
        <th scope="col">{say('answeredHead')}</th>
        {answers.map(({ no, text, language }, at) => (
          <th key={no} scope="col" className={`poll-head p${at % 6}`} dir="auto" lang={language ?? undefined}>
            {text}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Cell({ say, n }: { say: Say<PollResultTexts>; n: number | null }) {
  return <td>{n === null ? <em>{say('hidden')}</em> : plain(say, n)}</td>;
}

/** A bar of pieces in the tones of their answers; `isMarked` shows its middle. Its numbers stand beside it. */
function PiecesBar({ pieces, isMarked = false }: { pieces: readonly Piece[]; isMarked?: boolean }) {
  return (
    <svg className="poll-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
      {pieces.map(({ at, width, place }) => (
        <rect key={place} className={`p${place % 6}`} x={at} width={width} height="1" />
      ))}
      {isMarked ? <rect className="middle" x="49.8" width="0.4" height="1" /> : null}
    </svg>
  );
}

const plain = ({ language }: Say<PollResultTexts>, n: number): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`).format(n);
const decimal = ({ language }: Say<PollResultTexts>, n: number): string =>
  new Intl.NumberFormat(`${language}-u-nu-latn`, { maximumFractionDigits: 1 }).format(n);
