import type { OnlineFigures, ReportCounts } from '@openfloor/contract';
import type { Inline, Sheet } from './blocks.js';
import { figure, groupOf, own, regionOf, share, type Telling } from './telling.js';
import { countryOf } from './telling.js';
import { minutesOf } from '../text/times.js';

const figures = (...titles: string[]) => titles.map((title) => ({ title, figure: true as const }));

/** What an online moderator reports, the hubs, and what became of the questions. */
export function writeOnline(sheet: Sheet, telling: Telling): void {
  const { report, say } = telling;
  const { joined, headcount, hubs } = report.online;
  sheet.heading(2, say('online'));
  for (const { text, language } of report.words.filter(({ section }) => section === 'online'))
    sheet.text([own(text, language)]);
  sheet.table(
    say('joinedCaption'),
    [say('attendance'), ...figures(say('people'))],
    [
      [[say('joinedOnsite')], [say.number(joined.onsite)]],
      [[say('joinedOnline')], [say.number(joined.online)]],
      [[say('joinedHub')], [say.number(joined.hub)]],
      [[say('joinedAll')], [say.number(joined.all)]],
      [[say('hubs')], [say.number(hubs)]],
      [[say('headcount')], [say.number(headcount)]],
    ],
  );
  writeStates(sheet, telling);
  sheet.table(say('countsCaption'), [say('state'), ...figures(say('questionsN'))], countRows(telling), true);
  sheet.table(
    say('hubsCaption'),
    [say('hub'), say('city'), say('country'), ...figures(say('people'))],
    report.hubs.map(({ no, name, city, country, headcount: people }): Inline[] => [
      [`${no}. `, own(name, null)],
      [own(city, null)],
      [countryOf(say, country)],
      [figure(say, people)],
    ]),
  );
}

function writeStates(sheet: Sheet, { report, say }: Telling): void {
  const { shown, questions, interventions } = report.online;
  const row = (title: string, states: OnlineFigures['questions']): Inline[] => [
    [title],
    ...[states.asked, states.answered, states.forwarded, states.other].map((n) => [say.number(n)]),
  ];
  sheet.table(
    say('statesCaption'),
    [say('attendance'), ...figures(say('asked'), say('answered'), say('forwarded'), say('other'))],
    [...shown.map((one) => row(say.code('attendance', one.attendance), one)), row(say('all'), questions)],
  );
  if (
    interventions.every(
      ({ voice, video, textReadOut, prerecorded }) => voice + video + textReadOut + prerecorded === 0,
    )
  )
    return;
  sheet.table(
    say('interventionsCaption'),
    [say('attendance'), ...figures(say('voice'), say('video'), say('textReadOut'), say('prerecorded'))],
    interventions.map(({ attendance, voice, video, textReadOut, prerecorded }): Inline[] => [
      [say.code('attendance', attendance)],
      ...[voice, video, textReadOut, prerecorded].map((n) => [say.number(n)]),
    ]),
  );
}

const STATES: readonly (keyof ReportCounts)[] = [
  'answered',
  'deferred',
  'onAir',
  'shortlisted',
  'published',
  'lapsed',
  'merged',
  'declined',
  'withdrawn',
  'inReview',
];

function countRows({ report: { counts }, say }: Telling): Inline[][] {
  const rows = STATES.filter((state) => counts[state] > 0);
  return [...rows, 'asked' as const].map((state) => [
    [say.code('count', state)],
    [say.number(counts[state])],
  ]);
}

/** How long who spoke, and who that was. */
export function writeSpeaking(sheet: Sheet, { report, say }: Telling): void {
  const { speaking, turns } = report;
  if (turns.length === 0) return;
  const all = turns.reduce((sum, { seconds }) => sum + seconds, 0);
  const time = minutesOf(all);
  const head = (title: string) => [title, ...figures(say('turns'), say('minutes'), say('share'))];
  const row = (title: string, part: { turns: number; seconds: number }): Inline[] => [
    [title],
    [say.number(part.turns)],
    [minutesOf(part.seconds)],
    [share(say, part.seconds, all)],
  ];
  sheet.heading(2, say('speaking'));
  const groups = speaking.groups.filter((one) => one.group !== null || one.turns > 0);
  sheet.table(
    say('speakingGroups', { time }),
    head(say('group')),
    groups.map((one) => row(groupOf(say, one.group), one)),
  );
  const regions = speaking.regions.filter((one) => one.region !== null || one.turns > 0);
  sheet.table(
    say('speakingRegions', { time }),
    head(say('region')),
    regions.map((one) => row(regionOf(say, one.region), one)),
  );
  sheet.table(say('speakingModes', { time }), head(say('attendance')), [
    ...speaking.attendances.map((one) => row(say.code('attendance', one.attendance), one)),
    row(say('ofPanel'), speaking.panel),
    row(say('ofFloor'), speaking.floor),
  ]);
  sheet.table(
    say('turnsCaption'),
    [say('name'), say('affiliation'), say('group'), ...figures(say('minutes')), say('gist')],
    turns.map((turn): Inline[] => [
      [own(turn.name ?? '', null)],
      [
        own(turn.affiliation ?? '', null),
        ...(turn.country ? [turn.affiliation ? say('comma') : '', countryOf(say, turn.country)] : []),
      ],
      [groupOf(say, turn.stakeholderGroup)],
      [minutesOf(turn.seconds)],
      turn.gist ? [own(turn.gist.text, turn.gist.language)] : [''],
    ]),
  );
}

/** Who sat on the panel and who joined, by what they said of themselves. */
export function writeDiversity(sheet: Sheet, { report, say }: Telling): void {
  const { panel, joined } = report.diversity;
  sheet.heading(2, say('diversity'));
  for (const { text, language } of report.words.filter(({ section }) => section === 'diversity'))
    sheet.text([own(text, language)]);
  sheet.text(say('diversityLead'), 'note');
  const head = (title: string) => [title, ...figures(say('onPanel'), say('ofJoined'))];
  sheet.table(
    say('diversityGroups'),
    head(say('group')),
    panel.groups.map(({ group, people }, at) => [
      [groupOf(say, group)],
      [figure(say, people)],
      [figure(say, joined.groups[at]?.people ?? null)],
    ]),
  );
  sheet.table(
    say('diversityRegions'),
    head(say('region')),
    panel.regions.map(({ region, people }, at) => [
      [regionOf(say, region)],
      [figure(say, people)],
      [figure(say, joined.regions[at]?.people ?? null)],
    ]),
  );
}
