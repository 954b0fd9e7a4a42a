import { describe, expect, it } from '@jest/globals';
import { corner, counts, gone, patch, question, uuid, welcome, you } from './testing/frames.js';
import { joinedRoom, type OpenedRoom } from './testing/room.js';

describe('a welcome', () => {
  it('that answers late, after the patches went on, changes nothing', () => {
    const { road, room, texts } = joinedRoom();
    road.says('patch', patch(10, 11, [], [gone(2)]));
    road.says('welcome', welcome(10, { mode: 'delta', put: [question(2, 10)] }));
    road.says('welcome', welcome(10, { put: [question(1, 4), question(2, 10)] }));
    expect(texts()).toEqual(['Question 1 at 4']);
    expect(room.getSnapshot().rev).toBe(11);
  });

  it('of another epoch replaces everything', () => {
    const { road, room, texts } = joinedRoom();
    road.says('tallies', { beat: 9, votes: [1, 5], counts: counts(2), order: [1, 2] });
    road.says('mine', { rev: 10, beat: 9, put: corner([1]) });
    road.turns('open');
    road.says(
      'welcome',
      welcome(3, { epoch: 'second', put: [question(1, 3)], tallies: { beat: 1, votes: [1, 2] } }),
    );
    expect(texts()).toEqual(['Question 1 at 3']);
    const { votes, order, mine, rev, beat } = room.getSnapshot();
    expect({ votes: [...votes], order, mine: mine?.votes, rev, beat }).toEqual({
      votes: [[1, 2]],
      order: undefined,
      mine: [],
      rev: 3,
      beat: 1,
    });
  });

  it('of the same epoch keeps the identity of records that did not change', () => {
    const { road, room } = joinedRoom();
    const held = room.question(uuid(1));
    road.says('welcome', welcome(12, { put: [question(1, 4), question(2, 12)] }));
    expect(room.question(uuid(1))).toBe(held);
  });

  it('with which the server contradicts us at the start of a connection is believed', () => {
    const { road, room, texts } = joinedRoom();
    road.turns('open');
    road.says('welcome', welcome(8, { put: [question(1, 4)] }));
    expect(texts()).toEqual(['Question 1 at 4']);
    expect(room.getSnapshot().rev).toBe(8);
  });

  it('with a delta of an epoch that we do not hold is answered by asking for a snapshot', () => {
    const { road, clock, room } = joinedRoom();
    road.turns('open');
    road.says('welcome', welcome(20, { epoch: 'second', mode: 'delta', put: [question(3, 20)] }));
    expect(room.question(uuid(3))).toBeUndefined();
    clock.advance(2_000);
    expect(road.resumed).toEqual([{ epoch: '', rev: 0 }]);
    road.says('welcome', welcome(20, { epoch: 'second', put: [question(3, 20)] }));
    expect(room.getSnapshot()).toMatchObject({ epoch: 'second', connection: 'live' });
  });

  it('comes before anything else of a connection counts; an early patch waits for it', () => {
    const { road, room, texts } = joinedRoom();
    road.turns('open');
    road.says('tallies', { beat: 3, votes: [1, 9] });
    road.says('patch', patch(12, 13, [question(3, 13)]));
    expect(room.getSnapshot().rev).toBe(10);
    road.says('welcome', welcome(12, { mode: 'delta', put: [question(2, 12)] }));
    expect(texts()).toEqual(['Question 1 at 4', 'Question 2 at 12', 'Question 3 at 13']);
    expect(room.stream.gaps).toBe(0);
  });
});

describe('a large room in pages', () => {
  const start = (): OpenedRoom => joinedRoom(welcome(10, { put: [question(1, 4)], left: 3 }));

  it('is whole after its last page, and only then asks for a delta', () => {
    const { road, room, texts } = start();
    expect(room.getSnapshot().left).toBe(3);
    expect(road.hello().since).toBeUndefined();
    road.says('more', { rev: 10, put: [question(2, 5), question(3, 6)], left: 1 });
    expect(room.getSnapshot().left).toBe(1);
    road.says('more', { rev: 10, put: [question(4, 7)], left: 0 });
    expect(texts()).toHaveLength(4);
    expect(room.getSnapshot().left).toBe(0);
    expect(road.hello().since).toEqual({ epoch: 'first', rev: 10 });
  });

  it('does not lose a patch to an older page', () => {
    const { road, texts } = start();
    road.says('patch', patch(10, 11, [question(2, 11), question(5, 11)]));
    road.says('more', { rev: 10, put: [question(2, 5), question(3, 6), question(4, 7)], left: 0 });
    expect(texts()).toEqual([
      'Question 1 at 4',
      'Question 2 at 11',
      'Question 3 at 6',
      'Question 4 at 7',
      'Question 5 at 11',
    ]);
  });

  it('does not bring back what a patch or a delta took away meanwhile', () => {
    const { road, room, texts } = start();
    road.says('patch', patch(10, 11, [], [gone(2)]));
    road.says('welcome', welcome(12, { mode: 'delta', gone: [gone(3)] }));
    road.says('more', { rev: 10, put: [question(2, 5), question(3, 6), question(4, 7)], left: 0 });
    expect(texts()).toEqual(['Question 1 at 4', 'Question 4 at 7']);
    expect(room.getSnapshot().left).toBe(0);
  });

  it('takes pages in any order and twice', () => {
    const { road, room, texts } = start();
    road.says('more', { rev: 10, put: [question(4, 7)], left: 0 });
    road.says('more', { rev: 10, put: [question(4, 7)], left: 0 });
    expect(room.getSnapshot().left).toBe(2);
    road.says('more', { rev: 10, put: [question(2, 5), question(3, 6)], left: 1 });
    expect(texts()).toHaveLength(4);
    expect(room.getSnapshot().left).toBe(0);
  });

  it('ignores a page of an earlier snapshot', () => {
    const { road, texts } = start();
    road.says('welcome', welcome(12, { put: [question(1, 4)], left: 1 }));
    road.says('more', { rev: 10, put: [question(2, 5)], left: 1 });
    expect(texts()).toEqual(['Question 1 at 4']);
    road.says('more', { rev: 12, put: [question(3, 12)], left: 0 });
    expect(texts()).toEqual(['Question 1 at 4', 'Question 3 at 12']);
  });

  it('is not given up when heads come faster than it asks', () => {
    const { road, room, clock } = start();
    road.says('more', { rev: 10, put: [question(4, 7)], left: 0 });
    for (let heads = 0; heads < 9; heads += 1) road.says('head', { rev: 10, beat: 0, now: 0 });
    expect(room.getSnapshot().left).toBe(2);
    clock.advance(2_000);
    expect(road.resumed).toEqual([{ epoch: '', rev: 0 }]);
  });

  it('asks for a snapshot when a page does not come, three times at most', () => {
    const { road, room, clock } = start();
    const head = (): void => {
      road.says('head', { rev: 10, beat: 0, now: 0 });
      clock.advance(2_500);
    };
    road.says('more', { rev: 10, put: [question(4, 7)], left: 0 });
    head();
    expect(road.resumed).toEqual([]);
    for (let tries = 0; tries < 6; tries += 1) {
      head();
      road.says('welcome', welcome(10, { put: [question(1, 4)], left: 3 }));
      road.says('more', { rev: 10, put: [question(4, 7)], left: 0 });
    }
    expect(road.resumed).toEqual([1, 2, 3].map(() => ({ epoch: '', rev: 0 })));
    expect(room.getSnapshot().left).toBe(0);
  });
});

describe('figures', () => {
  it('of the higher beat win, question by question', () => {
    const { road, room } = joinedRoom();
    road.says('tallies', { beat: 5, votes: [1, 50, 2, 20] });
    road.says('tallies', { beat: 7, votes: [1, 70] });
    road.says('tallies', { beat: 6, votes: [1, 60, 2, 26] });
    expect([...room.getSnapshot().votes]).toEqual([
      [1, 70],
      [2, 26],
    ]);
    expect(room.getSnapshot().beat).toBe(7);
  });

  it('of counts and order follow the beat each for itself', () => {
    const { road, room } = joinedRoom();
    road.says('tallies', { beat: 5, votes: [], counts: counts(5), order: [1, 2] });
    road.says('tallies', { beat: 6, votes: [], order: [2, 1] });
    road.says('tallies', { beat: 4, votes: [], counts: counts(4), order: [1, 2] });
    expect(room.getSnapshot().counts?.asked).toBe(5);
    expect(room.getSnapshot().order).toEqual([2, 1]);
  });

  it('come with every delta, but not from one that is late', () => {
    const { road, room } = joinedRoom();
    road.says('tallies', { beat: 5, votes: [1, 50] });
    road.says('welcome', welcome(9, { mode: 'delta', beat: 5, tallies: { beat: 5, votes: [1, 49] } }));
    expect(room.getSnapshot().votes.get(1)).toBe(50);
    road.says('welcome', welcome(10, { mode: 'delta', beat: 6, tallies: { beat: 6, votes: [1, 51] } }));
    expect(room.getSnapshot().votes.get(1)).toBe(51);
  });

  it('of one’s own corner follow (rev, beat)', () => {
    const { road, room } = joinedRoom();
    road.says('mine', { rev: 4, beat: 9, put: corner([1, 2]) });
    road.says('mine', { rev: 4, beat: 8, put: corner([1]) });
    road.says('mine', { rev: 3, beat: 99, put: corner([]) });
    expect(room.getSnapshot().mine?.votes).toEqual([1, 2]);
    road.says('mine', { rev: 5, beat: 0, put: corner([2]) });
    expect(room.getSnapshot().mine?.votes).toEqual([2]);
  });

  it('of somebody else’s corner are never kept', () => {
    const { road, room } = joinedRoom();
    road.says('mine', { rev: 90, beat: 9, put: corner([1, 2]) });
    road.turns('open');
    road.says('welcome', welcome(10, { mode: 'delta', you: { ...you, id: uuid(778) } }));
    expect(room.getSnapshot().mine?.votes).toEqual([]);
  });
});
