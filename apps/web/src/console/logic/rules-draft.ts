import { IDENTITIES, RANKINGS, type Identity, type Rules, type RulesChange } from '@openfloor/contract';

const NAMES = [
  'access',
  'record',
  'review',
  'identity',
  'ranking',
  'footing',
  'showVotes',
  'questionMaxChars',
  'questionsPerPerson',
  'questionsPerHub',
] as const satisfies readonly (keyof Rules)[];

/** The rules that a moderator changes on the desk. */
export type RulesDraft = Pick<Rules, (typeof NAMES)[number]>;

/** Rules of which one of a few holds. */
export const CHOICES = [
  { name: 'review', all: ['before', 'after'] },
  { name: 'access', all: ['open', 'code', 'roll'] },
  { name: 'ranking', all: RANKINGS },
  { name: 'footing', all: ['people', 'groups'] },
  { name: 'record', all: ['public', 'participants', 'staff'] },
] as const satisfies readonly { name: keyof RulesDraft; all: readonly string[] }[];

/** Rules that are a number, with their bounds. */
export const NUMBERS = [
  { name: 'questionsPerPerson', min: 0, max: 100 },
  { name: 'questionsPerHub', min: 0, max: 500 },
  { name: 'questionMaxChars', min: 20, max: 5_000 },
] as const satisfies readonly { name: keyof RulesDraft; min: number; max: number }[];

export function rulesDraft(rules: Rules): RulesDraft {
  return Object.fromEntries(NAMES.map((name) => [name, rules[name]])) as RulesDraft;
}

/** Only what was changed, so that two desks can change different rules. */
export function changeOf(before: RulesDraft, after: RulesDraft): RulesChange {
  const changed = NAMES.filter((name) => JSON.stringify(after[name]) !== JSON.stringify(before[name]));
  return Object.fromEntries(changed.map((name) => [name, after[name]]));
}

/** One bound of what is told about an author moved; the other goes along where it would stand on the wrong side. */
export function openedTo(range: Rules['identity'], bound: 'least' | 'most', to: Identity): Rules['identity'] {
  const rank = (one: Identity): number => IDENTITIES.indexOf(one);
  if (bound === 'least') return { least: to, most: rank(to) > rank(range.most) ? to : range.most };
  return { most: to, least: rank(to) < rank(range.least) ? to : range.least };
}
