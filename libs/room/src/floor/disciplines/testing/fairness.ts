import { Why } from '@openfloor/contract';
import type { Candidate, Proposal, Propose, Situation } from '../discipline.js';
import type { Bound } from './bounds.js';
import { LONGEST, SHORTEST } from './tape.js';

/** What a discipline does wrong in this situation, as sentences; none where it is fair. It may look and not touch. */
export function faultsOf(propose: Propose, situation: Situation, bound: Bound): string[] {
  const frozen = { ...situation, waiting: freeze(situation.waiting), served: freeze(situation.served) };
  try {
    return [...unreached(propose, frozen), ...unequal(propose, frozen), ...starved(propose, frozen, bound)];
  } catch (error) {
    return [`breaks: ${error instanceof Error ? error.message : String(error)}`];
  }
}

/** Everybody is reached once, also where one group or one kind of attendance is not there. */
function unreached(propose: Propose, situation: Situation): string[] {
  const { waiting } = situation;
  const parts = [
    waiting,
    ...[...new Set(waiting.map(({ group }) => group))].map((gone) =>
      waiting.filter(({ group }) => group !== gone),
    ),
    ...[...new Set(waiting.map(({ attendance }) => attendance))].map((gone) =>
      waiting.filter(({ attendance }) => attendance !== gone),
    ),
  ];
  return parts.flatMap((part) => walk(propose, { ...situation, waiting: part }).faults);
}

/** The order does not depend on how those who wait are handed over, nor on what was asked before. */
function unequal(propose: Propose, situation: Situation): string[] {
  const { waiting } = situation;
  const said = [
    waiting,
    waiting,
    waiting.toReversed(),
    waiting.toSorted((one, other) => one.order - other.order),
  ]
    .map((given) => walk(propose, { ...situation, waiting: given }).order)
    .map((order) => JSON.stringify(order));
  return new Set(said).size > 1 ? ['answers differently to the same'] : [];
}

/** Nobody waits longer than the bound, though each who spoke asks again at once. */
function starved(propose: Propose, situation: Situation, bound: Bound): string[] {
  const patience = new Map(situation.waiting.map((one) => [one.id, bound(one, situation)]));
  for (const [id, most] of patience) if (most === Infinity) patience.delete(id);
  let [waiting, served] = [situation.waiting, situation.served];
  let order = Math.max(0, ...waiting.map((one) => one.order));
  for (let turn = 0; patience.size > 0; turn += 1) {
    const late = [...patience].find(([, most]) => turn > most);
    if (late) return [`starves ${late[0]}, whom ${late[1]} turns may go before`];
    const { id } = propose({ ...situation, waiting, served }) ?? {};
    const speaker = waiting.find((one) => one.id === id);
    if (!speaker) return [];
    patience.delete(speaker.id);
    order += 1;
    const again = { ...speaker, id: `no ${order}`, order };
    waiting = freeze([...waiting.filter((one) => one !== speaker), again]);
    served = freeze([...served, { ...speaker, seconds: secondsOf(turn) }]);
  }
  return [];
}

/** Who is proposed until nobody waits, and what was wrong on the way. */
export function walk(propose: Propose, situation: Situation): { order: Proposal[]; faults: string[] } {
  const order: Proposal[] = [];
  let [waiting, served] = [situation.waiting, situation.served];
  while (waiting.length > 0) {
    const proposal = propose({ ...situation, waiting, served });
    if (!proposal) return { order, faults: [`stalls while ${waiting.length} wait`] };
    const speaker = waiting.find(({ id }) => id === proposal.id);
    if (!speaker) return { order, faults: [`proposes ${proposal.id}, who does not wait`] };
    const { error } = Why.safeParse(proposal.why);
    if (error) return { order, faults: [`says no why: ${error.message}`] };
    order.push(proposal);
    waiting = freeze(waiting.filter((one) => one !== speaker));
    served = freeze([...served, { ...speaker, seconds: expectedSeconds(speaker) }]);
  }
  const nobody = propose({ ...situation, waiting, served });
  return { order, faults: nobody ? [`proposes ${nobody.id} where nobody waits`] : [] };
}

/** What a request is expected to take in a walk; not the same for all. */
export function expectedSeconds({ order }: Pick<Candidate, 'order'>): number {
  return secondsOf(order);
}

function secondsOf(number: number): number {
  return SHORTEST + ((number * 37) % (LONGEST - SHORTEST + 1));
}

function freeze<T>(all: readonly T[]): readonly T[] {
  for (const one of all) Object.freeze(one);
  return Object.freeze([...all]);
}
