import type { ReportDissent, ReportTakeaway, TakeawaySection } from '@openfloor/contract';
import type { Inline, Sheet } from './blocks.js';
import { groupOf, own, receipt, regionOf, type Telling } from './telling.js';

/** One section of the form of IGF's reports: its takeaways, each with what it stands on and who dissents, then the text. */
export function writeSection(sheet: Sheet, telling: Telling, section: TakeawaySection): void {
  const { report, say } = telling;
  sheet.heading(2, say(section));
  const takeaways = report.takeaways.filter((one) => one.section === section);
  for (const takeaway of takeaways) writeTakeaway(sheet, telling, takeaway);
  const words = report.words.filter((one) => one.section === section);
  for (const { text, language } of words) sheet.text([own(text, language)]);
  if (takeaways.length + words.length === 0) sheet.text(say('noneWritten'), 'note');
}

function writeTakeaway(sheet: Sheet, telling: Telling, takeaway: ReportTakeaway): void {
  const { say, times } = telling;
  const { no, heading, text, language, translations, status, settledAs, oneView, commentsUntil } = takeaway;
  const told = say('takeaway', { no });
  sheet.heading(3, heading || told, heading ? language : undefined);
  const states = [
    ...(heading ? [told] : []),
    say.code('status', status),
    ...(status === 'final' && settledAs !== null ? [say.code('settled', settledAs)] : []),
    ...(oneView ? [say('oneView')] : []),
  ];
  sheet.text([{ text: states.join(' · '), strong: true }], 'note');
  sheet.text([own(text, language)]);
  const translated = language === say.language ? undefined : translations[say.language];
  if (translated) sheet.text([own(translated.text, say.language)]);
  const lines = [
    evidenceOf(telling, takeaway),
    ownerOf(telling, takeaway),
    commentsUntil === null ? [] : [say('commentsUntil', { at: times.moment(commentsUntil) })],
    takeaway.versions > 1 ? [say('wordings', { n: takeaway.versions })] : [],
  ].filter((line) => line.length > 0);
  sheet.text(
    lines.flatMap((line, at): Inline => (at === 0 ? line : [' ', ...line])),
    'note',
  );
  if (takeaway.dissent.length === 0) return;
  sheet.text([{ text: say('dissent'), strong: true }], 'note');
  sheet.list(takeaway.dissent.map((one) => [own(one.text, one.language), ` (${whose(telling, one)})`]));
}

function evidenceOf({ say }: Telling, { evidence }: ReportTakeaway): Inline {
  if (evidence.length === 0) return [];
  const parts = evidence.map(({ kind, no, stakeholderGroup }) => {
    const what =
      kind === 'question'
        ? say('evidenceQuestion', { no: receipt(say, no) })
        : say('evidenceFloor', { no: String(no) });
    return stakeholderGroup === null ? what : `${what} (${groupOf(say, stakeholderGroup)})`;
  });
  const list = parts.reduce((one, other) => say('and', { one, other }));
  return [say('standsOn', { evidence: list })];
}

function ownerOf({ say, times }: Telling, { owner, dueAt }: ReportTakeaway): Inline {
  if (owner === null) return [];
  const [before = '', after = ''] = (
    dueAt === null ? say('owner') : say('ownerDue', { at: times.day(dueAt) })
  ).split('{who}');
  return [before, own(owner, null), after];
}

/** Whose an objection is, as far as it is told: group, region, how they took part, and the voice of a hub. */
function whose(
  { say }: Telling,
  { stakeholderGroup, regionalGroup, attendance, hub }: ReportDissent,
): string {
  const no = String(hub?.no ?? '');
  const n = hub?.headcount;
  const voice = n == null ? say('hubVoiceOnly', { no }) : say('hubVoice', { no, n });
  return [
    groupOf(say, stakeholderGroup),
    ...(regionalGroup === null ? [] : [regionOf(say, regionalGroup)]),
    hub === null ? say.code('attendance', attendance) : voice,
  ].reduce((one, other) => say('and', { one, other }));
}
