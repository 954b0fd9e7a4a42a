import type { PollRecord, ResponseRecord } from '../outcome-records.js';
import { GONE } from '../retention/gone.js';

/** An answer that counts on and is nobody's; that of somebody who was removed counts for nothing, and goes. */
export function nobodys(response: ResponseRecord, isRemoved: boolean): ResponseRecord {
  const none = isRemoved ? { choices: [], text: null, admitted: false } : {};
  return { ...response, ...none, voterId: null, at: null };
}

/** An answer without its words. That there was one still counts. */
export function wordlessResponse(response: ResponseRecord): ResponseRecord {
  if (response.text === null || response.text === GONE) return response;
  return { ...response, text: GONE, admitted: false };
}

/** A poll without the words of those who answered it; its question, its options and its counts are the organiser's. */
export function wordlessPoll(poll: PollRecord): PollRecord {
  const { results } = poll;
  return results && results.texts.length > 0 ? { ...poll, results: { ...results, texts: [] } } : poll;
}
