import { describe, expect, it } from '@jest/globals';
import type { HubLink } from '@openfloor/contract';
import type { SeatedDesk } from '../nodes/messages.js';
import { bestLinks, unitedDesks } from './presence-parts.js';

const desk = (id: string, no: number, since: number, more: Partial<SeatedDesk> = {}): SeatedDesk => ({
  id,
  no,
  since,
  role: 'moderator',
  personId: null,
  editing: null,
  ...more,
});
const numbers = (desks: SeatedDesk[]) => unitedDesks(desks).map(({ no, id }) => [no, id]);

describe('the desks of several nodes', () => {
  it('leave a number to who had it first, and give the other one the next that nobody has', () => {
    const [mona, olu, cy] = [desk('mona', 1, 10), desk('olu', 1, 20), desk('cy', 2, 30)];
    const united = [
      [1, 'mona'],
      [2, 'cy'],
      [3, 'olu'],
    ];
    expect(numbers([mona, olu, cy])).toEqual(united);
    expect(numbers([cy, olu, mona])).toEqual(united);
    expect(numbers(unitedDesks([olu, cy, mona]))).toEqual(united);
  });

  it('keep their numbers when one of them is left', () => {
    expect(numbers([desk('cy', 2, 30), desk('olu', 3, 20)])).toEqual([
      [2, 'cy'],
      [3, 'olu'],
    ]);
  });

  it('are one for somebody who sits on two nodes, with what they said last', () => {
    const about = { kind: 'question', id: 'f0000000-0000-4000-8000-000000000087' } as const;
    const [first, then] = [
      desk('mona', 1, 10, { editing: { ...about, until: 5 } }),
      desk('mona', 2, 20, { editing: { ...about, until: 9 } }),
    ];
    for (const desks of [
      [first, then],
      [then, first],
    ])
      expect(unitedDesks(desks)).toEqual([{ ...first, editing: then.editing }]);
  });

  it('of one moment are numbered alike on every node', () => {
    const desks = [desk('b', 1, 10), desk('a', 1, 10)];
    expect(numbers(desks)).toEqual(numbers(desks.toReversed()));
  });
});

describe('a hub that several nodes hear', () => {
  const link = (status: HubLink['status'], heardAt: number | null = null): HubLink => ({
    no: 1,
    status,
    heardAt,
    roundTripMs: null,
    waiting: null,
    phones: null,
  });

  it('is as well as its best link, and of those alike as the latest', () => {
    const [live, older, far, gone] = [
      link('live', 30),
      link('live', 20),
      link('degraded', 40),
      link('offline', 50),
    ];
    expect(bestLinks([link('expected')], [gone, far, older, live])).toEqual([live]);
    expect(bestLinks([older], [live])).toEqual([live]);
    expect(bestLinks([far], [gone])).toEqual([far]);
    expect(bestLinks([link('expected')], [])).toEqual([link('expected')]);
    expect(bestLinks([link('offline')], [gone])).toEqual([gone]);
  });

  it('stays shut out, however well it is heard', () => {
    expect(bestLinks([link('suspended')], [link('live', 10)])).toEqual([link('suspended')]);
  });

  it('that does not take part here is left out', () => {
    expect(bestLinks([], [link('live', 10)])).toEqual([]);
  });
});
