import type { ClockView } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { floor, speaker } from '../../testing/floors.js';
import { dueOf, segmentsLeft, turnOf } from './turn.js';

const NOW = Date.UTC(2006, 9, 31, 14, 0);
const me = 'e1000000-0000-4000-8000-000000000001';
const isMine = ({ personId }: { personId: string | null }): boolean => personId === me;
const clock = (no: number, change: Partial<ClockView> = {}): ClockView => ({
  kind: 'clock',
  id: `c1000000-0000-4000-8000-00000000000${no}`,
  rev: no,
  no,
  purpose: 'answer',
  label: null,
  refId: null,
  clock: { running: true, sinceAt: NOW, elapsedMs: 0 },
  allowedSeconds: 120,
  warnSeconds: 30,
  ...change,
});

describe('Whose time it is', () => {
  it('is mine while I speak, and while my clock stands still', () => {
    const turn = (change: object) => turnOf([speaker(4, 10, NOW, { personId: me, ...change })], [], isMine);
    expect(turn({})).toMatchObject({ whose: 'mine', floor: { no: 4 } });
    expect(turn({ status: 'paused' })).toMatchObject({ whose: 'mine' });
    expect(turn({ status: 'called' })).toMatchObject({ whose: 'called' });
  });

  it('is that of whoever else has the floor', () => {
    const floors = [floor(2, { personId: me }), speaker(4, 10, NOW)];
    expect(turnOf(floors, [clock(1)], isMine)).toMatchObject({ whose: 'other', floor: { no: 4 } });
  });

  it('stays mine to go on with when a point of order interrupts me', () => {
    const mine = speaker(4, 10, NOW, { personId: me, status: 'paused', heldBy: floor(5).id });
    const point = speaker(5, 2, NOW, { class: 'point_of_order' });
    expect(turnOf([mine, point], [], isMine)).toMatchObject({
      whose: 'held',
      floor: { no: 4 },
      by: { no: 5 },
    });
  });

  it('is my own point of order where I interrupt myself', () => {
    const mine = speaker(4, 10, NOW, { personId: me, status: 'paused', heldBy: floor(5).id });
    const point = speaker(5, 2, NOW, { class: 'point_of_order', personId: me });
    expect(turnOf([mine, point], [], isMine)).toMatchObject({ whose: 'mine', floor: { no: 5 } });
  });

  it('is nobody’s where nobody has the floor, whatever waits or has spoken', () => {
    const floors = [floor(1), floor(2, { status: 'completed', position: null })];
    expect(turnOf(floors, [], isMine)).toEqual({ whose: 'nobody' });
  });

  it('is told by the newest clock of the room then, by that of the programme last', () => {
    const clocks = [clock(1), clock(2), clock(3, { purpose: 'segment' })];
    expect(turnOf([], clocks, isMine)).toMatchObject({ whose: 'clock', clock: { no: 2 } });
    expect(turnOf([], clocks.slice(2), isMine)).toMatchObject({ whose: 'clock', clock: { no: 3 } });
  });
});

describe('A request of mine', () => {
  const waiting = (place: number, change: object = {}) => floor(place, { personId: me, ...change });

  it('is announced from the third place on', () => {
    const list = (mine: number) => [1, 2, 3, 4].map((no) => (no === mine ? waiting(no) : floor(no)));
    expect([1, 2, 3, 4].map((no) => dueOf(list(no), isMine)?.place ?? null)).toEqual([1, 2, 3, null]);
  });

  it('is announced wherever the room has it on deck', () => {
    const list = [1, 2, 3, 4].map((no) => floor(no));
    expect(dueOf([...list, waiting(5, { status: 'on_deck' })], isMine)).toMatchObject({ place: 5 });
  });

  it('is not announced once it was called or has gone', () => {
    const gone = (['called', 'speaking', 'completed', 'withdrawn', 'skipped'] as const).map((status) =>
      dueOf([waiting(1, { status, position: null })], isMine),
    );
    expect(gone).toEqual([null, null, null, null, null]);
  });
});

describe('The band of time', () => {
  it('counts its segments down to none', () => {
    expect([1, 0.999, 28 / 180, 1 / 30, 0.0001, 0].map((left) => segmentsLeft(left, 30))).toEqual([
      30, 30, 5, 1, 1, 0,
    ]);
  });
});
