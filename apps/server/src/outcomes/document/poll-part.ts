import { TEMPERATURES, type ReportPoll } from '@openfloor/contract';
import type { Column, Inline, Sheet } from './blocks.js';
import { figure, groupOf, own, regionOf, share, type Telling } from './telling.js';

/** Every poll whose results are public: the result, its worth, hands beside it, and how groups and regions answered. */
export function writePolls(sheet: Sheet, telling: Telling): void {
  const { report, say } = telling;
  if (report.polls.length === 0) return;
  sheet.heading(2, say('polls'));
  for (const poll of report.polls) writePoll(sheet, telling, poll);
}

function writePoll(sheet: Sheet, telling: Telling, poll: ReportPoll): void {
  const { say } = telling;
  const { results, hands, grade, text, language } = poll;
  sheet.heading(3, text, language);
  sheet.text(
    [
      say('pollAnswered', { n: results.answered }),
      ...(grade ? [' ', say.code('grade', grade.ballot)] : []),
      ' ',
      methodOf(telling, poll),
    ],
    'note',
  );
  const answers = answersOf(telling, poll);
  const head: Column[] = [
    { title: say('answer') },
    ...columns(
      say('count'),
      say('share'),
      ...(results.points ? [say('points')] : []),
      ...(hands ? [say('hands')] : []),
    ),
  ];
  const rows = answers.map((answer, at): Inline[] => [
    answer,
    [say.number(results.cells[at] ?? 0)],
    [share(say, results.cells[at] ?? 0, results.answered)],
    ...(results.points ? [[say.number(results.points[at] ?? 0, 1)]] : []),
    ...(hands ? [[say.number(hands.cells[at] ?? 0)]] : []),
  ]);
  const caption = say('pollCaption', { no: String(poll.no) });
  if (poll.type !== 'text') sheet.table(caption, head, rows);
  if (hands) sheet.text(say('pollHands', { n: hands.hubs, headcount: hands.headcount }), 'note');
  writeCrossings(sheet, telling, poll, answers);
  if (results.texts.length === 0) return;
  sheet.text([{ text: say('ownWords'), strong: true }], 'note');
  sheet.list(results.texts.map((one) => [own(one.text, one.language)]));
}

function writeCrossings(sheet: Sheet, telling: Telling, poll: ReportPoll, answers: Inline[]): void {
  const { say } = telling;
  const { groups, regions } = poll.results;
  const no = String(poll.no);
  const titles = answers.map((answer) =>
    answer.map((run) => (typeof run === 'string' ? run : run.text)).join(''),
  );
  const row = (title: string, cells: (number | null)[], answered: number | null): Inline[] => [
    [title],
    ...[...cells, answered].map((value) => [figure(say, value)]),
  ];
  const head = (title: string): Column[] => [{ title }, ...columns(...titles, say('all'))];
  if (groups)
    sheet.table(
      say('pollGroups', { no }),
      head(say('group')),
      groups.map(({ group, cells, answered }) => row(groupOf(say, group), cells, answered)),
    );
  if (regions)
    sheet.table(
      say('pollRegions', { no }),
      head(say('region')),
      regions.map(({ region, cells, answered }) => row(regionOf(say, region), cells, answered)),
    );
}

function columns(...titles: string[]): Column[] {
  return titles.map((title) => ({ title, figure: true }));
}

/** What could be answered, in the order of the cells. */
function answersOf({ say }: Telling, { type, options, max, language }: ReportPoll): Inline[] {
  if (type === 'temperature') return TEMPERATURES.map((answer) => [say(answer)]);
  if (type === 'rating') return Array.from({ length: max ?? 5 }, (_one, at) => [String(at + 1)]);
  return options.map(({ text }) => [own(text, language)]);
}

function methodOf({ say }: Telling, { results: { method, mean } }: ReportPoll): string {
  return method === 'mean'
    ? say('method.mean', { mean: mean === null ? '–' : say.number(mean, 2) })
    : say.code('method', method);
}
