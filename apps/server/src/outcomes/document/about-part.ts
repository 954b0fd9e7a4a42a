import type { SessionReport } from '@openfloor/contract';
import { nameOf } from '../text/times.js';
import type { Say } from '../text/say.js';
import type { Inline, Sheet } from './blocks.js';
import { own, type Telling } from './telling.js';

/** Links for those who take part in other ways, conduct, and other topics. */
export function writeRest(sheet: Sheet, { report, say }: Telling): void {
  const words = (section: SessionReport['words'][number]['section']) =>
    report.words.filter((one) => one.section === section);
  if (report.access.length > 0 || words('access').length > 0) {
    sheet.heading(2, say('access'));
    for (const { text, language } of words('access')) sheet.text([own(text, language)]);
    sheet.table(
      say('accessCaption'),
      [say('service'), say('language'), say('link')],
      report.access.map(({ kind, label, url, language }): Inline[] => [
        [say.code('link', kind)],
        [language === undefined ? '' : nameOf(say, 'language', language)],
        [{ text: label, language: 'und', href: url }],
      ]),
    );
  }
  sheet.heading(2, say('conduct'));
  const { incidents } = report.conduct;
  sheet.text(incidents === 0 ? say('conductNone') : say('conductText', { n: incidents }));
  if (words('other').length === 0) return;
  sheet.heading(2, say('otherTitle'));
  for (const { text, language } of words('other')) sheet.text([own(text, language)]);
}

/** Of when the report is, what is not in it, how many voices are, and how it can be checked. */
export function writeAbout(sheet: Sheet, { report, say, times }: Telling): void {
  const { about, ledger, status, filedAt, version } = report;
  sheet.heading(2, say('about'));
  const filed =
    status === 'filed' && filedAt !== null ? say('filed', { at: times.moment(filedAt) }) : say('draft');
  sheet.facts([
    [say('report'), version > 0 ? `${filed}, ${say('version', { no: String(version) })}` : filed],
    [say('madeAt'), `${times.moment(about.madeAt)} (${times.zone(about.madeAt)})`],
    [
      say('frozenAt'),
      about.frozenAt === null ? say('frozenNot') : say('frozenText', { at: times.moment(about.frozenAt) }),
    ],
    [say('voices'), voicesOf(say, about)],
    [say('identity'), say('identityText', about.identity.questions)],
    [say('moderation'), moderationOf(say, about.moderation)],
    [say('grade'), about.grade === null ? undefined : say.code('grade', about.grade.ballot)],
    [say('leftOut'), leftOutOf(say, about.leftOut)],
    [say('ledger'), say(ledger.ok ? 'ledgerText' : 'ledgerBroken', { n: ledger.entries, head: ledger.head })],
  ]);
}

function voicesOf(say: Say, { voices, frozenAt }: SessionReport['about']): string {
  if (frozenAt === null) return say('voicesNot');
  const told = Object.fromEntries(
    Object.entries(voices).map(([way, people]) => [
      way,
      people === null ? say('notTold') : say.number(people),
    ]),
  );
  return say('voicesText', told);
}

function moderationOf(say: Say, moderation: SessionReport['about']['moderation']): string {
  const { entries, declined, merged, edited, reasons } = moderation;
  const why = reasons.map(
    ({ reason, questions }) => `${say.code('reason', reason)} ${say.number(questions)}`,
  );
  const list = why.length === 0 ? '' : ` (${why.reduce((one, other) => say('and', { one, other }))})`;
  return say('moderationText', { entries, declined, merged, edited, reasons: list });
}

function leftOutOf(say: Say, leftOut: SessionReport['about']['leftOut']): string {
  const words = leftOut.map(({ code, n }) => say(`out.${code}`, n === null ? {} : { n }));
  return words.length === 0 ? say('none') : `${words.join('; ')}.`;
}
