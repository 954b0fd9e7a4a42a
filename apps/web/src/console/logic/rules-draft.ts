import {
  BALLOTS,
  IDENTITIES,
  type FloorClass,
  type Identity,
  type Rules,
  type RulesChange,
} from '@openfloor/contract';

const NAMES = [
  'access',
  'ballot',
  'record',
  'review',
  'identity',
  'ranking',
  'footing',
  'showVotes',
  'questionMaxChars',
  'questionsPerPerson',
  'questionsPerHub',
  'discipline',
  'lanes',
  'classes',
  'onDeck',
  'interventionSeconds',
  'answerSeconds',
  'followUpSeconds',
  'requestsPerHub',
] as const satisfies readonly (keyof Rules)[];

/** The rules that a moderator changes on the desk. */
export type RulesDraft = Pick<Rules, (typeof NAMES)[number]>;
export type Lane = Rules['lanes'][number];

/** Rules of which one of a few holds. */
export const CHOICES = [
  { name: 'review', all: ['before', 'after'] },
  { name: 'access', all: ['open', 'code', 'roll'] },
  { name: 'ballot', all: BALLOTS },
  { name: 'record', all: ['public', 'participants', 'staff'] },
] as const satisfies readonly { name: keyof RulesDraft; all: readonly string[] }[];

/** Rules that are a number, with their bounds. */
export const NUMBERS = [
  { name: 'questionsPerPerson', min: 0, max: 100 },
  { name: 'questionsPerHub', min: 0, max: 500 },
  { name: 'questionMaxChars', min: 20, max: 5_000 },
] as const satisfies readonly { name: keyof RulesDraft; min: number; max: number }[];

/** The same of the list of speakers. */
export const FLOOR_NUMBERS = [
  { name: 'interventionSeconds', min: 10, max: 3_600 },
  { name: 'answerSeconds', min: 10, max: 3_600 },
  { name: 'followUpSeconds', min: 10, max: 3_600 },
  { name: 'onDeck', min: 0, max: 10 },
  { name: 'requestsPerHub', min: 0, max: 50 },
] as const satisfies readonly { name: keyof RulesDraft; min: number; max: number }[];

/** Who may be granted what, in the order in which it stands on the desk. */
export const ASKERS = [
  'participant',
  'hub',
  'panellist',
] as const satisfies readonly (keyof Rules['classes'])[];
export type Asker = (typeof ASKERS)[number];

/** The most lanes that a round has. */
export const MAX_LANES = 12;

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

/** Grants a class to some who ask, or takes it from them; classes keep their order. */
export function granted(
  classes: Rules['classes'],
  asker: Asker,
  kind: FloorClass,
  order: readonly FloorClass[],
): Rules['classes'] {
  const held = classes[asker];
  const next = held.includes(kind) ? held.filter((one) => one !== kind) : [...held, kind];
  return { ...classes, [asker]: next.sort((a, b) => order.indexOf(a) - order.indexOf(b)) };
}

/** A lane that is for everybody, under a name that no other lane has. */
export function blankLane(lanes: readonly Lane[], name: (n: number) => string): Lane {
  const names = new Set(lanes.map((lane) => lane.name));
  let n = lanes.length + 1;
  while (names.has(name(n))) n += 1;
  return { name: name(n), groups: [], attendance: [], slots: 1 };
}

/** Whether every lane has a name, and none the name of another. */
export function lanesHold(lanes: readonly Lane[]): boolean {
  const names = lanes.map(({ name }) => name.trim());
  return names.every((name) => name !== '') && new Set(names).size === names.length;
}

/** A list with one more or less of something, in the order of all. */
export function toggled<T>(held: readonly T[], one: T, all: readonly T[]): T[] {
  return all.filter((other) => (other === one) !== held.includes(other));
}
