import { describe, expect, it } from '@jest/globals';
import type { ClockView, FloorView, NoticeView, Scene } from '@openfloor/contract';
import { roomOfWelcome, type RoomView } from '../live/room-view.js';
import { demoId, demoWelcome, NOW } from '../testing/fixture.js';
import { floor, floorId, speaker } from '../testing/floors.js';
import { hallText, keyOf, pictureOf, sizeOf, stageOf, stripOf } from './scene.js';

const room = roomOfWelcome(demoWelcome());
const quiet = inSession({ onAirIds: [] });

function inSession(change: Partial<RoomView['session']>): RoomView {
  return { ...room, session: { ...room.session, ...change } };
}

function withFloors(around: RoomView, ...floors: FloorView[]): RoomView {
  return { ...around, floors: new Map(floors.map((one) => [one.id, one])) };
}

const told = (scene: Scene, refId: string | null = null) => ({ scene, refId });
const stage = (no: number, name = 'Hall', scene: Scene = 'auto') => ({
  kind: 'stage' as const,
  id: demoId(7, no),
  rev: 1,
  no,
  name,
  scene,
  refId: null,
  languages: [],
  shown: null,
});
const clock = (no: number, change: Partial<ClockView> = {}): ClockView => ({
  kind: 'clock',
  id: demoId(8, no),
  rev: 1,
  no,
  purpose: 'segment',
  label: null,
  refId: null,
  clock: { running: true, sinceAt: NOW, elapsedMs: 0 },
  allowedSeconds: 600,
  warnSeconds: 30,
  ...change,
});
const notice = (no: number, change: Partial<NoticeView> = {}): NoticeView => ({
  kind: 'notice',
  id: demoId(6, no),
  rev: 1,
  level: 'info',
  text: `Notice ${no}`,
  language: 'en',
  audience: 'all',
  at: NOW - 60_000 + no,
  until: null,
  ...change,
});

describe('a screen that is left alone', () => {
  it('shows what is before the panel, whoever has the floor, and else how to join', () => {
    const shown = { scene: 'question', refId: demoId(3, 17) };
    expect(pictureOf(room, undefined, NOW)).toMatchObject(shown);
    expect(pictureOf(withFloors(room, speaker(4, 20, NOW)), undefined, NOW)).toMatchObject(shown);
    expect(pictureOf(quiet, undefined, NOW)).toEqual({ scene: 'join', refId: null });
  });

  it('shows who speaks and who is next when nothing is before the panel', () => {
    const picture = pictureOf(withFloors(quiet, speaker(4, 20, NOW), floor(5), floor(6)), undefined, NOW);
    expect(picture).toMatchObject({ scene: 'queue', refId: floorId(4), waiting: 2 });
  });

  it('shows how to join while people wait and nobody has been called', () => {
    expect(pictureOf(withFloors(quiet, floor(5)), undefined, NOW).scene).toBe('join');
  });

  it('says that there is a break', () => {
    const paused = inSession({ onAirIds: [], phase: 'break' });
    expect(pictureOf(paused, undefined, NOW)).toEqual({ scene: 'break', refId: null });
  });

  it('shows nobody as having the floor in a room that is closed', () => {
    const closed = inSession({ onAirIds: [], phase: 'closed' });
    expect(pictureOf(withFloors(closed, speaker(4, 20, NOW)), undefined, NOW).scene).toBe('join');
  });
});

describe('questions on a screen', () => {
  const questionsOf = (around: RoomView, scene = told('auto')) => {
    const picture = pictureOf(around, scene, NOW);
    if (picture.scene !== 'question') throw new Error('no question is shown');
    return { on: picture.questions.map(({ no }) => no), next: picture.next.map(({ no }) => no) };
  };

  it('have the first two of the shortlist under Next, in its order', () => {
    expect(questionsOf(room)).toEqual({ on: [17], next: [12, 23] });
  });

  it('are all that are on air at once, and none of them again as next', () => {
    const two = inSession({ onAirIds: [demoId(3, 17), demoId(3, 12)] });
    expect(questionsOf(two)).toEqual({ on: [17, 12], next: [23] });
  });

  it('take the whole screen where there are more than two', () => {
    const five = inSession({ onAirIds: [17, 5, 8, 11, 31].map((no) => demoId(3, no)) });
    expect(questionsOf(five)).toEqual({ on: [17, 5, 8, 11, 31], next: [] });
  });

  it('are the one that was named, and what is on air once that cannot be seen any more', () => {
    expect(questionsOf(quiet, told('question', demoId(3, 8))).on).toEqual([8]);
    expect(questionsOf(room, told('question', demoId(3, 999))).on).toEqual([17]);
    expect(pictureOf(quiet, told('question', demoId(3, 999)), NOW).scene).toBe('join');
  });
});

describe('a screen that was told what to show', () => {
  it('shows that and nothing else, whatever is on air', () => {
    for (const scene of ['blank', 'join', 'break'] as const)
      expect(pictureOf(room, told(scene), NOW)).toEqual({ scene, refId: null });
    expect(pictureOf(room, told('queue'), NOW)).toMatchObject({ scene: 'queue', refId: null, next: [] });
  });

  it('shows what is on air instead of scenes that do not exist yet', () => {
    for (const scene of ['poll'] as const)
      expect(pictureOf(room, told(scene), NOW)).toMatchObject({ scene: 'question' });
  });
});

describe('the queue on a screen', () => {
  const queueOf = (...floors: FloorView[]) => {
    const picture = pictureOf(withFloors(room, ...floors), told('queue'), NOW);
    if (picture.scene !== 'queue') throw new Error('no queue is shown');
    return picture;
  };

  it('has the first five who wait in the proposed order, and counts all', () => {
    const floors = [6, 2, 7, 1, 5, 3, 4].map((no) => floor(no));
    const { next, waiting } = queueOf(...floors, floor(8, { status: 'withdrawn', position: null }));
    expect(next.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5]);
    expect(waiting).toBe(7);
  });

  it('is another picture once somebody else has the floor, and the same while the order changes', () => {
    const first = queueOf(speaker(1, 30, NOW), floor(2), floor(3));
    expect(keyOf(queueOf(speaker(1, 31, NOW), floor(3, { position: 2 })))).toBe(keyOf(first));
    expect(keyOf(queueOf(speaker(2, 0, NOW), floor(3)))).not.toBe(keyOf(first));
  });

  it('shows a point of order as having the floor, and whom it interrupts', () => {
    const order = speaker(9, 5, NOW, { class: 'point_of_order' });
    const { holder, held, refId } = queueOf(speaker(1, 30, NOW, { heldBy: order.id }), order);
    expect(refId).toBe(order.id);
    expect(holder?.no).toBe(9);
    expect(held.map(({ no }) => no)).toEqual([1]);
  });
});

describe('a clock on a screen', () => {
  const shown = (around: RoomView, refId: string | null = null) =>
    pictureOf(around, told('clock', refId), NOW);
  const clocks = { clocks: [clock(2), clock(1)] };

  it('is the one that was named, of the floor too', () => {
    const around = withFloors({ ...room, ...clocks }, speaker(4, 20, NOW));
    expect(shown(around, demoId(8, 1)).refId).toBe(demoId(8, 1));
    expect(shown(around, floorId(4)).refId).toBe(floorId(4));
  });

  it('is that of whoever has the floor where none was named, and follows the floor', () => {
    const around = { ...room, ...clocks };
    expect(shown(withFloors(around, speaker(4, 20, NOW))).refId).toBe(floorId(4));
    expect(shown(withFloors(around, speaker(5, 0, NOW))).refId).toBe(floorId(5));
  });

  it('is the newest where nobody has the floor, and where the named one is gone', () => {
    expect(shown({ ...room, ...clocks }).refId).toBe(demoId(8, 2));
    expect(shown({ ...room, ...clocks }, demoId(8, 77)).refId).toBe(demoId(8, 2));
  });

  it('is never that of somebody who has not been called', () => {
    expect(shown(withFloors({ ...room, ...clocks }, floor(4)), floorId(4)).refId).toBe(demoId(8, 2));
  });

  it('gives way to what is on air where there is none', () => {
    expect(shown(room).scene).toBe('question');
  });
});

describe('a notice on a screen', () => {
  const shown = (notices: NoticeView[], refId: string | null = null) =>
    pictureOf({ ...quiet, notices }, told('message', refId), NOW);

  it('is the one that was named, else the newest that the room may read', () => {
    const notices = [notice(1), notice(2, { audience: 'onsite' }), notice(3, { audience: 'online' })];
    expect(shown(notices).refId).toBe(demoId(6, 2));
    expect(shown(notices, demoId(6, 3)).refId).toBe(demoId(6, 3));
  });

  it('leaves the screen when it has ended or was cleared', () => {
    expect(shown([notice(1, { until: NOW + 1 })]).scene).toBe('message');
    expect(shown([notice(1, { until: NOW })]).scene).toBe('join');
    expect(shown([notice(1)], demoId(6, 2)).scene).toBe('join');
  });
});

describe('several screens', () => {
  const around = { ...room, stages: [stage(2, 'Foyer', 'join'), stage(1)] };

  it('are chosen by number, name or id, and are the first where there is no such one', () => {
    for (const wanted of ['2', 'foyer', ' Foyer ', demoId(7, 2)]) expect(stageOf(around, wanted)?.no).toBe(2);
    for (const wanted of [null, '3', 'Balcony']) expect(stageOf(around, wanted)?.no).toBe(1);
    expect(stageOf(room, '1')).toBeUndefined();
  });

  it('each show a scene of their own', () => {
    const scenes = ['1', '2'].map((no) => pictureOf(around, stageOf(around, no), NOW).scene);
    expect(scenes).toEqual(['question', 'join']);
  });
});

describe('the lower third of a stream', () => {
  it('shows what is being answered, else who speaks, else nothing', () => {
    expect(stripOf(withFloors(room, speaker(4, 20, NOW)), undefined)).toMatchObject({
      scene: 'question',
      refId: demoId(3, 17),
    });
    expect(stripOf(withFloors(quiet, speaker(4, 20, NOW)), undefined)).toMatchObject({
      scene: 'queue',
      refId: floorId(4),
    });
    expect(stripOf(withFloors(quiet, floor(4)), told('queue')).scene).toBe('blank');
  });

  it('keeps the question while its screen shows a clock or a notice, and goes dark with it', () => {
    expect(stripOf(room, told('clock')).scene).toBe('question');
    expect(stripOf(room, told('blank')).scene).toBe('blank');
  });

  it('follows a screen that was told to show one question', () => {
    expect(stripOf(room, told('question', demoId(3, 8))).refId).toBe(demoId(3, 8));
    expect(stripOf(room, told('question', demoId(3, 999))).refId).toBe(demoId(3, 17));
  });
});

describe('the text of a question in the hall', () => {
  it('is the short form of a long question, where there is one', () => {
    const long = 'x'.repeat(181);
    expect(hallText({ text: long, shortText: 'Short?' })).toBe('Short?');
    expect(hallText({ text: long, shortText: null })).toBe(long);
    expect(hallText({ text: 'Fits?', shortText: 'Short?' })).toBe('Fits?');
  });

  it('is larger where there is less of it', () => {
    expect(sizeOf(['x'.repeat(90)])).toBe(7.6);
    expect(sizeOf(['x'.repeat(91)])).toBe(6.4);
    expect(sizeOf(['x'.repeat(80), 'x'.repeat(80)])).toBeLessThan(6.4);
  });
});
