import { describe, expect, it } from '@jest/globals';
import { receiptMark } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { Answered } from './answered.js';

const keys = (count: number) =>
  Array.from({ length: count }, (): [string, string] => [randomUUID(), randomUUID()]);

describe('the receipts that a room remembers', () => {
  it('are never denied, however many there are, whether they were loaded or came later', () => {
    const answered = new Answered();
    const [loaded, later] = [keys(20_000), keys(20_000)];
    answered.fill(Uint32Array.from(loaded.flatMap(([actor, command]) => receiptMark(actor, command))));
    answered.complete();
    for (const [actor, command] of later) answered.add(actor, command);
    expect([...loaded, ...later].filter(([actor, command]) => !answered.mayHave(actor, command))).toEqual([]);
  });

  it('say maybe of few that are not there, and of everything until all were loaded', () => {
    const answered = new Answered();
    for (const [actor, command] of keys(50_000)) answered.add(actor, command);
    const others = keys(10_000);
    const maybe = () => others.filter(([actor, command]) => answered.mayHave(actor, command)).length;
    expect(maybe()).toBe(10_000);
    answered.complete();
    expect(maybe()).toBeLessThan(600);
  });

  it('tell one command of two actors apart, and two of one', () => {
    const answered = new Answered();
    const [ama, ben, first, second] = [1, 2, 3, 4].map(() => randomUUID()) as [
      string,
      string,
      string,
      string,
    ];
    answered.complete();
    answered.add(ama, first);
    expect([
      answered.mayHave(ama, first),
      answered.mayHave(ben, first),
      answered.mayHave(ama, second),
    ]).toEqual([true, false, false]);
  });
});
