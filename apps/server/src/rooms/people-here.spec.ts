import { describe, expect, it } from '@jest/globals';
import type { Attendance } from '@openfloor/contract';
import fc from 'fast-check';
import { PeopleHere } from './people-here.js';
import type { Group, Seat } from './seat.js';

const WAYS: readonly Attendance[] = ['onsite', 'online', 'hub'];
const seat = (id: string, attendance: Attendance, type = 'participant') =>
  ({ actor: { type, id }, standing: { attendance } }) as unknown as Seat;

/** As it was counted before anything was kept: a walk over all seats, the first of each person. */
function walked(seats: Iterable<Seat>) {
  const people = new Map<string, Attendance>();
  for (const { actor, standing } of seats)
    if (actor && !people.has(actor.id)) people.set(actor.id, standing.attendance);
  const of = (way: Attendance) => [...people.values()].filter((one) => one === way).length;
  return { participants: people.size, onsite: of('onsite'), online: of('online') };
}

describe('the people who are here', () => {
  it('are after any comings and goings those that a walk over the seats finds, each once', () => {
    const move = fc.tuple(fc.boolean(), fc.nat(4), fc.nat(2), fc.nat(9));
    const property = fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const people = new PeopleHere();
      const seats = new Set<Seat>();
      for (const [comes, who, way, which] of moves) {
        const gone = [...seats][which % Math.max(1, seats.size)];
        if (comes) {
          const one = seat(`person ${who}`, WAYS[way] ?? 'online');
          seats.add(one);
          people.enter(one, 'public');
        } else if (gone) {
          seats.delete(gone);
          people.leave(gone);
        }
        expect(people.figures).toEqual(walked(seats));
      }
    });
    fc.assert(property, { numRuns: 300 });
  });

  it('are the audience alone: no staff, no hub, no display, and nobody who never came', () => {
    const people = new PeopleHere();
    const groups: Group[] = ['staff', 'stage', 'panel'];
    for (const group of groups) people.enter(seat('somebody', 'onsite'), group);
    people.enter(seat('a hub', 'hub', 'invited'), 'public');
    people.leave(seat('a stranger', 'online'));
    expect(people.figures).toEqual({ participants: 0, onsite: 0, online: 0 });
  });
});
