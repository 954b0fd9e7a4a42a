import type { Discipline } from '@openfloor/contract';
import type { Candidate, Situation } from '../discipline.js';
import { laneOf } from '../stakeholder-round.js';
import { LONGEST, SHORTEST } from './tape.js';

/** At most so many turns go before this request, though everybody who spoke asks again at once. */
export type Bound = (candidate: Candidate, situation: Situation) => number;

/** The bound that each discipline keeps; infinite where it promises none. */
export const BOUNDS: Record<Discipline, Bound> = {
  fifo: (candidate, { waiting }) => ahead(candidate, waiting).length,
  list: (candidate, { waiting }) => ahead(candidate, waiting).length,
  alternate: alternateBound,
  stakeholder_round: roundBound,
  progressive: (candidate, { waiting, served }) => fewestBound(candidate, waiting, served),
  balanced: balancedBound,
};

/** Each turn of one's own side may follow one of the other. */
function alternateBound(candidate: Candidate, { waiting }: Situation): number {
  const isRoom = (one: Candidate) => one.attendance === 'onsite';
  const side = waiting.filter((one) => isRoom(one) === isRoom(candidate));
  return 2 * ahead(candidate, side).length + 1;
}

/** The rest of this round, and as many rounds as the lane needs to come so far. */
function roundBound(candidate: Candidate, { waiting, rules }: Situation): number {
  const own = laneOf(candidate, rules);
  const lanes = new Map(waiting.map((one) => [laneOf(one, rules).name, laneOf(one, rules).slots]));
  const aRound = [...lanes.values()].reduce((sum, slots) => sum + slots, 0);
  const lane = waiting.filter((one) => laneOf(one, rules).name === own.name);
  const rounds = Math.ceil((ahead(candidate, lane).length + 1) / own.slots);
  return (rounds + 1) * aRound - 1;
}

/** Whoever goes before has had no more turns, and has one more after each. */
function fewestBound(
  candidate: Candidate,
  people: readonly Candidate[],
  served: Situation['served'],
): number {
  const turnsOf = (speaker: string) => served.filter((turn) => turn.speaker === speaker).length;
  const own = ahead(candidate, people).filter(({ speaker }) => speaker === candidate.speaker).length;
  const turns = turnsOf(candidate.speaker) + own;
  const others = new Set(people.map(({ speaker }) => speaker));
  others.delete(candidate.speaker);
  return [...others].reduce((sum, speaker) => sum + Math.max(0, turns - turnsOf(speaker) + 1), own);
}

/**
 * While a group with n turns waits, another is before it only with a share no larger, so with at most (1 + q) n turns,
 * q being the longest turn over the shortest; the same holds among the attendances of a group.
 */
function balancedBound(candidate: Candidate, { waiting, served }: Situation): number {
  const seconds = served.map((turn) => turn.seconds);
  const shortest = Math.min(SHORTEST, ...seconds);
  if (shortest === 0) return Infinity;
  const overtaken = (turns: number) => Math.floor((1 + Math.max(LONGEST, ...seconds) / shortest) * turns) + 1;
  const { group, attendance } = candidate;
  const ofGroup = waiting.filter((one) => one.group === group);
  const here = ofGroup.filter((one) => one.attendance === attendance);
  const turnsOf = (place?: string) =>
    served.filter((turn) => turn.group === group && (turn.attendance === place || !place)).length;
  const inPlace = fewestBound(candidate, here, served);
  const otherPlaces = new Set(ofGroup.map((one) => one.attendance)).size - 1;
  const inGroup = inPlace + otherPlaces * overtaken(turnsOf(attendance) + inPlace);
  const otherGroups = new Set(waiting.map((one) => one.group)).size - 1;
  return inGroup + otherGroups * overtaken(turnsOf() + inGroup);
}

function ahead(candidate: Candidate, people: readonly Candidate[]): Candidate[] {
  return people.filter(({ order }) => order < candidate.order);
}
