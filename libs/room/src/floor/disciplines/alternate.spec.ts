import { describe, expect, it } from '@jest/globals';
import { DEFAULT_RULES } from '@openfloor/contract';
import fc from 'fast-check';
import { proposeAlternating } from './alternate.js';
import { orderOf } from './queue.js';
import { named, spoke, waits } from './testing/people.js';
import { situationOf, TAPE } from './testing/tape.js';

/** Five in the hall before anybody else, then two online and a hub. */
const forum = waits(
  ...(['hall1', 'hall2', 'hall3', 'hall4', 'hall5'] as const).map((name): [string] => [name]),
  ['online1', null, 'online'],
  ['hub', null, 'hub'],
  ['online2', null, 'online'],
);

describe('room and remote turn by turn', () => {
  it('gives both sides the floor on an equal basis, as the public forums of ICANN', () => {
    const order = ['hall1', 'online1', 'hall2', 'hub', 'hall3', 'online2', 'hall4', 'hall5'];
    expect(named('alternate', forum)).toEqual(order);
  });

  it('begins with the side that asked first', () => {
    expect(named('alternate', waits(['ben', null, 'hub'], ['ama'], ['cyn']))).toEqual(['ben', 'ama', 'cyn']);
  });

  it('goes on with the side that did not have the floor last, whoever of it spoke', () => {
    expect(named('alternate', forum, spoke(['zoe', null, 'hub'], ['yan'])).slice(0, 2)).toEqual([
      'online1',
      'hall1',
    ]);
    expect(named('alternate', forum, spoke(['yan'], ['zoe', null, 'online']))[0]).toBe('hall1');
  });

  it.each([
    ['the other side had it last', spoke(['zoe', null, 'online']), { side: 'room', otherIsEmpty: false }],
    ['it is remote’s turn', spoke(['zoe']), { side: 'remote', otherIsEmpty: false }],
  ])('says whose turn it is: %s', (_what, served, turn) => {
    const why = { code: 'turn_of', ...turn };
    expect(proposeAlternating({ waiting: forum, served, rules: DEFAULT_RULES })?.why).toEqual(why);
  });

  it('never waits for a side where nobody waits, and says so', () => {
    const situation = { waiting: waits(['ama'], ['ben']), served: spoke(['cyn']), rules: DEFAULT_RULES };
    const why = { code: 'turn_of', side: 'room', otherIsEmpty: true };
    expect(proposeAlternating(situation)).toEqual({ id: 'ama', why, lane: null });
    expect(proposeAlternating({ ...situation, waiting: [] })).toBeUndefined();
  });

  it('never gives a side two turns running while somebody waits on the other', () => {
    const property = fc.property(fc.array(fc.nat(999), TAPE), (tape) => {
      const { waiting, served, rules } = situationOf(tape);
      const order = orderOf(waiting, served, rules, 'alternate', () => 60).map(({ why }) => why);
      for (const [at, why] of order.entries()) {
        const before = order[at - 1];
        if (why.code !== 'turn_of' || before?.code !== 'turn_of' || before.side !== why.side) continue;
        expect(why.otherIsEmpty).toBe(true);
      }
    });
    fc.assert(property, { numRuns: 200 });
  });
});
