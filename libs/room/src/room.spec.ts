import { describe, it } from '@jest/globals';
import { CHANNELS } from '@openfloor/contract';
import fc from 'fast-check';
import { KINDS_OF_ACT, orderOf, withQuestions } from './testing/chance.js';
import { faultsOf } from './testing/faults.js';
import { Follower } from './testing/follower.js';

const act = fc.tuple(fc.constantFrom(...KINDS_OF_ACT), fc.nat(99), fc.nat(99), fc.nat(99));
const acts = (maxLength: number) => fc.array(act, { minLength: 10, maxLength });

describe('a room under any commands', () => {
  it('stays whole, whatever is done to its questions and whatever is taken back', () => {
    const property = fc.property(acts(60), (chosen) => {
      const game = withQuestions();
      for (const choice of chosen) {
        const given = orderOf(game, choice);
        const said = game.opened.does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
        expectNone(faultsOf(game.opened), given.slice(1));
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('tells each channel by patches and by deltas exactly what a fresh snapshot tells', () => {
    const property = fc.property(acts(25), (chosen) => {
      const game = withQuestions();
      const followers = CHANNELS.map((channel) => new Follower(game.opened.rig, channel));
      for (let at = 0; at < chosen.length; at += 3) {
        const given = chosen.slice(at, at + 3).map((choice) => orderOf(game, choice));
        game.opened.turn(...given);
        for (const { faults } of followers)
          expectNone(
            faults,
            given.map(([, ...rest]) => rest),
          );
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});

function expectNone(faults: string[], after: unknown): void {
  if (faults.length > 0) throw new Error(`${faults.join('; ')} after ${JSON.stringify(after)}`);
}
