import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome, type RoomView } from '../../live/room-view.js';
import { demoOwnFloor, demoWelcome, NOW } from '../../testing/fixture.js';
import { floor, speaker } from '../../testing/floors.js';
import { english, type AudienceTexts } from '../../text/en/audience-more.js';
import { sayIn } from '../../text/say.js';
import { placeText, waitText } from './place.js';

const say = sayIn<AudienceTexts>('en', {}, english);
const demo = roomOfWelcome(demoWelcome());
const roomOf = (...floors: ReturnType<typeof floor>[]): RoomView => ({
  ...demo,
  floors: new Map(floors.map((each) => [each.id, each])),
});
const queue = (n: number) => Array.from({ length: n }, (_, at) => floor(at + 2, { position: at + 1 }));
const place = (position: number | null, room: RoomView) =>
  placeText(say, demoOwnFloor(9, { position }), room, NOW);

describe('one’s own place', () => {
  it('is said with how many wait and about how long it takes', () => {
    expect(place(3, roomOf(speaker(1, 30, NOW), ...queue(9)))).toBe('You are 3rd of 9, about 6 min');
  });

  it('counts as English does', () => {
    const room = roomOf(...queue(30));
    const nth = [2, 3, 4, 11, 12, 13, 21, 22, 23].map((n) => place(n, room).split(' ')[2]);
    expect(nth).toEqual(['2nd', '3rd', '4th', '11th', '12th', '13th', '21st', '22nd', '23rd']);
  });

  it('is next, with what is left to whoever speaks', () => {
    expect(place(1, roomOf(speaker(1, 30, NOW), ...queue(4)))).toBe('You are next, about 2 min');
    expect(place(1, roomOf(speaker(1, 100, NOW), ...queue(4)))).toBe('You are next, in a moment');
    expect(place(1, roomOf(speaker(1, 300, NOW), ...queue(4)))).toBe('You are next, in a moment');
    expect(place(1, roomOf(...queue(1)))).toBe('You are next, in a moment');
  });

  it('never is beyond the end, while the list is still coming', () => {
    expect(place(5, roomOf())).toBe('You are 5th of 5, about 8 min');
  });

  it('is nothing for what does not wait', () => {
    expect(place(null, roomOf(...queue(2)))).toBe('');
  });
});

describe('an estimate', () => {
  it('is in whole minutes and never zero', () => {
    expect([0, 29, 30, 89, 91, 360, 3_600].map((seconds) => waitText(say, seconds))).toEqual([
      'in a moment',
      'in a moment',
      'about 1 min',
      'about 1 min',
      'about 2 min',
      'about 6 min',
      'about 60 min',
    ]);
  });
});
