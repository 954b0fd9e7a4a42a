import { describe, expect, it } from '@jest/globals';
import { saidOf } from './said.js';

describe('What an act is called', () => {
  it('is its sentence with the reason filled in', () => {
    expect(saidOf('aside.off_topic')).toEqual({ key: 'aside', reason: 'reason.off_topic' });
    expect(saidOf('floor.skip.absent')).toEqual({ key: 'floor.skip', reason: 'skip.absent' });
    expect(saidOf('floor.refuse.time')).toEqual({ key: 'floor.refuse', reason: 'refuse.time' });
    expect(saidOf('floor.move.balance')).toEqual({ key: 'floor.move', reason: 'override.balance' });
  });

  it('tells calling the proposed one from calling another', () => {
    expect(saidOf('floor.call')).toEqual({ key: 'floor.call' });
    expect(saidOf('floor.call.expertise')).toEqual({ key: 'floor.call.other', reason: 'override.expertise' });
  });

  it('is the sentence alone where there is no reason', () => {
    expect(saidOf('merge')).toEqual({ key: 'merge' });
    expect(saidOf('answered.orally')).toEqual({ key: 'answered.orally' });
    expect(saidOf('floor.requeue.first')).toEqual({ key: 'floor.requeue.first' });
  });
});
