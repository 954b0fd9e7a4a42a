import type { Delivery, FloorClass, Identity, StakeholderGroup } from '@openfloor/contract';
import { readKept, writeKept, type Keep } from '../live/keep.js';

/** A question, or a request for the floor, that is being written. It survives a reload, a closed sheet and a dead battery. */
export interface Draft {
  text: string;
  /** Chosen by hand; without it the language is guessed from the text. */
  language?: string;
  identity?: Identity;
  name?: string;
  affiliation?: string;
  group?: StakeholderGroup;
  /** Of a request for the floor alone; `country` is a code of ISO 3166. */
  country?: string;
  floorClass?: FloorClass;
  delivery?: Delivery;
}

const key = (sessionId: string): string => `openfloor draft ${sessionId}`;

/** The draft of a session, empty where there is none or it cannot be read. */
export function readDraft(keep: Keep, sessionId: string): Draft {
  const kept = readKept(keep, key(sessionId));
  const isDraft =
    typeof kept === 'object' && kept !== null && 'text' in kept && typeof kept.text === 'string';
  return isDraft ? (kept as Draft) : { text: '' };
}

/** Keeps the draft; true when it is really kept, which is what the sheet says. */
export function keepDraft(keep: Keep, sessionId: string, draft: Draft): boolean {
  return writeKept(keep, key(sessionId), draft);
}

/** After sending, who one is stays chosen and the text is gone. */
export function sentDraft(draft: Draft): Draft {
  const { language: _language, ...rest } = draft;
  return { ...rest, text: '' };
}

/** The name under which the draft of a request for the floor is kept beside that of a question. */
export const floorDraftOf = (sessionId: string): string => `${sessionId} floor`;

/** Forgets the drafts of a session. */
export function dropDraft(keep: Keep, sessionId: string): void {
  for (const name of [sessionId, floorDraftOf(sessionId)]) writeKept(keep, key(name), undefined);
}

const SCRIPTS: [RegExp, string][] = [
  [/\p{Script=Arabic}/u, 'ar'],
  [/\p{Script=Han}/u, 'zh'],
  [/\p{Script=Cyrillic}/u, 'ru'],
];

/** The language a text is probably in: by its script, else the reader's own. */
export function guessLanguage(text: string, readers: string): string {
  const foreign = SCRIPTS.find(([script]) => script.test(text))?.[1];
  const isLatin = /\p{Script=Latin}/u.test(text);
  return foreign ?? (isLatin && /^(ar|zh|ru)\b/.test(readers) ? 'en' : readers);
}

/** Characters as people count them: code points of the trimmed text. */
export function countCharacters(text: string): number {
  return [...text.trim()].length;
}
