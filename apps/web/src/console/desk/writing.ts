import type { CommandType, QuestionView } from '@openfloor/contract';
import type { Desk } from './desk.js';
import type { Order } from './order.js';
import type { Draft, TextConflict, TextField } from './view.js';

/** One text of a question that can be written: which one, and for a translation into which language. */
export interface Target {
  field: TextField;
  language?: string;
}

/** What a question says in one of its texts. */
export function valueOf(question: QuestionView, { field, language }: Target): string {
  if (field === 'text') return question.text;
  if (field === 'shortText') return question.shortText ?? '';
  if (field === 'note') return question.note ?? '';
  return question.translations?.[language ?? '']?.text ?? '';
}

const keyOf = (id: string, { field, language }: Target): string => `${id} ${field} ${language ?? ''}`;

/** The draft of a text; one is begun from what the question says now if there is none. */
export function draftOf(desk: Desk, question: QuestionView, target: Target): Draft {
  const held = desk.drafts.get(keyOf(question.id, target));
  if (held) return held;
  const base = valueOf(question, target);
  return { base, seen: question.rev, text: base };
}

export function keepDraft(desk: Desk, question: QuestionView, target: Target, draft: Draft): void {
  desk.drafts.set(keyOf(question.id, target), draft);
}

/** The language in which this desk wrote last on a reading of a question without saving it. */
export function begunLanguage(desk: Desk, question: QuestionView): string | undefined {
  const head = keyOf(question.id, { field: 'translation' });
  const begun = [...desk.drafts].filter(([key, { text, base }]) => key.startsWith(head) && text !== base);
  return begun.at(-1)?.[0].slice(head.length);
}

export function dropDraft(desk: Desk, question: QuestionView, target: Target): void {
  desk.drafts.delete(keyOf(question.id, target));
}

const TYPES = {
  text: 'question.edit',
  shortText: 'question.shorten',
  note: 'question.note',
  translation: 'question.translate',
} as const satisfies Record<TextField, CommandType>;

function orderOf(question: QuestionView, target: Target, text: string, seen: number): Order {
  const questionId = question.id;
  const says = `write.${target.field}`;
  const type = TYPES[target.field];
  if (type === 'question.note')
    return { type, args: { questionId, note: text, seen }, says, question } as Order;
  const language = type === 'question.translate' ? { language: target.language ?? 'en' } : {};
  return { type, args: { questionId, text, seen, ...language }, says, question } as Order;
}

/** How long a refused text waits for the patch that changed the question, ms. */
const CATCH_UP_MS = 2_000;

/** The question as the room now has it: after a CONFLICT its patch may still be on its way. */
function caughtUp(desk: Desk, question: QuestionView, seen: number): Promise<QuestionView> {
  const present = (): QuestionView => desk.question(question.id) ?? question;
  if (present().rev !== seen) return Promise.resolve(present());
  return new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      leave();
      resolve(present());
    };
    const timer = setTimeout(end, CATCH_UP_MS);
    const leave = desk.room.subscribe(() => (present().rev === seen ? undefined : end()));
  });
}

/**
 * Saves a text. If the question changed meanwhile but this text did not, it is sent once more with the new rev;
 * if the text did, both versions are kept and shown, and nothing is overwritten. True when it is saved.
 */
export async function save(
  desk: Desk,
  question: QuestionView,
  target: Target,
  draft: Draft,
): Promise<boolean> {
  const reply = await desk.order(orderOf(question, target, draft.text, draft.seen));
  if (!reply) return false;
  if (reply.ok) {
    dropDraft(desk, question, target);
    return true;
  }
  if (reply.code !== 'CONFLICT') return false;
  const present = await caughtUp(desk, question, draft.seen);
  if (valueOf(present, target) === draft.base && present.rev !== draft.seen)
    return save(desk, question, target, { ...draft, seen: present.rev });
  const by = desk.editors.get(question.id);
  setConflict(desk, question.id, { ...target, mine: draft.text, ...(by === undefined ? {} : { by }) });
  return false;
}

function setConflict(desk: Desk, id: string, conflict: TextConflict | null): void {
  const conflicts = new Map(desk.view.get().conflicts);
  if (conflict) conflicts.set(id, conflict);
  else conflicts.delete(id);
  desk.view.patch({ conflicts });
}

/** Writes this desk's version over the other, on purpose and knowing it. */
export async function keepMine(desk: Desk, question: QuestionView, conflict: TextConflict): Promise<void> {
  setConflict(desk, question.id, null);
  const saved = await save(desk, question, conflict, {
    base: valueOf(question, conflict),
    seen: question.rev,
    text: conflict.mine,
  });
  if (saved) desk.view.patch({ editing: null });
}

/** Leaves the other version and lets this desk's go. */
export function keepTheirs(desk: Desk, question: QuestionView, conflict: TextConflict): void {
  dropDraft(desk, question, conflict);
  setConflict(desk, question.id, null);
  desk.view.patch({ editing: null });
}

/** Opens the editor again with this desk's words, on top of the version that is there now. */
export function writeThird(desk: Desk, question: QuestionView, conflict: TextConflict): void {
  dropDraft(desk, question, conflict);
  keepDraft(desk, question, conflict, {
    base: valueOf(question, conflict),
    seen: question.rev,
    text: conflict.mine,
  });
  setConflict(desk, question.id, null);
  const editPart = conflict.field;
  desk.view.patch({ editing: question.id, editPart });
}
