import {
  FIGURE_DIMENSIONS,
  type Breakdown,
  type FigureChart,
  type FigureDimension,
  type Figures,
} from '@openfloor/contract';
import type { Cell } from '../operations/csv.js';

/** A table: the names of its columns, and its rows. A cell of null is not told, or has nothing. */
export interface Table {
  columns: string[];
  rows: Cell[][];
}

/**
 * The table behind a chart: stable column names, keys of the contract, times in UTC (ISO 8601) and
 * durations in seconds.
 */
export function figureTable(figures: Figures, chart: FigureChart): Table {
  return ROWS[chart](figures);
}

const ROWS: Record<FigureChart, (figures: Figures) => Table> = {
  participation: participationRows,
  funnel: funnelRows,
  timeline: timelineRows,
  speaking: speakingRows,
  languages: languageRows,
};

const isoOf = (at: number): string => new Date(at).toISOString();
/** Exact, so that they add up. */
const seconds = (ms: number): number => ms / 1_000;

/** A line for each group, region, way of attending and language, and one for everybody. */
function participationRows({ participation, joined, asked, support, timeline }: Figures): Table {
  const lines = FIGURE_DIMENSIONS.flatMap((by) => {
    const { counted, rows }: Breakdown = participation[by];
    return [
      ...rows.map((row): Cell[] => [
        by,
        row.key ?? 'not_stated',
        row.people,
        row.asked,
        row.support,
        row.taken,
      ]),
      [by, 'people_counted', counted, null, null, null] as Cell[],
    ];
  });
  return {
    columns: ['dimension', 'key', 'people', 'asked', 'support', 'taken'],
    rows: [...lines, ['all', 'all', joined, asked, support, timeline.taken.length]],
  };
}

function funnelRows({ funnel, asked }: Figures): Table {
  return {
    columns: ['state', 'reason', 'questions'],
    rows: [
      ['asked', null, asked],
      ...funnel.states.map(({ state, count }): Cell[] => [state, null, count]),
      ...funnel.reasons.map(({ reason, count }): Cell[] => ['declined', reason || 'none_given', count]),
    ],
  };
}

/** What was asked in each stretch of time, and each question that came before the panel. */
function timelineRows({ timeline }: Figures): Table {
  const { fromAt, untilAt, binMs, before, bins, taken } = timeline;
  const columns = ['kind', 'from', 'until', 'asked', 'question', 'support', 'group', 'on_air'];
  const rows: Cell[][] = [
    ['asked', null, isoOf(fromAt), before, null, null, null, null],
    ...bins.map((count, at): Cell[] => {
      const from = fromAt + at * binMs;
      return ['asked', isoOf(from), isoOf(Math.min(untilAt, from + binMs)), count, null, null, null, null];
    }),
    ...taken.map(({ no, startedAt, endedAt, votes, group, onAir }): Cell[] => [
      'taken',
      isoOf(startedAt),
      endedAt === null ? null : isoOf(endedAt),
      null,
      no,
      votes,
      group ?? 'not_stated',
      onAir ? 'yes' : 'no',
    ]),
  ];
  return { columns, rows };
}

const SPOKEN_BY: readonly FigureDimension[] = ['group', 'region', 'attendance'];

function speakingRows({ participation, speaking }: Figures): Table {
  const lines = SPOKEN_BY.flatMap((by) => {
    const { rows }: Breakdown = participation[by];
    return [
      ...rows.map((row): Cell[] => [by, row.key ?? 'not_stated', row.turns, seconds(row.spokenMs)]),
      [by, 'chair_and_moderators', speaking.moderatorsTurns, seconds(speaking.moderatorsMs)] as Cell[],
      [by, 'changeover', null, seconds(speaking.changeoverMs)] as Cell[],
    ];
  });
  return {
    columns: ['dimension', 'key', 'turns', 'seconds'],
    rows: [...lines, ['all', 'running', null, seconds(speaking.runningMs)]],
  };
}

function languageRows({ languages, asked }: Figures): Table {
  return {
    columns: ['language', 'questions'],
    rows: [...languages.map((one): Cell[] => [one.language, one.asked]), ['all', asked]],
  };
}
