import { readKept, writeKept, type Keep } from '../../live/keep.js';

/** A written answer that is not sent yet, with the language it is written in. */
export interface AnswerDraft {
  text: string;
  language: string;
}

const keyOf = (questionId: string): string => `openfloor.answer ${questionId}`;

/** What was written on a question on this device; empty, in the reader's language, where nothing was. */
export function keptAnswer(keep: Keep, questionId: string, language: string): AnswerDraft {
  const kept = readKept(keep, keyOf(questionId)) as Partial<Record<keyof AnswerDraft, unknown>> | undefined;
  if (typeof kept?.text !== 'string' || typeof kept.language !== 'string') return { text: '', language };
  return { text: kept.text, language: kept.language };
}

/** Keeps what is written, or forgets it where nothing is; true when this device really keeps it. */
export function keepAnswer(keep: Keep, questionId: string, draft: AnswerDraft): boolean {
  return writeKept(keep, keyOf(questionId), draft.text === '' ? undefined : draft);
}
