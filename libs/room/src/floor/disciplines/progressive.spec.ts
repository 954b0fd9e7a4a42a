import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '@openfloor/contract';
import fc from 'fast-check';
import { proposeProgressive } from './progressive.js';
import { orderOf } from './queue.js';
import { named, spoke, waits } from './testing/people.js';
import { situationOf, TAPE } from './testing/tape.js';

describe('who has not spoken goes first', () => {
  const waiting = waits(['ama'], ['ben'], ['cyn'], ['dan']);
  const served = spoke(['ama'], ['ben'], ['ama']);

  it('calls first-time speakers before whoever spoke, and these by how often they did', () => {
    expect(named('progressive', waiting, served)).toEqual(['cyn', 'dan', 'ben', 'ama']);
  });

  it('goes by turns, not by seconds', () => {
    const short = spoke(['ama', null, 'onsite', 5], ['ama', null, 'onsite', 5], ['ben', null, 'onsite', 900]);
    expect(named('progressive', waits(['ama'], ['ben']), short)).toEqual(['ben', 'ama']);
  });

  it('counts the turns of a hub whoever of it speaks, and the second request of one speaker after all firsts', () => {
    const hub = waits(['accra', null, 'hub'], ['accra/2', null, 'hub'], ['ama'], ['ben']);
    expect(named('progressive', hub)).toEqual(['accra', 'ama', 'ben', 'accra/2']);
  });

  it('says whether somebody spoke before, and how often', () => {
    const situation = { waiting, served, rules: DEFAULT_RULES };
    expect(proposeProgressive(situation)).toEqual({ id: 'cyn', why: { code: 'first_time' }, lane: null });
    const whyOf = (at: number) =>
      proposeProgressive({ ...situation, waiting: waiting.slice(at, at + 1) })?.why;
    expect(whyOf(0)).toEqual({ code: 'spoke_before', turns: 2 });
    expect(whyOf(1)).toEqual({ code: 'spoke_before', turns: 1 });
    expect(proposeProgressive({ ...situation, waiting: [] })).toBeUndefined();
  });

  it('never calls anybody before somebody with fewer turns', () => {
    const property = fc.property(fc.array(fc.nat(999), TAPE), (tape) => {
      const { waiting: people, served: before, rules } = situationOf(tape);
      const turns = orderOf(people, before, rules, 'progressive', () => 60).map(({ why }) =>
        why.code === 'spoke_before' ? why.turns : 0,
      );
      expect(turns).toEqual(turns.toSorted((one, other) => one - other));
    });
    fc.assert(property, { numRuns: 200 });
  });
});
