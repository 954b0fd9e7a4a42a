import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, type Discipline } from '@openfloor/contract';
import fc from 'fast-check';
import type { Candidate, Propose, Served } from './discipline.js';
import { firstOf, least } from './pick.js';
import { Portions } from './portion.js';
import { PROPOSE } from './queue.js';
import { BOUNDS } from './testing/bounds.js';
import { faultsOf } from './testing/fairness.js';
import { waits } from './testing/people.js';
import { situationOf, TAPE } from './testing/tape.js';

const why = { code: 'first_come' } as const;
const proposed = (one: { id: string } | undefined) => one && { id: one.id, why, lane: null };
const hasGroup = ({ group }: { group: unknown }) => group !== null;

/** The lanes are called in a fixed round, and nobody is next while nobody stands in the one that is due. */
const stallsOnAnEmptyLane: Propose = ({ waiting, served, rules }) => {
  const due = rules.groups[served.length % rules.groups.length]?.key ?? null;
  return proposed(firstOf(waiting.filter(({ group }) => group === due)));
};
const stallsOnAnEmptySide: Propose = ({ waiting, served }) => {
  const isRoom = served.at(-1)?.attendance !== 'onsite';
  return proposed(firstOf(waiting.filter(({ attendance }) => (attendance === 'onsite') === isRoom)));
};
const forgetsWhoHasNoGroup: Propose = ({ waiting }) => proposed(firstOf(waiting.filter(hasGroup)));
const callsWhoHasSpoken: Propose = ({ waiting, served }) =>
  proposed(served.length > 25 ? { id: 'gone' } : firstOf(waiting));
const callsSomebodyAlways: Propose = ({ waiting }) => proposed(firstOf(waiting) ?? { id: 'gone' });
const callsTheYoungest: Propose = ({ waiting }) => proposed(least(waiting, ({ order }) => -order)[0]);
const callsWhomItIsHandedFirst: Propose = ({ waiting }) => proposed(waiting[0]);
const sortsWhatItIsHanded: Propose = ({ waiting }) =>
  proposed((waiting as Candidate[]).sort((one, other) => one.order - other.order)[0]);
const saysWhatNobodyKnows: Propose = ({ waiting }) => {
  const next = proposed(firstOf(waiting));
  return next && { ...next, why: { code: 'spoke_before', turns: -1 } };
};
const letsGroupsGoFirst: Propose = ({ waiting }) =>
  proposed(firstOf(waiting.filter(hasGroup)) ?? firstOf(waiting));
/** `balanced`, but in a group it compares what each attendance has had over all groups. */
const levelsAttendanceOverAllGroups: Propose = ({ waiting, served }) => {
  const portions = <K>(keyOf: (turn: Served) => K) => {
    const found = new Portions<K>();
    for (const turn of served) found.add(keyOf(turn), turn.seconds);
    return found;
  };
  const [groups, places] = [portions(({ group }) => group), portions(({ attendance }) => attendance)];
  const group = firstOf(least(waiting, (one) => groups.weight(one.group)))?.group;
  const people = waiting.filter((one) => one.group === group);
  return proposed(firstOf(least(people, ({ attendance }) => places.weight(attendance))));
};

function callsEachTimeAnother(): Propose {
  let asked = 0;
  return ({ waiting }) => {
    asked += 1;
    return proposed(waiting.toSorted((one, other) => one.order - other.order)[asked % waiting.length]);
  };
}

describe('the test of fairness', () => {
  const tape = fc.array(fc.nat(999), TAPE);
  const finds = (broken: Propose, discipline: Discipline, fault: RegExp) => {
    const isFree = (numbers: number[]) =>
      !faultsOf(broken, situationOf(numbers), BOUNDS[discipline]).some((found) => fault.test(found));
    return fc.check(fc.property(tape, isFree), { numRuns: 400, seed: 1, endOnFailure: true }).failed;
  };

  it.each<[string, Propose, Discipline, RegExp]>([
    ['stalls on an empty lane', stallsOnAnEmptyLane, 'stakeholder_round', /^stalls/],
    ['stalls on an empty side', stallsOnAnEmptySide, 'alternate', /^stalls/],
    ['forgets who has no group', forgetsWhoHasNoGroup, 'fifo', /^stalls/],
    ['calls who does not wait', callsWhoHasSpoken, 'fifo', /who does not wait$/],
    ['calls somebody where nobody waits', callsSomebodyAlways, 'fifo', /where nobody waits$/],
    ['calls the youngest first', callsTheYoungest, 'fifo', /^starves/],
    ['lets whoever has a group go first', letsGroupsGoFirst, 'balanced', /^starves/],
    ['goes by attendance over all groups', levelsAttendanceOverAllGroups, 'balanced', /^starves/],
    ['goes by the order it is handed', callsWhomItIsHandedFirst, 'fifo', /^answers differently/],
    ['remembers what it was asked', callsEachTimeAnother(), 'fifo', /^answers differently/],
    ['touches what it is handed', sortsWhatItIsHanded, 'fifo', /^breaks/],
    ['says why in words nobody knows', saysWhatNobodyKnows, 'fifo', /^says no why/],
  ])('finds a discipline that %s', (_what, broken, discipline, fault) => {
    expect(finds(broken, discipline, fault)).toBe(true);
  });

  it.each<[string, Discipline, Discipline]>([
    ['progressive', 'progressive', 'fifo'],
    ['rounds', 'stakeholder_round', 'alternate'],
  ])('finds that %s keeps its own promise and not that of another', (_what, discipline, other) => {
    expect(finds(PROPOSE[discipline], discipline, /./)).toBe(false);
    expect(finds(PROPOSE[discipline], other, /^starves/)).toBe(true);
  });

  it('names who is kept waiting, and for how long', () => {
    const waiting = waits(['ama'], ['ben'], ['cyn']);
    const situation = { waiting, served: [], rules: DEFAULT_RULES };
    expect(faultsOf(callsTheYoungest, situation, BOUNDS.fifo)).toEqual([
      'starves ama, whom 0 turns may go before',
    ]);
    expect(faultsOf(stallsOnAnEmptyLane, situation, BOUNDS.stakeholder_round)).toContain(
      'stalls while 3 wait',
    );
    expect(faultsOf(PROPOSE.fifo, situation, BOUNDS.fifo)).toEqual([]);
  });
});
