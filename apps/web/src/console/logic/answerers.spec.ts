import { describe, expect, it } from '@jest/globals';
import type { PersonView } from '@openfloor/contract';
import { answerers } from './answerers.js';

const person = (no: number, change: Partial<PersonView> = {}) =>
  ({ id: `p${no}`, no, role: 'panellist', present: true, left: false, ...change }) as PersonView;

describe('Who can be asked to answer', () => {
  it('is the panel and its chair, those who said something to the question first', () => {
    const people = [
      person(1, { present: false }),
      person(2),
      person(3),
      person(4),
      person(5, { left: true }),
      person(6, { role: 'moderator' }),
      person(7, { role: 'chair' }),
    ];
    const claims = [
      { personId: 'p3', stance: 'add' as const, at: 0 },
      { personId: 'p4', stance: 'take' as const, at: 0 },
      { personId: 'p2', stance: 'pass' as const, at: 0 },
    ];
    expect(answerers(people, { claims }).map(({ id }) => id)).toEqual(['p4', 'p3', 'p7', 'p1', 'p2']);
  });

  it('keeps whoever was asked already, whatever their role', () => {
    const people = [person(1), person(6, { role: 'moderator' })];
    expect(answerers(people, { assignedTo: ['p6'] }).map(({ id }) => id)).toEqual(['p6', 'p1']);
  });
});
