import type { DeclineReason, QuestionView } from '@openfloor/contract';
import { columnOf } from '../logic/columns.js';
import { dropOf, placeOf, type Move, type Place } from '../logic/moves.js';
import type { Desk } from './desk.js';

/** Puts a question at the end of the queue; publishes it too where it was pending. */
export function queue(desk: Desk, question: QuestionView): void {
  desk.passOn(question);
  void desk.order({
    type: 'question.shortlist',
    args: { questionId: question.id },
    says: 'queue',
    question,
    left: 'shortlisted',
  });
}

/** Shows a pending or set-aside question to everybody. It stays in its place. */
export function publish(desk: Desk, question: QuestionView): void {
  void desk.order({
    type: 'question.publish',
    args: { questionId: question.id },
    says: 'publish',
    question,
    left: 'published',
  });
}

/** Sets a question aside with the reason that the author and the tally show; a note goes to the author alone. */
export function setAside(desk: Desk, question: QuestionView, reason: DeclineReason, note: string): void {
  const told = note.trim();
  desk.passOn(question);
  desk.view.patch({ asking: null });
  const args = { questionId: question.id, reason, ...(told ? { note: told } : {}) };
  void desk.order({ type: 'question.decline', args, says: `aside.${reason}`, question, left: 'declined' });
}

/** Joins a question with one that asks the same; supporters and authors go along. */
export function merge(desk: Desk, question: QuestionView, into: QuestionView): void {
  desk.passOn(question);
  desk.view.patch({ asking: null });
  const args = { questionId: question.id, into: into.id };
  void desk.order({
    type: 'question.merge',
    args,
    says: 'merge',
    question,
    left: 'merged',
    nos: [question.no, into.no],
  });
}

export function unmerge(desk: Desk, question: QuestionView): void {
  void desk.order({ type: 'question.unmerge', args: { questionId: question.id }, says: 'unmerge', question });
}

/** Takes a question out of the queue, back among the incoming. */
export function unqueue(desk: Desk, question: QuestionView): void {
  desk.passOn(question);
  void desk.order({
    type: 'question.unshortlist',
    args: { questionId: question.id },
    says: 'unqueue',
    question,
    left: 'published',
  });
}

function shortlistAt(desk: Desk, question: QuestionView, place: Place | null): void {
  if (!place) return;
  const queued = columnOf(question) === 'queue';
  const args = { questionId: question.id, ...place };
  void desk.order({
    type: 'question.shortlist',
    args,
    says: queued ? 'move' : 'queue',
    question,
    left: 'shortlisted',
  });
}

const queueIds = (desk: Desk): string[] => desk.columns.get().queue.map(({ id }) => id);

/** Moves a question within the queue. */
export function move(desk: Desk, question: QuestionView, to: Move): void {
  shortlistAt(desk, question, placeOf(queueIds(desk), question.id, to));
}

/** What dropping a question beside another one of the queue does. */
export function dropBeside(
  desk: Desk,
  question: QuestionView,
  target: string,
  side: 'before' | 'after',
): void {
  shortlistAt(desk, question, dropOf(queueIds(desk), question.id, target, side));
}

/** Drops a question on the incoming list: out of the queue, or back from what is set aside. */
export function dropOnIncoming(desk: Desk, question: QuestionView): void {
  if (question.status === 'shortlisted') unqueue(desk, question);
  else if (question.status === 'declined') publish(desk, question);
}

/** The author can read and support, and ask nothing more. */
export function mute(desk: Desk, question: QuestionView, reason: DeclineReason): void {
  const args = { participantId: question.authorId ?? '', reason };
  void desk.order({ type: 'participant.mute', args, says: 'mute', nos: [question.no] });
}

/** The author loses the seat; what they asked stays, or is set aside too where `drops`. */
export function remove(desk: Desk, question: QuestionView, reason: DeclineReason, drops: boolean): void {
  const questions = drops ? ('decline' as const) : ('keep' as const);
  const args = { participantId: question.authorId ?? '', reason, questions };
  void desk.order({ type: 'participant.remove', args, says: 'remove', nos: [question.no] });
}
