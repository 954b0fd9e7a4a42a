import type { QuestionStatus } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import type { Opened } from './open-room.js';

/** Asks a question as `ama` and brings it into a state by the shortest road. Gives its id. */
export function questionAt(opened: Opened, status: QuestionStatus): string {
  const { moderator, ama, ben, must, asks, published, room } = opened;
  if (status === 'pending') return asks(ama);
  const questionId = status === 'withdrawn' || status === 'declined' ? asks(ama) : published(ama);
  const by = (actor: Actor, type: string, more = {}) =>
    must(actor, `question.${type}`, { questionId, ...more });
  const roads: Partial<Record<QuestionStatus, () => unknown>> = {
    shortlisted: () => by(moderator, 'shortlist'),
    on_air: () =>
      must(moderator, 'question.air', { questionIds: [questionId], expect: room.session.onAirIds }),
    answered: () => by(moderator, 'answered'),
    deferred: () => by(moderator, 'answered', { how: 'in_writing_later' }),
    declined: () => by(moderator, 'decline', { reason: 'off_topic' }),
    merged: () => by(moderator, 'merge', { into: published(ben) }),
    withdrawn: () => by(ama, 'withdraw'),
  };
  roads[status]?.();
  return questionId;
}

/** Every command that can move a question from one state to another, as its usual actor gives it. */
export function move(opened: Opened, command: string, questionId: string): string {
  const { moderator, panellist, ama, ben, does, published, room } = opened;
  const name = { questionId };
  const into = command === 'merge' ? published(ben) : '';
  const source = command === 'into' ? published(ben) : '';
  const orders: Record<string, [Actor, string, object]> = {
    answered: [moderator, 'answered', { ...name, how: 'orally' }],
    later: [moderator, 'answered', { ...name, how: 'in_writing_later' }],
    answer: [panellist, 'answer', { ...name, text: 'The auditors do.' }],
    decline: [moderator, 'decline', { ...name, reason: 'off_topic' }],
    withdraw: [ama, 'withdraw', name],
    merge: [moderator, 'merge', { ...name, into }],
    into: [moderator, 'merge', { questionId: source, into: questionId }],
    air: [moderator, 'air', { questionIds: [questionId], expect: room.session.onAirIds }],
  };
  const [actor, type, args] = orders[command] ?? [moderator, command, name];
  return does(actor, `question.${type}`, args).code;
}

/** Reads a table written with spaces: the first line names the columns, the first word of a line the row. */
export function table(text: string): { row: string; column: string; cell: string }[] {
  const [head = [], ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/));
  return rows.flatMap(([row = '', ...cells]) =>
    cells.map((cell, at) => ({ row, column: head[at] ?? '', cell })),
  );
}
