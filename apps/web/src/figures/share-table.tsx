import type { BreakdownRow, FigureDimension, StakeholderGroup } from '@openfloor/contract';
import type { ReactNode } from 'react';
import { Bar, barTone, Count, GroupName } from './parts.js';
import { axisFor, inOrder, partOf, percent, spanText, type Axis } from './scale.js';
import { rowName, shareText, type Told } from './words.js';

/** One line of the table; null is not told, undefined is nothing to tell. */
interface Line {
  key: string;
  name: ReactNode;
  tone: string;
  people: number | null | undefined;
  asked: number;
  taken: number | undefined;
  last: number | null | undefined;
}

/** What the column before the last is: votes, the time at the floor, or none. */
type Last = 'support' | 'spoke' | undefined;

/**
 * Who took part, by one dimension: a table in which each row has its bar, the share of the questions, with a mark at the
 * share of the people.
 */
export function ShareTable({ told, by, last }: { told: Told; by: FigureDimension; last: Last }) {
  const { say, figures } = told;
  const { counted } = figures.participation[by];
  const lines = linesOf(told, by, last);
  const shareOf = (line: Line) => partOf(line.asked, figures.asked);
  const markOf = ({ key, people }: Line) =>
    people == null || counted === 0 || key === 'null' ? undefined : partOf(people, counted);
  const axis = axisFor(lines.flatMap((line) => [shareOf(line), markOf(line) ?? 0]));
  return (
    <table className={last ? 'shares' : 'shares few'} role="table">
      <Head told={told} by={by} last={last} axis={axis} />
      <tbody role="rowgroup">
        {lines.map((line) => (
          <tr role="row" key={line.key}>
            <th scope="row" role="rowheader">
              {line.name}
            </th>
            <td className="axis" role="cell">
              <Bar
                part={shareOf(line) / axis.max}
                tone={line.tone}
                mark={markOf(line) === undefined ? undefined : (markOf(line) ?? 0) / axis.max}
              />
            </td>
            <NumberCell say={say} n={line.people} share={markOf(line)} />
            <NumberCell say={say} n={line.asked} share={shareOf(line)} strong />
            {last ? <NumberCell say={say} n={line.last} time={last === 'spoke'} /> : null}
            <NumberCell say={say} n={line.taken} />
          </tr>
        ))}
      </tbody>
      <Foot told={told} last={last} />
    </table>
  );
}

function Head({
  told: { say },
  by,
  last,
  axis,
}: {
  told: Told;
  by: FigureDimension;
  last: Last;
  axis: Axis;
}) {
  return (
    <thead role="rowgroup">
      <tr role="row">
        <th scope="col" role="columnheader">
          {say(by)}
        </th>
        <th scope="col" role="columnheader" className="axis">
          <span className="visually-hidden">{say('share')}</span>
          <svg className="bar ticks" aria-hidden="true">
            {axis.ticks.map((tick) => (
              <g key={tick} className="tick">
                <text x={percent(say.direction === 'rtl' ? 1 - tick / axis.max : tick / axis.max)} y="13">
                  {shareText(say, tick)}
                </text>
              </g>
            ))}
          </svg>
        </th>
        {(['people', 'askedColumn', ...(last ? [last] : []), 'taken'] as const).map((key) => (
          <th scope="col" role="columnheader" className="n" key={key}>
            {say(key)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function Foot({ told: { say, figures }, last }: { told: Told; last: Last }) {
  const { joined, asked, support, timeline, speaking } = figures;
  const spokenMs = speaking.spokenMs - speaking.moderatorsMs;
  return (
    <tfoot role="rowgroup">
      <tr role="row">
        <th scope="row" role="rowheader">
          {say('all')}
        </th>
        <td className="axis note" role="cell">
          {say('rounded')}
        </td>
        <NumberCell say={say} n={joined} strong />
        <NumberCell say={say} n={asked} strong />
        {last ? (
          <NumberCell say={say} n={last === 'support' ? support : spokenMs} time={last === 'spoke'} strong />
        ) : null}
        <NumberCell say={say} n={timeline.taken.length} strong />
      </tr>
    </tfoot>
  );
}

/** The rows of the figures, with two more where they are needed so that columns add up. */
function linesOf(told: Told, by: FigureDimension, last: Last): Line[] {
  const { say, figures } = told;
  const { joined, asked, participation } = figures;
  const { counted } = participation[by];
  const rows: BreakdownRow[] = inOrder<BreakdownRow>(by, participation[by].rows);
  const unseen = asked - rows.reduce((all, row) => all + row.asked, 0);
  const lines = rows
    .filter((row) => row.key !== null || !isEmpty(row) || joined > counted)
    .map((row): Line => {
      const isOpen = row.key === null;
      const name = isOpen && joined > counted ? say('notStatedYet') : rowName(told, by, row.key);
      return {
        key: String(row.key),
        name:
          by === 'group' && row.key ? (
            <GroupName told={told} group={row.key as StakeholderGroup} name={name} />
          ) : (
            name
          ),
        tone: barTone(row.key),
        people: isOpen ? joined - counted : row.people,
        asked: row.asked,
        taken: row.taken,
        last: last === 'support' ? row.support : row.spokenMs,
      };
    });
  const rest = { key: 'unseen', name: say('notPublic'), tone: 'b-none', people: undefined, taken: undefined };
  return unseen > 0 ? [...lines, { ...rest, asked: unseen, last: undefined }] : lines;
}

function isEmpty({ asked, support, turns }: BreakdownRow): boolean {
  return asked === 0 && turns === 0 && support === null;
}

/** A number at the end of its column, with its share beside it where there is one. */
function NumberCell({
  say,
  n,
  share,
  time = false,
  strong = false,
}: {
  say: Told['say'];
  n: number | null | undefined;
  share?: number | undefined;
  time?: boolean;
  strong?: boolean;
}) {
  const value = n === undefined ? null : time && n !== null ? spanText(n) : <Count say={say} n={n} />;
  return (
    <td className="n" role="cell">
      {strong ? <b>{value}</b> : value}
      {share === undefined || n == null ? null : <small> {shareText(say, share)}</small>}
    </td>
  );
}
