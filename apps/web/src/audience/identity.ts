import type { Identity, Rules } from '@openfloor/contract';

const LEVELS: readonly Identity[] = ['anonymous', 'pseudonym', 'affiliation', 'public'];

/** What an author may choose to be shown as: the most and the least that the session allows, one where they agree. */
export function identityChoices({ least, most }: Rules['identity']): Identity[] {
  return least === most ? [most] : [most, least];
}

/** The choice that stands until the author makes one: as little as is allowed. */
export function identityOf(rules: Rules['identity'], wished: Identity | undefined): Identity {
  if (!wished) return rules.least;
  const level = Math.max(
    LEVELS.indexOf(rules.least),
    Math.min(LEVELS.indexOf(wished), LEVELS.indexOf(rules.most)),
  );
  return LEVELS[level] ?? rules.least;
}

/** Which of the author's details a level shows. */
export function needs(identity: Identity): { name: boolean; affiliation: boolean } {
  return { name: identity === 'public' || identity === 'pseudonym', affiliation: identity === 'affiliation' };
}
