import { BALLOTS, POLL_METHODS, POLL_STATUSES, POLL_TYPES, TEMPERATURES } from '@openfloor/contract';
import type { Material, SeenOf } from '../material.js';
import { columnsFor, localIn, type Column, type Table } from './column.js';

type Poll = SeenOf<'poll'>;

/** One cell of a poll's result: an answer, of everybody or of one group or region. */
interface Cell {
  poll: Poll;
  by: 'all' | 'group' | 'region' | 'text';
  of: string | null;
  answered: number | null;
  answerNo: number | null;
  answer: string | null;
  count: number | null;
  points: number | null;
  hands: number | null;
}

const { text, integer, number, code, flag, instant } = columnsFor<Cell>();

/** Every answer of every poll in a row of its own: of all, then of each group and region, then those in own words. */
export function pollTable({ polls, session }: Material): Table<Cell> {
  const local = localIn(session.timeZone);
  return {
    rows: polls.flatMap(cellsOf),
    columns: [
      ...pollColumns(),
      ...instant('opened_at', 'When it opened', local, ({ poll }) => poll.openedAt),
      ...instant('closed_at', 'When it closed', local, ({ poll }) => poll.closedAt),
      ...cellColumns(),
    ],
  };
}

function pollColumns(): Column<Cell>[] {
  return [
    integer('no', 'Number of the poll', ({ poll }) => poll.no),
    code('type', 'What kind of poll', POLL_TYPES, ({ poll }) => poll.type),
    code(
      'status',
      'How far it is; results are here once they are published',
      POLL_STATUSES,
      ({ poll }) => poll.status,
    ),
    text('text', 'What was asked', ({ poll }) => poll.text),
    text('language', 'Language of the words, BCP 47', ({ poll }) => poll.language),
    flag('live', 'Everybody saw how the answers stood while it was open', ({ poll }) => poll.live),
    code('grade_ballot', 'Who could answer', BALLOTS, ({ poll }) => poll.grade?.ballot),
    integer('grade_on_roll', 'Personal codes that count', ({ poll }) => poll.grade?.onRoll),
    integer('voters', 'How many answered it', ({ poll }) => poll.results?.answered),
    code('method', 'How it was counted', POLL_METHODS, ({ poll }) => poll.results?.method),
    integer(
      'grouped',
      'How many answers the rows of groups and regions count',
      ({ poll }) => poll.results?.grouped,
    ),
    number('mean', 'Mean of a rating', ({ poll }) => poll.results?.mean),
    integer(
      'hands_hubs',
      'Hubs that counted hands for it; hands are never part of a count',
      ({ poll }) => poll.hands?.hubs,
    ),
    integer('hands_headcount', 'People in those hubs', ({ poll }) => poll.hands?.headcount),
  ];
}

function cellColumns(): Column<Cell>[] {
  return [
    code(
      'by',
      'Whether the row is of all, of a group, of a region, or an answer in own words',
      ['all', 'group', 'region', 'text'],
      ({ by }) => by,
    ),
    text('of', 'Which group or region; not_stated for those who named none', ({ of }) => of),
    integer('answered', 'How many of these answered; empty where it is withheld', ({ answered }) => answered),
    integer('answer_no', 'Number of the answer, from 1', ({ answerNo }) => answerNo),
    text('answer', 'The answer', ({ answer }) => answer),
    integer(
      'count',
      'How many gave it; of a ranking how many put it first; empty where it is withheld',
      ({ count }) => count,
    ),
    number('points', 'Borda’s points of a ranking', ({ points }) => points),
    integer('hands', 'Hands counted in hubs for it', ({ hands }) => hands),
  ];
}

function cellsOf(poll: Poll): Cell[] {
  const { results, hands } = poll;
  const answers = answersOf(poll);
  const none = { poll, by: 'all', of: null, answered: null, count: null, points: null, hands: null } as const;
  if (!results)
    return answers.length === 0
      ? [{ ...none, answerNo: null, answer: null }]
      : answers.map((one) => ({ ...none, ...one }));
  const rows = (by: Cell['by'], of: string | null, answered: number | null, cells: (number | null)[]) =>
    answers.map((one, at): Cell => ({ ...none, by, of, answered, ...one, count: cells[at] ?? null }));
  return [
    ...rows('all', null, results.answered, results.cells).map((row, at) => ({
      ...row,
      points: results.points?.[at] ?? null,
      hands: hands?.cells[at] ?? null,
    })),
    ...(results.groups ?? []).flatMap(({ group, answered, cells }) =>
      rows('group', group ?? 'not_stated', answered, cells),
    ),
    ...(results.regions ?? []).flatMap(({ region, answered, cells }) =>
      rows('region', region ?? 'not_stated', answered, cells),
    ),
    ...results.texts.map((one): Cell => ({ ...none, by: 'text', answerNo: null, answer: one.text })),
  ];
}

function answersOf({ type, options, max }: Poll): { answerNo: number; answer: string }[] {
  if (type === 'temperature') return TEMPERATURES.map((answer, at) => ({ answerNo: at + 1, answer }));
  if (type === 'rating')
    return Array.from({ length: max ?? 5 }, (_one, at) => ({ answerNo: at + 1, answer: String(at + 1) }));
  return options.map(({ no, text: answer }) => ({ answerNo: no, answer }));
}
