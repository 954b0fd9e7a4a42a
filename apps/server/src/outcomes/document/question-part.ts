import type { ReportQuestion } from '@openfloor/contract';
import { joined, type Inline, type Run, type Sheet } from './blocks.js';
import { countryOf, groupOf, own, receipt, type Telling } from './telling.js';

/** The questions that everybody could read, the answers in writing, what was not reached, and what is still owed. */
export function writeQuestions(sheet: Sheet, telling: Telling): void {
  const { report, say } = telling;
  if (report.questions.length > 0) {
    sheet.heading(2, say('questions'));
    const head = [say('no'), say('question'), say('becameOf'), say('support')];
    sheet.table(
      say('questionsCaption'),
      head,
      report.questions.map((question) => rowOf(telling, question)),
    );
  }
  writeAnswers(sheet, telling);
  writeLapsed(sheet, telling);
  writeDebts(sheet, telling);
}

function rowOf(telling: Telling, question: ReportQuestion): Inline[] {
  const { say } = telling;
  const { no, text, language, votes, hands } = question;
  const support = [
    ...(votes === null ? [] : [say('votes', { n: votes })]),
    ...(hands === null ? [] : [say('handsIn', { n: hands.hubs, hands: hands.hands })]),
  ];
  return [
    [receipt(say, no)],
    [own(text, language), '\n', ...joined(askerOf(telling, question), say('comma'))],
    [becameOf(telling, question)],
    [support.join(say('comma'))],
  ];
}

/** What was promised about the author, and how they took part. */
function askerOf({ say }: Telling, { by, attendance, hubNo }: ReportQuestion): Run[] {
  const name = by.name ?? (by.affiliation === null && by.country === null ? say('anonymous') : null);
  const parts: (Run | null)[] = [
    name === null ? null : { ...own(name, by.name === null ? say.language : null) },
    by.affiliation === null ? null : own(by.affiliation, null),
    by.country === null ? null : { text: countryOf(say, by.country) },
    by.stakeholderGroup === null ? null : { text: groupOf(say, by.stakeholderGroup) },
    {
      text: hubNo === null ? say.code('attendance', attendance) : say('hubVoiceOnly', { no: String(hubNo) }),
    },
  ];
  return parts.filter((part) => part !== null).map((part) => ({ ...part, quiet: true }));
}

function becameOf({ say }: Telling, { status, how, mergedInto }: ReportQuestion): string {
  if (status === 'merged' && mergedInto !== null) return say('mergedWith', { no: receipt(say, mergedInto) });
  return status === 'answered' && how !== null ? say.code('how', how) : say.code('question', status);
}

function writeAnswers(sheet: Sheet, { report, say, times }: Telling): void {
  const answered = report.questions.filter(({ answers }) => answers.length > 0);
  if (answered.length === 0) return;
  sheet.heading(2, say('answersTitle'));
  for (const { no, text, language, answers } of answered) {
    sheet.text([
      { text: `${receipt(say, no)} `, strong: true },
      { ...own(text, language), strong: true },
    ]);
    for (const { by, text: answer, language: tongue, at } of answers) {
      const [before = '', after = ''] =
        by === null
          ? [say('answerAt', { at: times.day(at) })]
          : say('answerBy', { at: times.day(at) }).split('{name}');
      sheet.text(
        [
          { text: before, quiet: true },
          ...(by === null ? [] : [{ ...own(by, null), quiet: true as const }]),
          { text: after, quiet: true },
        ],
        'note',
      );
      sheet.text([own(answer, tongue)]);
    }
  }
}

function writeLapsed(sheet: Sheet, { report, say }: Telling): void {
  const { lapsed, questions } = report;
  if (lapsed.length === 0) return;
  sheet.heading(2, say('lapsedTitle'));
  sheet.text([
    say('lapsedText', { n: lapsed.length }),
    ' ',
    lapsed.map((no) => receipt(say, no)).join(say('comma')),
  ]);
  const since = questions.filter(({ no, answers }) => answers.length > 0 && lapsed.includes(no));
  if (since.length > 0)
    sheet.text(say('lapsedAnswered', { list: since.map(({ no }) => receipt(say, no)).join(say('comma')) }));
}

function writeDebts(sheet: Sheet, { report, say, times }: Telling): void {
  if (report.debts.length === 0) return;
  sheet.heading(2, say('debts'));
  sheet.table(
    say('debtsCaption'),
    [say('no'), say('question'), say('owedBy'), say('until')],
    report.debts.map(({ no, text, language, by, dueAt }): Inline[] => [
      [receipt(say, no)],
      [own(text, language)],
      joined(
        by.map((name) => own(name, null)),
        say('comma'),
      ),
      [dueAt === null ? say('noDay') : times.day(dueAt)],
    ]),
  );
}
