import { describe, expect, it } from '@jest/globals';
import { readTimer } from './timer.js';
import { NOW } from '../testing/fixture.js';
import { floor, speaker } from '../testing/floors.js';
import { faceOf, markOf } from './timer-face.js';

const faceAt = (seconds: number) => faceOf(readTimer(speaker(1, seconds, NOW), NOW));
const stopped = (elapsedMs: number, status: 'called' | 'paused') =>
  faceOf(readTimer(floor(1, { status, clock: { running: false, sinceAt: null, elapsedMs } }), NOW));

describe('a clock in the hall', () => {
  it('says in words, in shape and in colour what it says in figures', () => {
    expect([20, 96, 134].map(faceAt)).toMatchObject([
      { tone: 'run', word: 'timer.running', figure: '1:40' },
      { tone: 'wrap', word: 'timer.wrap', figure: '0:24' },
      { tone: 'time', word: 'timer.over', figure: '+0:14' },
    ]);
    const faces = [faceAt(20), faceAt(96), faceAt(134), stopped(0, 'called'), stopped(9_000, 'paused')];
    expect(new Set(faces.map(({ shape }) => shape)).size).toBe(5);
    expect(new Set(faces.map(({ word }) => word)).size).toBe(5);
  });

  it('says that it stands still, before it began and when it was stopped, over its time too', () => {
    expect(stopped(0, 'called')).toMatchObject({ tone: 'still', word: 'timer.ready', figure: '2:00' });
    expect(stopped(47_000, 'paused')).toMatchObject({ tone: 'still', word: 'timer.still', figure: '1:13' });
    expect(stopped(134_000, 'paused')).toMatchObject({ word: 'timer.still', figure: '+0:14' });
  });

  it('is spoken aloud at 2:00, 1:00, 0:30 and 0:00 and at no other second', () => {
    const marks = Array.from({ length: 200 }, (_, second) => markOf((150 - second) * 1_000, 300));
    const changes = marks.flatMap((mark, second) => (mark === marks[second - 1] ? [] : [150 - second]));
    expect(changes).toEqual([120, 60, 30, 0]);
  });

  it('is not spoken aloud at a mark that its whole time does not reach', () => {
    expect([markOf(119_000, 120), markOf(60_000, 120), markOf(18_000, 20)]).toEqual([
      undefined,
      60,
      undefined,
    ]);
  });
});
