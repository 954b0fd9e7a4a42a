import { describe, expect, it } from '@jest/globals';
import { Breath } from './breath.js';

/** A socket that knows whether it is read. */
class Speaker {
  isRead = true;
  pause(): void {
    this.isRead = false;
  }
  resume(): void {
    this.isRead = true;
  }
}

const round = () => new Promise((done) => setImmediate(done));

describe('a process that is told more than it can take', () => {
  it('reads everybody while there is time, and lets who comes later wait for the next go', async () => {
    let now = 0;
    const breath = new Breath(() => now);
    const [first, second, third] = [new Speaker(), new Speaker(), new Speaker()];
    breath.heard(first);
    now = 50;
    breath.heard(second);
    now = 51;
    breath.heard(third);
    breath.heard(third);
    breath.heard(undefined);
    expect([first.isRead, second.isRead, third.isRead]).toEqual([true, true, false]);
    await round();
    expect(third.isRead).toBe(true);
    now = 500;
    breath.heard(third);
    expect(third.isRead).toBe(true);
  });

  it('reads two hundred and fifty of those that wait in each go, in the order in which they came', async () => {
    let now = 0;
    const breath = new Breath(() => now);
    breath.heard(undefined);
    now = 200;
    const speakers = Array.from({ length: 600 }, () => new Speaker());
    for (const speaker of speakers) breath.heard(speaker);
    const read = () => speakers.filter(({ isRead }) => isRead).length;
    const goes = [read()];
    for (let go = 0; go < 3; go += 1) {
      await round();
      goes.push(read());
    }
    expect(goes).toEqual([0, 250, 500, 600]);
    expect(speakers.slice(0, 250).every(({ isRead }) => isRead)).toBe(true);
  });
});
