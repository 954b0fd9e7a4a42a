import {
  ATTENDANCES,
  type AnswerDebt,
  type OnlineFigures,
  type ReportCounts,
  type ReportQuestion,
  type ReportTurn,
} from '@openfloor/contract';
import type { Material } from '../material.js';

type States = OnlineFigures['questions'];

/** The questions that everybody may read, with their answers. */
export function questionsOf(
  { questions, hubs, votes }: Material,
  nameOf: (personId: string) => string | undefined,
): ReportQuestion[] {
  const hubNo = new Map(hubs.map(({ id, no }) => [id, no]));
  const numbers = new Map(questions.map(({ id, no }) => [id, no]));
  const counted = votes && new Map(votes);
  return questions.map((question) => ({
    no: question.no,
    type: question.type,
    text: question.text,
    language: question.language,
    by: question.author,
    credits: question.credits,
    attendance: question.attendance,
    hubNo: hubNo.get(question.hubId ?? '') ?? null,
    status: question.status,
    mergedInto: numbers.get(question.mergedInto ?? '') ?? null,
    how: question.how,
    votes: counted?.get(question.no) ?? null,
    hands: question.hands,
    addressedTo: question.addressedTo.flatMap((id) => nameOf(id) ?? []),
    submittedAt: question.submittedAt,
    answeredAt: question.answeredAt,
    dueAt: question.dueAt,
    answers: question.answers.map(({ personId, text, language, at }) => ({
      by: nameOf(personId ?? '') ?? null,
      text,
      language,
      at,
    })),
  }));
}

/** Who owes which answer in writing. */
export function debtsOf(
  questions: Material['questions'],
  nameOf: (personId: string) => string | undefined,
): AnswerDebt[] {
  return questions
    .filter(({ status }) => status === 'deferred')
    .map(({ no, text, language, answeredBy, addressedTo, dueAt }) => {
      const owing = answeredBy.length > 0 ? answeredBy : addressedTo;
      return { no, text, language, by: owing.flatMap((id) => nameOf(id) ?? []), dueAt };
    });
}

/** What an online moderator reports of the session. */
export function onlineFigures(
  { joined, hubs, counts }: Material,
  questions: readonly ReportQuestion[],
  turns: readonly ReportTurn[],
): OnlineFigures {
  return {
    joined,
    hubs: hubs.length,
    headcount: hubs.reduce((sum, { headcount }) => sum + (headcount ?? 0), 0),
    questions: statesIn(counts),
    shown: ATTENDANCES.map((attendance) => ({
      attendance,
      ...statesOf(questions.filter((one) => one.attendance === attendance)),
    })),
    interventions: ATTENDANCES.map((attendance) => ({
      attendance,
      ...deliveriesOf(turns.filter((turn) => !turn.panel && turn.attendance === attendance)),
    })),
  };
}

function statesIn({ asked, answered, onAir, deferred }: ReportCounts): States {
  const forwarded = onAir + deferred;
  return { asked, answered, forwarded, other: asked - answered - forwarded };
}

function statesOf(questions: readonly ReportQuestion[]): States {
  const count = (...states: ReportQuestion['status'][]) =>
    questions.filter(({ status }) => states.includes(status)).length;
  const [asked, answered, forwarded] = [questions.length, count('answered'), count('on_air', 'deferred')];
  return { asked, answered, forwarded, other: asked - answered - forwarded };
}

function deliveriesOf(turns: readonly ReportTurn[]) {
  const count = (delivery: ReportTurn['delivery']) =>
    turns.filter((turn) => turn.delivery === delivery).length;
  return {
    voice: count('voice'),
    video: count('video'),
    textReadOut: count('text_read_out'),
    prerecorded: count('prerecorded'),
  };
}
