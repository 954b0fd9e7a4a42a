import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES, DISCIPLINES } from '@openfloor/contract';
import fc from 'fast-check';
import type { Situation } from './discipline.js';
import { orderOf, PROPOSE } from './queue.js';
import { expectedSeconds, walk } from './testing/fairness.js';
import { named, spoke, waits } from './testing/people.js';
import { situationOf, TAPE } from './testing/tape.js';

const tape = fc.array(fc.nat(999), TAPE);
const discipline = fc.constantFrom(...DISCIPLINES);

describe('the order of who waits', () => {
  it.each(DISCIPLINES)('has everybody once and changes nothing, under %s', (rule) => {
    const property = fc.property(tape, (numbers) => {
      const { waiting, served, rules } = situationOf(numbers);
      const before = structuredClone({ waiting, served, rules });
      const ids = orderOf(waiting, served, rules, rule, () => 60).map(({ id }) => id);
      expect(ids.toSorted()).toEqual(waiting.map(({ id }) => id).toSorted());
      expect({ waiting, served, rules }).toEqual(before);
    });
    fc.assert(property, { numRuns: 150 });
  });

  it.each(DISCIPLINES)('is what is proposed one after the other, under %s', (rule) => {
    const property = fc.property(tape, (numbers) => {
      const { waiting, served, rules } = situationOf(numbers);
      const order = orderOf(waiting, served, rules, rule, expectedSeconds);
      expect(order).toEqual(walk(PROPOSE[rule], { waiting, served, rules }).order);
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('goes by the seconds that each is expected to speak', () => {
    const [gov, civ] = [waits(['g', 'government'], ['g2', 'government']), waits(['c', 'civil_society'])];
    const waiting = [...gov, ...civ.map((one) => ({ ...one, order: 3 }))];
    const served = spoke(['x', 'civil_society', 'onsite', 300]);
    const withSpeech = (seconds: number) =>
      orderOf(waiting, served, DEFAULT_RULES, 'balanced', () => seconds).map(({ id }) => id);
    expect(withSpeech(120)).toEqual(['g', 'g2', 'c']);
    expect(withSpeech(600)).toEqual(['g', 'c', 'g2']);
  });

  it('is empty where nobody waits', () => {
    for (const rule of DISCIPLINES) expect(named(rule, [], spoke(['ama']))).toEqual([]);
  });
});

describe('a discipline changed in mid-session', () => {
  it('gives a full order again from the same turns, whatever it is changed to and with whatever lanes', () => {
    const property = fc.property(
      ...([tape, tape, discipline, discipline, fc.nat(14)] as const),
      (numbers, others, first, then, count) => {
        const { waiting, served, rules } = situationOf(numbers);
        const { left, turns } = afterTurns({ waiting, served, rules }, first, count);
        const order = orderOf(left, turns, situationOf(others).rules, then, expectedSeconds);
        expect(order.map(({ id }) => id).toSorted()).toEqual(left.map(({ id }) => id).toSorted());
      },
    );
    fc.assert(property, { numRuns: 400 });
  });

  it('and changed back without a turn between is as if nothing had happened', () => {
    const waiting = waits(['ama', 'government'], ['ben', 'government'], ['cyn', 'academia', 'online']);
    const served = spoke(['ama', 'government'], ['dan', 'academia']);
    const orders = DISCIPLINES.map((rule) => named(rule, waiting, served));
    expect(orders).toEqual([
      ['ama', 'ben', 'cyn'],
      ['cyn', 'ama', 'ben'],
      ['ama', 'cyn', 'ben'],
      ['ben', 'cyn', 'ama'],
      ['ben', 'cyn', 'ama'],
      ['ama', 'ben', 'cyn'],
    ]);
    expect(DISCIPLINES.map((rule) => named(rule, waiting, served))).toEqual(orders);
  });
});

/** Who still waits, and all turns, after so many more of this order. */
function afterTurns(
  { waiting, served, rules }: Situation,
  rule: (typeof DISCIPLINES)[number],
  count: number,
) {
  const order = orderOf(waiting, served, rules, rule, expectedSeconds).slice(0, count);
  const gone = new Set(order.map(({ id }) => id));
  const spoken = waiting.filter(({ id }) => gone.has(id));
  return {
    left: waiting.filter(({ id }) => !gone.has(id)),
    turns: [...served, ...spoken.map((one) => ({ ...one, seconds: expectedSeconds(one) }))],
  };
}
