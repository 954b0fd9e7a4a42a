import { describe, expect, it } from '@jest/globals';
import type { FloorView } from '@openfloor/contract';
import { floor, floorId, speaker } from '../../testing/floors.js';
import { expectedOf, isFirstTime, nextOf, speakingOf, timerActOf } from './speaking.js';

const NOW = Date.UTC(2006, 9, 31, 14, 0);
const point = (no: number, change: Partial<FloorView> = {}) =>
  floor(no, { class: 'point_of_order', position: 1, ...change });
const through = (no: number, status: FloorView['status'], rev: number) =>
  floor(no, { status, position: null, rev });

describe('The list of speakers', () => {
  it('tells who has the floor, who waits in the proposed order, and who is through, latest first', () => {
    const list = speakingOf([
      floor(4, { position: 2 }),
      through(1, 'completed', 50),
      floor(5, { position: 1, status: 'on_deck' }),
      through(2, 'skipped', 60),
      floor(6, { status: 'offered', position: null }),
      speaker(3, 20, NOW),
    ]);
    expect(list.holder?.no).toBe(3);
    expect(list.queue.map(({ no }) => no)).toEqual([5, 4]);
    expect(list.through.map(({ no }) => no)).toEqual([2, 1]);
    expect(list.offered.map(({ no }) => no)).toEqual([6]);
  });

  it('gives the floor to the point of order and holds whom it interrupts', () => {
    const held = speaker(3, 20, NOW, { status: 'paused', heldBy: floorId(9) });
    const list = speakingOf([held, speaker(9, 5, NOW, { class: 'point_of_order' })]);
    expect(list.holder?.no).toBe(9);
    expect(list.held.map(({ no }) => no)).toEqual([3]);
  });
});

describe('The key to the next speaker', () => {
  const next = (...floors: FloorView[]) => nextOf(speakingOf(floors));

  it('calls the proposed one where nobody has the floor', () => {
    expect(next(floor(2, { position: 2 }), floor(3, { position: 1 }))).toMatchObject({
      kind: 'call',
      floor: { no: 3 },
    });
    expect(next()).toEqual({ kind: 'nobody' });
  });

  it('waits for whoever was called to start', () => {
    expect(next(floor(1, { status: 'called' }), floor(2))).toMatchObject({ kind: 'begins' });
  });

  it('ends whoever speaks and calls, and only ends where nobody waits', () => {
    expect(next(speaker(1, 10, NOW), floor(2))).toMatchObject({ kind: 'end', calls: true });
    expect(next(speaker(1, 10, NOW, { status: 'paused' }))).toMatchObject({ kind: 'end', calls: false });
  });

  it('calls a point of order into a speech, and after it lets that go on', () => {
    const speech = speaker(1, 10, NOW);
    expect(next(speech, point(9), floor(2, { position: 2 }))).toMatchObject({
      kind: 'call',
      floor: { no: 9 },
    });
    const held = { ...speech, status: 'paused' as const, heldBy: floorId(9) };
    const order = speaker(9, 5, NOW, { class: 'point_of_order' });
    expect(next(held, order, floor(2))).toMatchObject({ kind: 'end', holder: { no: 9 }, calls: false });
  });
});

describe('The step that stands filled', () => {
  const expected = (phase: 'ready' | 'running' | 'wrap' | 'over' | null, ...floors: FloorView[]) =>
    expectedOf(speakingOf(floors), phase);

  it('is the call, then the start, then none while somebody speaks within their time', () => {
    expect(expected(null, floor(1))).toBe('call');
    expect(expected('ready', floor(1, { status: 'called' }), floor(2))).toBe('start');
    expect(expected('running', speaker(1, 10, NOW), floor(2))).toBeNull();
    expect(expected(null)).toBeNull();
  });

  it('is the next one from the warning on, and the end where nobody waits', () => {
    expect(expected('wrap', speaker(1, 100, NOW), floor(2))).toBe('next');
    expect(expected('over', speaker(1, 130, NOW))).toBe('end');
  });

  it('is to go on after a pause, but not beyond the time', () => {
    const paused = speaker(1, 10, NOW, { status: 'paused' });
    expect(expected('running', paused, floor(2))).toBe('resume');
    expect(expected('over', paused, floor(2))).toBe('next');
  });

  it('is the call of a point of order whatever the clock says', () => {
    expect(expected('running', speaker(1, 10, NOW), point(9))).toBe('call');
  });
});

describe('The clock of whoever has the floor', () => {
  it('is started, paused or goes on', () => {
    expect(timerActOf(floor(1, { status: 'called' }))).toBe('start');
    expect(timerActOf(speaker(1, 1, NOW))).toBe('pause');
    expect(timerActOf(floor(1, { status: 'paused' }))).toBe('resume');
    expect(timerActOf(undefined)).toBeNull();
  });
});

describe('A first time', () => {
  const served = speaker(1, 60, NOW, { status: 'completed', name: 'Jane Doe', affiliation: 'APC' });
  const asks = (change: Partial<FloorView>) => isFirstTime(floor(5, change), [served, floor(5, change)]);

  it('is told by the name and what it stands for', () => {
    expect(asks({ name: 'Jane Doe', affiliation: 'apc' })).toBe(false);
    expect(asks({ name: 'Jane Doe', affiliation: 'Kictanet' })).toBe(true);
    expect(asks({ name: null })).toBeNull();
  });

  it('is not told before anybody has spoken', () => {
    expect(isFirstTime(floor(5, { name: 'Jane Doe' }), [floor(5)])).toBeNull();
  });
});
