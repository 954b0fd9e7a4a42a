import type { RapporteurSay } from './words.js';

/** Why something was refused, in words. */
export function faultWords(say: RapporteurSay, code: string, details: unknown): string {
  const { standing, commentsUntil } = (details ?? {}) as { standing?: number; commentsUntil?: number };
  if (standing !== undefined) return say(standing > 0 ? 'no.standing.agreed' : 'no.standing.contested');
  if (commentsUntil) return say('no.comments');
  return say.maybe(`no.${code}`) ?? say('no.else');
}
