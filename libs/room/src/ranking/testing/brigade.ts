import { rankings, type Consultation } from './consultation.js';
import { chosen, seeded } from './chance.js';

const BLOC = 560;
const OTHERS = 440;
const OWN = 20;
const OPEN = 40;
const GROUPS = ['bloc', 'second', 'third', 'fourth', 'fifth', 'sixth'];
/** How many of the open questions each of the others supports. */
const EACH = 8;

/**
 * A thousand voters: a bloc of 560, all of one group, supports its own twenty questions and nothing else; the others, of six
 * groups, each support ten of forty as chance has it. The bloc asked first.
 */
export function brigade(seed: number): Consultation {
  const random = seeded(seed);
  const own = Array.from({ length: OWN }, (_none, question) => question);
  const bloc = Array.from({ length: BLOC }, () => ({ group: 0, own }));
  const others = Array.from({ length: OTHERS }, (_none, voter) => ({
    group: 1 + (voter % (GROUPS.length - 1)),
    own: chosen(EACH, OPEN, random).map((question) => OWN + question),
  }));
  const voters = [...bloc, ...others];
  return {
    groups: GROUPS,
    groupOf: voters.map(({ group }) => group),
    ballots: voters.map((voter) => voter.own),
    questions: OWN + OPEN,
  };
}

/** How many of the first ten are the bloc's, by each ranking. */
export function taken(seed: number): Record<keyof ReturnType<typeof rankings>, number> {
  const { votes, support, people, groups } = rankings(brigade(seed));
  const bloc = (order: readonly number[]) => order.slice(0, 10).filter((question) => question < OWN).length;
  return { votes: bloc(votes), support: bloc(support), people: bloc(people), groups: bloc(groups) };
}
