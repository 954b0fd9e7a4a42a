import { describe, expect, it } from '@jest/globals';
import { floor, speaker } from '../../testing/floors.js';
import { demoOwnFloor, entry, hubRoom, NOW, signal } from '../testing/hub-room.js';
import { classesFor, ourSpeakers, readiness, speakerWait, standByAt, toBeReady } from './speakers.js';

describe('our speakers', () => {
  it('stand with whoever speaks first, then by place; those who are through do not', () => {
    const own = [
      demoOwnFloor(1, { position: 3 }),
      demoOwnFloor(2, { position: 2, status: 'on_deck' }),
      demoOwnFloor(3, { position: null, status: 'speaking' }),
      demoOwnFloor(4, { position: null, status: 'completed' }),
    ];
    expect(ourSpeakers(hubRoom({ floor: own })).map(({ no }) => no)).toEqual([3, 2, 1]);
  });

  it('are told the minutes to their place from what is left to whoever speaks and waits before', () => {
    const floors = [speaker(9, 48, NOW), floor(1, { position: 1 }), floor(2, { position: 2 })];
    const room = hubRoom({}, [], { floors: new Map(floors.map((one) => [one.id, one])) });
    expect(speakerWait(demoOwnFloor(3, { position: 3 }), room, NOW)).toBe(72 + 240);
    expect(speakerWait(demoOwnFloor(3, { position: null, status: 'called' }), room, NOW)).toBeUndefined();
  });

  it('hear from the desk when they were told to stand by', () => {
    const own = demoOwnFloor(1);
    const told = [
      signal(1, 'Stand by', { refId: own.id }),
      signal(2, 'Other'),
      signal(3, 'Ours', { refId: own.id, own: true }),
    ];
    expect(standByAt(own, told)).toBe(NOW + 1_000);
    expect(standByAt(own, told.slice(1))).toBeUndefined();
  });
});

describe('the ready check', () => {
  const near = demoOwnFloor(2, { status: 'on_deck', position: 1 });

  it('asks about whoever is next and is not ready, not about those further back', () => {
    expect(toBeReady(hubRoom({ floor: [near] }), [])?.no).toBe(2);
    expect(toBeReady(hubRoom({ floor: [demoOwnFloor(3, { position: 5 })] }), [])).toBeUndefined();
    expect(toBeReady(hubRoom({ floor: [{ ...near, ready: true }] }), [])).toBeUndefined();
    expect(toBeReady(hubRoom({ floor: [{ ...near, status: 'called' }] }), [])?.no).toBe(2);
  });

  it('is answered as soon as the answer is kept here, and open again when it was refused', () => {
    const kept = entry('floor.ready', { floorId: near.id, ready: true });
    expect(readiness(near, [kept])).toEqual({ ready: true, isKept: true });
    expect(toBeReady(hubRoom({ floor: [near] }), [kept])).toBeUndefined();
    expect(toBeReady(hubRoom({ floor: [near] }), [{ ...kept, state: 'refused' }])?.no).toBe(2);
    const other = entry('floor.ready', { floorId: demoOwnFloor(7).id, ready: true });
    expect(readiness(near, [other])).toEqual({ ready: false, isKept: false });
  });
});

describe('what a hub may ask the floor for', () => {
  it('is the classes of the rules while fewer wait than these allow', () => {
    expect(classesFor(hubRoom())).toEqual(['intervention']);
    expect(classesFor(hubRoom({ floor: [demoOwnFloor(1)] }))).toEqual(['intervention']);
    expect(classesFor(hubRoom({ floor: [demoOwnFloor(1), demoOwnFloor(2)] }))).toEqual([]);
  });

  it('is nothing while the list is closed, but a point of order in an open session', () => {
    const room = hubRoom();
    room.session = { ...room.session, switches: { ...room.session.switches, floor: false } };
    expect(classesFor(room)).toEqual([]);
    const classes = { ...room.session.rules.classes, hub: ['point_of_order', 'intervention'] as const };
    room.session = {
      ...room.session,
      rules: { ...room.session.rules, classes: { ...classes, hub: [...classes.hub] } },
    };
    expect(classesFor(room)).toEqual(['point_of_order']);
  });
});
