import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../live/room-view.js';
import { demoOwnFloor, demoWelcome, NOW, SESSION } from '../testing/fixture.js';
import { floor, speaker } from '../testing/floors.js';
import { hasHolder, isFloorOn } from './floor-on.js';

const demo = roomOfWelcome(demoWelcome());
const off = { ...demo, session: { ...SESSION, switches: { ...SESSION.switches, floor: false } } };
const withFloors = (...floors: ReturnType<typeof floor>[]) => ({
  ...off,
  floors: new Map(floors.map((each) => [each.id, each])),
});

describe('the floor above the lists', () => {
  it('is shown while it is switched on, and not where there is none', () => {
    expect(isFloorOn(demo)).toBe(true);
    expect(isFloorOn(off)).toBe(false);
  });

  it('stays while somebody waits or speaks, although the list is closed', () => {
    expect(isFloorOn(withFloors(floor(1)))).toBe(true);
    expect(isFloorOn(withFloors(speaker(1, 5, NOW)))).toBe(true);
    expect(isFloorOn(withFloors(floor(1, { status: 'completed' }), floor(2, { status: 'withdrawn' })))).toBe(
      false,
    );
  });

  it('is shown to somebody who is asked to speak their question, and to nobody else for it', () => {
    const mine = { ...off.mine, floor: [demoOwnFloor(1, { status: 'offered', position: null })] };
    expect(isFloorOn({ ...off, mine })).toBe(true);
  });

  it('is over with the session', () => {
    for (const phase of ['scheduled', 'closed', 'archived'] as const)
      expect(isFloorOn({ ...demo, session: { ...SESSION, phase } })).toBe(false);
  });

  it('is ink only while somebody was called or speaks', () => {
    expect(hasHolder(withFloors(floor(1)))).toBe(false);
    expect(hasHolder(withFloors(speaker(1, 5, NOW), floor(2)))).toBe(true);
  });
});
