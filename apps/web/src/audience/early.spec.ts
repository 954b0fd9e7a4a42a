import { describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../testing/memory-keep.js';
import { EarlyActs, type Step } from './early.js';

const vote = (questionId: string, on: boolean): Step => ({ type: 'question.vote', args: { questionId, on } });
const identify: Step = { type: 'participant.identify', args: { name: 'A' } };
const submit: Step = { type: 'question.submit', args: { text: 'Why?' } };

describe('what is done before this phone has a seat', () => {
  it('survives a reload', () => {
    const keep = memoryKeep();
    new EarlyActs(keep, 's').add({ id: '1', steps: [vote('q', true)] });
    expect(new EarlyActs(keep, 's').all).toEqual([{ id: '1', steps: [vote('q', true)] }]);
    expect(new EarlyActs(keep, 'other').all).toEqual([]);
  });

  it('keeps only the last intent for one question', () => {
    const early = new EarlyActs(memoryKeep(), 's');
    early.add({ id: '1', steps: [vote('q', true)] });
    early.add({ id: '2', steps: [vote('r', true)] });
    early.add({ id: '3', steps: [vote('q', false)] });
    expect(early.all.map(({ id }) => id)).toEqual(['2', '3']);
  });

  it('is handed over in order and only once', () => {
    const keep = memoryKeep();
    const early = new EarlyActs(keep, 's');
    early.add({ id: '1', steps: [vote('q', true)] });
    early.add({ id: '2', steps: [submit] });
    const given: Step[] = [];
    early.hand(
      (step) => given.push(step),
      () => false,
    );
    early.hand(
      (step) => given.push(step),
      () => false,
    );
    expect(given).toEqual([vote('q', true), submit]);
    expect(new EarlyActs(keep, 's').all).toEqual([]);
  });

  it('asks only after the room knows who asks', () => {
    const early = new EarlyActs(memoryKeep(), 's');
    early.add({ id: '1', steps: [identify, submit] });
    const given: Step[] = [];
    const isTelling = () => given.at(-1) === identify;
    early.hand((step) => given.push(step), isTelling);
    expect(given).toEqual([identify]);
    early.hand((step) => given.push(step), isTelling);
    expect(given).toEqual([identify]);
    early.hand(
      (step) => given.push(step),
      () => false,
    );
    expect(given).toEqual([identify, submit]);
  });

  it('says truly that nothing is kept where the phone keeps nothing', () => {
    const early = new EarlyActs(memoryKeep('full'), 's');
    early.add({ id: '1', steps: [submit] });
    expect(early.isSafe).toBe(false);
    expect(early.all).toHaveLength(1);
  });
});
