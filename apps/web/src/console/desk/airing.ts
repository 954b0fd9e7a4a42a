import type { QuestionView, Reply } from '@openfloor/contract';
import { MAX_ON_AIR } from '@openfloor/contract';
import type { Desk } from './desk.js';
import type { Way } from './view.js';

/** What this desk sees on air, as `expect` says it. */
function expectation(desk: Desk): string[] | null {
  const ids = desk.room.getSnapshot().session?.onAirIds ?? [];
  return ids.length > 0 ? [...ids] : null;
}

/** Somebody else was quicker: what is on air now is shown beside what was wanted, and nothing is overwritten. */
function onConflict(desk: Desk, reply: Reply | null, wanted: readonly string[]): void {
  if (reply && !reply.ok && reply.code === 'CONFLICT') desk.view.patch({ airConflict: { wanted } });
}

async function send(desk: Desk, ids: readonly string[], question: QuestionView): Promise<void> {
  desk.view.patch({ airConflict: null });
  const args = { questionIds: [...ids], expect: expectation(desk) };
  const reply = await desk.order({ type: 'question.air', args, says: 'air', question, left: 'on_air' });
  onConflict(desk, reply, ids);
}

/** Puts a question before the panel in place of what is there, which counts as answered. */
export function air(desk: Desk, question: QuestionView): void {
  desk.passOn(question);
  void send(desk, [question.id], question);
}

/** Puts a question before the panel beside what is there, up to five. */
export function airBeside(desk: Desk, question: QuestionView): void {
  const onAir = desk.columns.get().air.map(({ id }) => id);
  if (onAir.includes(question.id) || onAir.length >= MAX_ON_AIR) return;
  desk.passOn(question);
  void send(desk, [...onAir, question.id], question);
}

/** Puts the first of the queue on air. */
export async function airNext(desk: Desk): Promise<void> {
  const first = desk.columns.get().queue[0];
  desk.view.patch({ airConflict: null });
  const nos = first ? [first.no] : [];
  const reply = await desk.order({
    type: 'question.next',
    args: { expect: expectation(desk) },
    says: 'airNext',
    nos,
  });
  onConflict(desk, reply, first ? [first.id] : []);
}

/** After a conflict: puts what was wanted on air all the same, now knowing what is there. */
export function airAnyway(desk: Desk): void {
  const conflict = desk.view.get().airConflict;
  const question = desk.question(conflict?.wanted.at(-1));
  if (conflict && question) void send(desk, conflict.wanted, question);
}

/** Ends a question that was before the panel, and says how it was answered. */
export function answered(desk: Desk, question: QuestionView, how: Way, dueAt?: number): void {
  desk.passOn(question);
  desk.view.patch({ asking: null });
  const args = { questionId: question.id, how, ...(dueAt === undefined ? {} : { dueAt }) };
  const left = how === 'in_writing_later' ? 'deferred' : 'answered';
  void desk.order({ type: 'question.answered', args, says: `answered.${how}`, question, left });
}

/** Takes a question off the air: it becomes the first of the queue. An answered one goes back to what it was. */
export function takeBack(desk: Desk, question: QuestionView): void {
  const left = question.status === 'on_air' ? 'shortlisted' : undefined;
  const says = question.status === 'on_air' ? 'back' : 'reopen';
  void desk.order({
    type: 'question.return',
    args: { questionId: question.id },
    says,
    question,
    ...(left ? { left } : {}),
  });
}

/** The question that D and B are about: the selected one where it is on air, else the first that is. */
export function aboutAir(desk: Desk): QuestionView | undefined {
  const { air: onAir } = desk.columns.get();
  return onAir.find(({ id }) => id === desk.view.get().selected) ?? onAir[0];
}
