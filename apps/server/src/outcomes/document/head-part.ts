import type { ReportPerson } from '@openfloor/contract';
import { filled, joined, type Inline, type Sheet } from './blocks.js';
import { countryOf, groupOf, own, regionOf, type Telling } from './telling.js';
import { minutesOf } from '../text/times.js';

/** The state of the report, what is missing, and the facts of the session. */
export function writeHead(sheet: Sheet, telling: Telling): void {
  const { report, say } = telling;
  sheet.text(report.label.text, 'lead');
  if (report.about.rehearsal) sheet.text(say('rehearsal'), 'draft');
  if (report.status === 'draft') writeDraft(sheet, telling);
  sheet.facts(factsOf(telling));
}

function writeDraft(sheet: Sheet, { report, say, times }: Telling): void {
  const due = report.dueAt === null ? [] : [' ', say('due', { at: times.moment(report.dueAt) }), '.'];
  sheet.text([{ text: say('draft'), strong: true }, '. ', say('draftText'), ...due], 'draft');
  if (report.missing.length === 0) return void sheet.text(say('nothingMissing'), 'note');
  sheet.text([{ text: say('missing'), strong: true }], 'note');
  sheet.list(
    report.missing.map(({ code, person }) => [
      say.code('lack', code),
      ...(person ? [': ', own(person, null)] : []),
    ]),
  );
}

function factsOf({ report, say, times }: Telling): [string, Inline | string | undefined][] {
  const { session, people } = report;
  const { meeting, startsAt, endsAt, openedAt, closedAt } = session;
  const begin = openedAt ?? startsAt;
  const end = closedAt ?? endsAt;
  const place = [meeting.name, meeting.city, countryOf(say, meeting.country)].filter(Boolean);
  const organiser = report.words.find(({ section }) => section === 'organiser');
  const names = (list: ReportPerson[]) =>
    joined(
      list.map(({ name, affiliation }) => own(affiliation ? `${name} (${affiliation})` : name, null)),
      '; ',
    );
  const time =
    begin === null ? '' : [times.minute(begin), ...(end === null ? [] : [times.minute(end)])].join('–');
  return [
    [
      say('factMeeting'),
      joined(
        place.map((part) => own(part, null)),
        say('comma'),
      ),
    ],
    [say('factDate'), begin === null ? undefined : times.day(begin)],
    [say('factTime'), begin === null ? undefined : `${time} (${times.zone(begin)})`],
    [
      say('factKind'),
      `${say.code('kind', session.sessionType)}${say('comma')}${say.code('format', session.format)}`,
    ],
    [
      say('factTheme'),
      joined(
        [session.theme, session.subTheme].filter(Boolean).map((one) => own(one, null)),
        ': ',
      ),
    ],
    [say('factOrganiser'), organiser ? [own(organiser.text, organiser.language)] : names(people.organisers)],
    [say('factChair'), names(people.chairs)],
    [say('factModerator'), names(people.moderators)],
    [say('factOnlineModerator'), names(people.onlineModerators)],
    [say('factRapporteur'), names(people.rapporteurs)],
    [say('factAddress'), [{ text: report.about.address, href: report.about.address, language: 'und' }]],
  ];
}

/** Who spoke on the panel, and the parts of the session. */
export function writePeople(sheet: Sheet, { report, say, times }: Telling): void {
  const { speakers } = report.people;
  sheet.heading(2, say('speakers'));
  if (speakers.length === 0) sheet.text(say('none'));
  const head = [
    say('name'),
    say('position'),
    say('affiliation'),
    say('country'),
    say('group'),
    say('region'),
  ];
  const rows = speakers.map((one): Inline[] => [
    [own([one.honorific, one.name].filter(Boolean).join(' '), null)],
    [own(one.position ?? '', null)],
    [own(one.affiliation ?? '', null)],
    [countryOf(say, one.country)],
    [groupOf(say, one.stakeholderGroup)],
    [regionOf(say, one.regionalGroup)],
  ]);
  sheet.table(say('speakersCaption'), ...filled(head, rows));
  if (report.agenda.length === 0) return;
  sheet.heading(2, say('agenda'));
  const time = (at: number | null) => (at === null ? '' : times.minute(at));
  sheet.table(
    say('agendaCaption'),
    [
      say('part'),
      { title: say('planned'), figure: true },
      { title: say('began'), figure: true },
      { title: say('ended'), figure: true },
    ],
    report.agenda.map(({ title, minutes, startedAt, endedAt }) => [
      [own(title, null)],
      [minutes === null ? '' : say.number(minutes)],
      [time(startedAt)],
      [time(endedAt)],
    ]),
  );
}

/** One paragraph for each who presented. */
export function writePresentations(sheet: Sheet, { report, say }: Telling): void {
  const general = report.words.filter(({ section }) => section === 'presentations');
  if (report.presentations.length === 0 && general.length === 0) return;
  sheet.heading(2, say('presentations'));
  for (const { text, language } of general) sheet.text([own(text, language)]);
  for (const { name, text, language, seconds } of report.presentations) {
    sheet.heading(3, name, 'und');
    sheet.text(
      text === null ? say('noneWritten') : [own(text, language)],
      text === null ? 'note' : undefined,
    );
    if (seconds > 0) sheet.text(say('spokeFor', { time: minutesOf(seconds) }), 'note');
  }
}
