import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Position } from '@openfloor/contract';
import { shortlist } from '../room.js';
import { openRoom } from '../testing/open-room.js';

/** A shortlist of this many questions, named by the place they began at. */
function withList(count: number) {
  const opened = openRoom({ rules: { questionsPerPerson: 0 } });
  const { moderator, online, ama, must, does, asks, room } = opened;
  const ids = Array.from({ length: count }, () => asks(ama));
  const place = (at: number, before?: number, by = moderator) => {
    const args = { questionId: ids[at], ...(before === undefined ? {} : { before: ids[before] }) };
    return does(by, 'question.shortlist', args);
  };
  ids.forEach((questionId) => must(moderator, 'question.shortlist', { questionId }));
  const order = () => shortlist(room).map(({ id }) => ids.indexOf(id));
  const keys = () => shortlist(room).map(({ position }) => position ?? '');
  return { ...opened, ids, place, order, keys, online };
}

const strictly = (keys: string[]) => keys.every((key, at) => at === 0 || (keys[at - 1] ?? '') < key);

describe('the shortlist', () => {
  it('takes each question at its end and publishes what waits for review', () => {
    const { order, seen, ids } = withList(3);
    expect(order()).toEqual([0, 1, 2]);
    expect(seen(ids[0] ?? '', 'public')).toMatchObject({ status: 'shortlisted' });
  });

  it.each([
    ['first', 3, 0, [3, 0, 1, 2]],
    ['in between', 3, 1, [0, 3, 1, 2]],
    ['where it stands', 1, 2, [0, 1, 2, 3]],
    ['at the end', 0, undefined, [1, 2, 3, 0]],
    ['further down', 0, 3, [1, 2, 0, 3]],
  ])('moves a question %s', (_where, at, before, then) => {
    const { place, order } = withList(4);
    expect(place(at, before).code).toBe('ok');
    expect(order()).toEqual(then);
  });

  it('refuses a place before what is not on it, and knows what is nothing at all', () => {
    const { place, does, moderator, ids, newId, order } = withList(2);
    expect(place(0, 0).code).toBe('WRONG_STATE');
    does(moderator, 'question.unshortlist', { questionId: ids[1] });
    expect(place(0, 1).code).toBe('WRONG_STATE');
    expect(does(moderator, 'question.shortlist', { questionId: ids[0], before: newId() }).code).toBe(
      'NOT_FOUND',
    );
    expect(order()).toEqual([0]);
  });

  it('shows a place only while a question is on it', () => {
    const { does, moderator, ids, seen, room } = withList(2);
    const id = ids[0] ?? '';
    expect(seen(id, 'public')?.position).not.toBeNull();
    does(moderator, 'question.air', { questionIds: [id], expect: room.session.onAirIds });
    expect(seen(id, 'public')?.position).toBeNull();
  });

  it('puts a question between two that an undo left with the same key', () => {
    const { place, does, moderator, ids, order, keys } = withList(2);
    const off = does(moderator, 'question.unshortlist', { questionId: ids[1] });
    const third = does(moderator, 'question.submit', { text: 'A third?' }).result['questionId'];
    does(moderator, 'question.shortlist', { questionId: third });
    ids.push(String(third));
    expect(does(moderator, 'undo', { commandId: off.id }).code).toBe('ok');
    expect(new Set(keys()).size).toBe(2);
    expect(order()).toEqual([0, 1, 2]);
    expect(place(0, 2).code).toBe('ok');
    expect(order()).toEqual([1, 0, 2]);
    expect(strictly(keys())).toBe(true);
  });

  it('has keys that fit the wire however often a question is put into the same gap', () => {
    const { place, order, keys } = withList(3);
    for (let turn = 0; turn < 300; turn += 1) expect(place(turn % 2, 2).code).toBe('ok');
    expect(order()).toEqual([0, 1, 2]);
    expect(keys().filter((key) => !Position.safeParse(key).success)).toEqual([]);
  });

  it('keeps a strict order over 200 moves of any kind, and the order that was meant', () => {
    const move = fc.tuple(fc.nat(7), fc.option(fc.nat(7)));
    const property = fc.property(fc.array(move, { minLength: 200, maxLength: 200 }), (moves) => {
      const { place, order, keys } = withList(8);
      let meant = order();
      for (const [at, before] of moves) {
        if (at === before) continue;
        place(at, before ?? undefined);
        const others = meant.filter((one) => one !== at);
        meant = others.toSpliced(before === null ? others.length : others.indexOf(before), 0, at);
        if (meant.join() !== order().join()) throw new Error(`${order().join()} is not ${meant.join()}`);
        if (!strictly(keys())) throw new Error(`no strict order: ${keys().join()}`);
      }
    });
    fc.assert(property, { numRuns: 25 });
  });
});
