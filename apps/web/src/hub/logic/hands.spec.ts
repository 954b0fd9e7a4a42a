import { describe, expect, it } from '@jest/globals';
import { demoQuestion, entry, hubRoom, ownHub } from '../testing/hub-room.js';
import { handChoices, handsOf, headcountOf } from './hands.js';

const QUESTIONS = [
  demoQuestion(1, 'Low?'),
  demoQuestion(2, 'High?'),
  demoQuestion(3, 'Chosen?', { status: 'shortlisted', position: 'a' }),
  demoQuestion(4, 'Now?', { status: 'on_air' }),
  demoQuestion(5, 'Done?', { status: 'answered' }),
];

describe('a show of hands', () => {
  it('is for what is on air first, then what comes, then the ranking; never for what is answered', () => {
    const room = hubRoom({}, QUESTIONS, { order: [2, 1] });
    room.session.onAirIds = [demoQuestion(4, '').id];
    expect(handChoices(room).map(({ no }) => no)).toEqual([4, 3, 2, 1]);
  });

  it('counts against the people of the last count, also of one that still waits', () => {
    expect(headcountOf(ownHub(), [])).toBe(64);
    expect(headcountOf(ownHub(), [entry('hub.checkIn', { headcount: 70 })])).toBe(70);
    expect(headcountOf(ownHub({ headcount: null }), [])).toBeNull();
  });

  it('shows our own count of that question, the latest, and of no other', () => {
    const room = hubRoom({ hands: [[2, 41]] }, QUESTIONS);
    const waits = [
      entry('hub.count', { questionId: demoQuestion(1, '').id, hands: 5 }),
      entry('hub.count', { questionId: demoQuestion(1, '').id, hands: 6 }),
    ];
    expect([1, 2, 3].map((no) => handsOf(demoQuestion(no, ''), room, waits))).toEqual([6, 41, undefined]);
  });
});
