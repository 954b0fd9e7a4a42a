import { describe, expect, it } from '@jest/globals';
import { CommandPaces } from './paces.js';

const count = (take: () => number, most = 1_000): number => {
  for (let taken = 0; taken < most; taken += 1) if (take() > 0) return taken;
  return most;
};

describe('the paces of commands, at every door', () => {
  it('are of a hub twice and of staff five times that of a participant, in bursts of two seconds', () => {
    const paces = new CommandPaces(
      () => 10,
      () => 0,
    );
    expect(count(() => paces.takeAny('one', 'participant'))).toBe(20);
    expect(count(() => paces.takeAny('two', 'hub'))).toBe(40);
    expect(count(() => paces.takeAny('three', 'moderator'))).toBe(100);
  });

  it('are slower for what asks something of others, and each kind has its own', () => {
    let now = 0;
    const paces = new CommandPaces(
      () => 10,
      () => now,
    );
    const taken = (type: string) => count(() => paces.takeKind('ama', 'participant', type));
    expect(taken('question.submit')).toBe(10);
    expect([taken('floor.request'), taken('takeaway.object'), taken('question.appeal')]).toEqual([0, 0, 0]);
    expect([taken('question.vote'), taken('participant.identify'), taken('question.withdraw')]).toEqual([
      240, 6, 1_000,
    ]);
    now += 10_000;
    expect([taken('question.submit'), taken('poll.respond')]).toEqual([1, 20]);
  });

  it('are of participants alone where they are of a kind, and of nobody where there is no limit', () => {
    const paces = new CommandPaces(
      () => 10,
      () => 0,
    );
    for (const role of ['hub', 'panellist', 'moderator'] as const)
      expect(count(() => paces.takeKind('one', role, 'question.submit'))).toBe(1_000);
    const free = new CommandPaces(
      () => 0,
      () => 0,
    );
    expect(count(() => free.takeAny('one', 'participant'))).toBe(1_000);
    expect(count(() => free.takeKind('one', 'participant', 'question.submit'))).toBe(1_000);
    for (const type of ['constructor', 'nothing.at.all', '__proto__'])
      expect(count(() => paces.takeKind('one', 'participant', type))).toBe(1_000);
  });
});
