import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';

/** A session of three parts. */
function inParts() {
  const opened = openRoom();
  const { moderator, must, does, room } = opened;
  const ids = ['Opening', 'Panel', 'Closing'].map(
    (title) => must(moderator, 'segment.put', { title })['segmentId'],
  );
  const run = (at: number | null) =>
    does(moderator, 'session.segment', { segmentId: at === null ? null : ids[at] });
  const times = () =>
    room.list('segment').map(({ startedAt, endedAt }) => [startedAt !== null, endedAt !== null]);
  return { ...opened, ids, run, times };
}

describe('the parts of a session', () => {
  it('are numbered as they come, and change where they are named', () => {
    const { moderator, must, ids, room, newId, does } = inParts();
    must(moderator, 'segment.put', { segmentId: ids[1], title: 'Debate', minutes: 40, no: 5 });
    must(moderator, 'segment.put', { segmentId: ids[1], title: 'Debate' });
    expect(room.list('segment').map(({ no, title, minutes }) => [no, title, minutes])).toEqual([
      [1, 'Opening', null],
      [5, 'Debate', 40],
      [3, 'Closing', null],
    ]);
    expect(does(moderator, 'segment.put', { segmentId: newId(), title: 'None' }).code).toBe('NOT_FOUND');
  });

  it('run one after the other, and the one before ends', () => {
    const { run, times, room, ids } = inParts();
    run(0);
    expect(times()).toEqual([
      [true, false],
      [false, false],
      [false, false],
    ]);
    run(1);
    expect(times()[0]).toEqual([true, true]);
    run(0);
    expect(times().slice(0, 2)).toEqual([
      [true, false],
      [true, true],
    ]);
    expect(room.session.segmentId).toBe(ids[0]);
    run(null);
    expect([times()[0], room.session.segmentId]).toEqual([[true, true], null]);
  });

  it('begin once, however often they are said to run', () => {
    const { run, room, later } = inParts();
    run(0);
    const [before] = room.list('segment');
    later(60_000);
    run(0);
    expect(room.list('segment')[0]).toEqual(before);
  });

  it('that are dropped are gone for everybody and run no more', () => {
    const { moderator, does, must, ids, run, room, sees } = inParts();
    run(1);
    must(moderator, 'segment.drop', { segmentId: ids[1] });
    expect(room.session.segmentId).toBeNull();
    expect(JSON.stringify(sees('staff'))).not.toContain(String(ids[1]));
    expect(run(1).code).toBe('NOT_FOUND');
    expect(does(moderator, 'segment.drop', { segmentId: ids[1] }).code).toBe('NOT_FOUND');
    expect(does(moderator, 'segment.put', { segmentId: ids[1], title: 'Again' }).code).toBe('NOT_FOUND');
  });
});
