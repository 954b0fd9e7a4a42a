import { describe, expect, it } from '@jest/globals';
import { gone, patch, question, segment, uuid, welcome } from './testing/frames.js';
import { joinedRoom } from './testing/room.js';

describe('a patch', () => {
  const cases: [string, Parameters<typeof patch>, string[], number][] = [
    ['that follows is applied', [10, 11, [question(2, 11)]], ['Question 1 at 4', 'Question 2 at 11'], 11],
    [
      'that begins earlier and ends later is applied',
      [7, 12, [question(3, 12)]],
      ['Question 1 at 4', 'Question 2 at 10', 'Question 3 at 12'],
      12,
    ],
    ['that takes a question away is applied', [10, 11, [], [gone(2)]], ['Question 1 at 4'], 11],
    [
      'that ends where we are is ignored',
      [9, 10, [question(3, 10)]],
      ['Question 1 at 4', 'Question 2 at 10'],
      10,
    ],
    ['that ends earlier is ignored', [3, 4, [], [gone(2)]], ['Question 1 at 4', 'Question 2 at 10'], 10],
    ['beyond a gap is not applied', [11, 12, [question(3, 12)]], ['Question 1 at 4', 'Question 2 at 10'], 10],
  ];
  it.each(cases)('%s', (_, args, expected, rev) => {
    const { road, room, texts } = joinedRoom();
    road.says('patch', patch(...args));
    expect(texts()).toEqual(expected);
    expect(room.getSnapshot().rev).toBe(rev);
  });

  it('that comes twice changes nothing the second time', () => {
    const { road, room } = joinedRoom();
    road.says('patch', patch(10, 11, [question(2, 11)]));
    const before = room.getSnapshot();
    road.says('patch', patch(10, 11, [question(2, 11)]));
    expect(room.getSnapshot()).toBe(before);
    expect(room.stream.gaps).toBe(0);
  });

  it('keeps the identity of every record it does not change', () => {
    const { road, room } = joinedRoom();
    const first = room.question(uuid(1));
    const segments = room.records('segment');
    road.says('patch', patch(10, 11, [question(2, 11)]));
    expect(room.question(uuid(1))).toBe(first);
    expect(room.records('segment')).toBe(segments);
    expect(room.records('question')).toBe(room.records('question'));
    const { records } = room.getSnapshot();
    road.says('patch', patch(11, 12, [question(1, 4)], [gone(77)]));
    expect(room.getSnapshot()).toMatchObject({ rev: 12 });
    expect(room.getSnapshot().records).toBe(records);
    road.says('patch', patch(12, 13, [segment(1, 13)]));
    expect(room.records('segment')).toHaveLength(1);
  });
});

describe('a gap', () => {
  it('asks for what is missing after at most two seconds, from where we are', () => {
    const { road, room, clock } = joinedRoom();
    road.says('patch', patch(11, 12, [question(3, 12)]));
    expect(room.stream).toEqual({ gaps: 1, falseGaps: 0, resumes: 0 });
    expect(road.resumed).toEqual([]);
    clock.advance(2_000);
    expect(road.resumed).toEqual([{ epoch: 'first', rev: 10 }]);
  });

  it('is noticed from a head alone, when the last patch was lost', () => {
    const { road, clock } = joinedRoom();
    road.says('head', { rev: 11, beat: 0, now: 0 });
    clock.advance(2_000);
    expect(road.resumed).toEqual([{ epoch: 'first', rev: 10 }]);
  });

  it('is not seen in a head that says less than we have', () => {
    const { road, room, clock } = joinedRoom();
    road.says('head', { rev: 9, beat: 5, now: 0 });
    road.says('head', { rev: 10, beat: 5, now: 0 });
    clock.advance(5_000);
    expect(room.stream.gaps).toBe(0);
  });

  it('closes by itself when the patches only came in another order, and nobody is asked', () => {
    const { road, room, clock, texts } = joinedRoom();
    road.says('patch', patch(11, 12, [question(3, 12)]));
    road.says('patch', patch(12, 13, [], [gone(1)]));
    road.says('patch', patch(10, 11, [question(2, 11)]));
    expect(texts()).toEqual(['Question 2 at 11', 'Question 3 at 12']);
    clock.advance(60_000);
    expect(road.resumed).toEqual([]);
    expect(room.stream).toEqual({ gaps: 1, falseGaps: 1, resumes: 0 });
  });

  it('closes with the delta, and what waited beyond it follows', () => {
    const { road, room, clock, texts } = joinedRoom();
    road.says('patch', patch(12, 13, [question(4, 13)]));
    road.says('patch', patch(11, 12, [question(3, 12)]));
    clock.advance(2_000);
    road.says('welcome', welcome(12, { mode: 'delta', put: [question(2, 11), question(3, 12)] }));
    expect(texts()).toEqual(['Question 1 at 4', 'Question 2 at 11', 'Question 3 at 12', 'Question 4 at 13']);
    expect(room.getSnapshot().rev).toBe(13);
    expect(room.stream).toEqual({ gaps: 1, falseGaps: 0, resumes: 1 });
    clock.advance(60_000);
    expect(road.resumed).toHaveLength(1);
  });

  it('counts as false when the answer brings nothing that was missed', () => {
    const { road, room, clock } = joinedRoom();
    road.says('patch', patch(11, 12, [question(3, 12)]));
    clock.advance(2_000);
    road.says('welcome', welcome(12, { mode: 'delta', put: [question(3, 12)] }));
    expect(room.stream).toEqual({ gaps: 1, falseGaps: 1, resumes: 1 });
  });

  it('is asked about again when the answer does not come', () => {
    const { road, clock } = joinedRoom();
    road.says('patch', patch(11, 12));
    clock.advance(2_000);
    expect(road.resumed).toHaveLength(1);
    clock.advance(12_000);
    expect(road.resumed).toHaveLength(2);
  });

  it('ends with the connection: the next welcome tells what was missing', () => {
    const { road, clock, room } = joinedRoom();
    road.says('patch', patch(11, 12));
    road.turns('down');
    road.turns('open');
    road.says('welcome', welcome(12, { mode: 'delta', put: [question(2, 11)] }));
    clock.advance(60_000);
    expect(road.resumed).toEqual([]);
    expect(room.getSnapshot().rev).toBe(12);
  });
});
