import { describe, it } from '@jest/globals';
import { DISCIPLINES } from '@openfloor/contract';
import fc from 'fast-check';
import { PROPOSE } from './queue.js';
import { BOUNDS } from './testing/bounds.js';
import { faultsOf } from './testing/fairness.js';
import { situationOf, TAPE } from './testing/tape.js';

const tape = fc.array(fc.nat(999), TAPE);

describe.each(DISCIPLINES)('under %s', (discipline) => {
  it('everybody is reached, the same input gives the same order, and nobody starves', () => {
    const property = fc.property(tape, (numbers) => {
      const faults = faultsOf(PROPOSE[discipline], situationOf(numbers), BOUNDS[discipline]);
      if (faults.length > 0) throw new Error(faults.join('; '));
    });
    fc.assert(property, { numRuns: 400 });
  });
});
