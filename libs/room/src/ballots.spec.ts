import { describe, expect, it, jest } from '@jest/globals';
import fc from 'fast-check';
import { BallotBox } from './ballots.js';

/** A box whose questions and people are as a test has them. */
function boxed() {
  const tops = new Map<string, string>();
  const removed = new Set<string>();
  const standings = {
    topOf: (id: string) => tops.get(id) ?? id,
    isRemoved: (id: string) => removed.has(id),
  };
  const below = (top: string) => [...tops].filter(([, at]) => at === top).map(([id]) => id);
  return { tops, removed, below, box: new BallotBox(standings) };
}

const QUESTIONS = ['q0', 'q1', 'q2', 'q3'];
const VOTERS = ['v0', 'v1', 'v2', 'v3', 'v4'];

describe('the ballots of a room', () => {
  it('know after any ballots, merges and removals how many different people support each set', () => {
    const act = fc.tuple(
      fc.constantFrom('vote', 'vote', 'unvote', 'merge', 'free', 'remove', 'restore'),
      fc.nat(3),
      fc.nat(4),
    );
    const property = fc.property(fc.array(act, { maxLength: 60 }), (acts) => {
      const { tops, removed, below, box } = boxed();
      for (const [kind, one, other] of acts) {
        const [question = '', voter = ''] = [QUESTIONS[one], VOTERS[other]];
        const top = QUESTIONS[other % 4] ?? '';
        if (kind === 'vote' || kind === 'unvote') box.put(question, voter, kind === 'vote');
        if (kind === 'merge' && top !== question && !tops.has(top) && below(question).length === 0) {
          const was = tops.get(question) ?? '';
          tops.set(question, top);
          box.regrouped(question, was, top);
        }
        if (kind === 'free' && tops.has(question)) {
          const was = tops.get(question) ?? '';
          tops.delete(question);
          box.regrouped(question, was);
        }
        if ((kind === 'remove') !== removed.has(voter) && (kind === 'remove' || kind === 'restore')) {
          box.removed(voter, kind === 'remove');
          if (kind === 'remove') removed.add(voter);
          else removed.delete(voter);
        }
        for (const id of QUESTIONS.filter((each) => !tops.has(each))) {
          const set = [id, ...below(id)];
          const supports = (who: string) => set.some((each) => box.on(each).get(who) === true);
          const counted = VOTERS.filter((who) => supports(who) && !removed.has(who));
          expect(box.supporters(id, below(id))).toBe(counted.length);
        }
      }
    });
    fc.assert(property, { numRuns: 400 });
  });

  it('are not walked over again for a vote in a set that was counted before', () => {
    const { tops, box } = boxed();
    for (let voter = 0; voter < 500; voter += 1) {
      box.put('q0', `voter ${voter}`, true);
      box.put('q1', `voter ${voter % 250}`, true);
    }
    tops.set('q1', 'q0');
    box.regrouped('q1', 'q0');
    expect(box.supporters('q0', ['q1'])).toBe(500);
    const walked = jest.spyOn(box, 'on');
    box.put('q1', 'somebody else', true);
    expect(box.supporters('q0', ['q1'])).toBe(501);
    expect(walked).not.toHaveBeenCalled();
  });
});
