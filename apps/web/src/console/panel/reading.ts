import type { QuestionView } from '@openfloor/contract';
import { sameLanguage } from '../../parts/question-words.js';

/** A reading of a question in the reader's language. */
export interface Reading {
  text: string;
  language: string;
  /** A machine made it and nobody has looked at it. */
  isMachine: boolean;
}

/** The reading of a question for somebody who reads another language than its own; null where there is none. */
export function readingOf({ language, translations }: QuestionView, reader: string): Reading | null {
  if (sameLanguage(language, reader)) return null;
  const tag = Object.keys(translations ?? {}).find((one) => sameLanguage(one, reader));
  const found = tag === undefined ? undefined : translations?.[tag];
  return found && tag !== undefined ? { text: found.text, language: tag, isMachine: !found.reviewed } : null;
}
