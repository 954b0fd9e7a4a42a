import type { Discipline } from '@openfloor/contract';
import { alternating, proposeAlternating } from './alternate.js';
import { balanced, proposeBalanced } from './balanced.js';
import { courseAfter, type Begin } from './course.js';
import type { Candidate, Proposal, Propose, Served, Situation } from './discipline.js';
import { firstCome, proposeFirstCome } from './fifo.js';
import { listed, proposeListed } from './list.js';
import { progressive, proposeProgressive } from './progressive.js';
import { inRounds, proposeRound } from './stakeholder-round.js';

/** Who is next under each discipline. To add one is to add its word to the contract, its file, its spec and two lines. */
export const PROPOSE: Record<Discipline, Propose> = {
  fifo: proposeFirstCome,
  alternate: proposeAlternating,
  stakeholder_round: proposeRound,
  progressive: proposeProgressive,
  balanced: proposeBalanced,
  list: proposeListed,
};

const BEGIN: Record<Discipline, Begin> = {
  fifo: firstCome,
  alternate: alternating,
  stakeholder_round: inRounds,
  progressive,
  balanced,
  list: listed,
};

/**
 * The whole proposed order of one class: each is proposed as if those before had been served for the seconds expected
 * of them. Changes nothing that it is given.
 */
export function orderOf(
  waiting: readonly Candidate[],
  served: readonly Served[],
  rules: Situation['rules'],
  discipline: Discipline,
  expectedSeconds: (candidate: Candidate) => number,
): Proposal[] {
  const course = courseAfter(BEGIN[discipline], { served, rules });
  const left = new Map(waiting.map((candidate) => [candidate.id, candidate]));
  const order: Proposal[] = [];
  for (;;) {
    const proposal = course.next([...left.values()]);
    const candidate = proposal && left.get(proposal.id);
    if (!candidate) return order;
    left.delete(candidate.id);
    course.serve({ ...candidate, seconds: expectedSeconds(candidate) });
    order.push(proposal);
  }
}
