import { describe, expect, it } from '@jest/globals';
import type { Rules } from '@openfloor/contract';
import { demoWelcome } from '../testing/fixture.js';
import { doorNeed } from './door-need.js';
import { firstState } from './first-state.js';
import type { PhoneState } from './phone-state.js';

function phone(rules: Partial<Rules>, profile: object = {}, more: Partial<PhoneState> = {}): PhoneState {
  const state = firstState(demoWelcome());
  const { session, mine } = state.room;
  const known = { ...mine.profile, ...profile } as typeof mine.profile;
  const room = {
    ...state.room,
    session: { ...session, rules: { ...session.rules, ...rules } },
    mine: { ...mine, profile: known },
  };
  return { ...state, room, ...more };
}

describe('what the door asks of a phone', () => {
  it('is nothing where every device may vote', () => {
    expect(doorNeed(phone({}))).toBeNull();
  });

  it('is the code that the ballot needs, until it was entered', () => {
    expect([doorNeed(phone({ ballot: 'roll' })), doorNeed(phone({ ballot: 'room' }))]).toEqual([
      'roll',
      'room',
    ]);
    expect(doorNeed(phone({ ballot: 'roll' }, { onRoll: true }))).toBeNull();
    expect(doorNeed(phone({ ballot: 'room' }, { roomChecked: true }))).toBeNull();
    expect(doorNeed(phone({ ballot: 'roll' }, { roomChecked: true }))).toBe('roll');
  });

  it('is nothing before the phone has heard who it is here', () => {
    const state = phone({ ballot: 'roll' });
    const room = { ...state.room, mine: { ...state.room.mine, profile: null } };
    expect(doorNeed({ ...state, room })).toBeNull();
  });

  it('is a personal code where nobody gets a seat without, but not where the door is locked', () => {
    expect(doorNeed(phone({ access: 'roll' }, {}, { seatRefused: 'NOT_ALLOWED' }))).toBe('seat');
    expect(doorNeed(phone({ access: 'roll' }, {}, { seatRefused: 'SWITCHED_OFF' }))).toBeNull();
    expect(doorNeed(phone({}, {}, { seatRefused: 'NOT_ALLOWED' }))).toBeNull();
  });

  it('is the work while that is done, whatever comes after it', () => {
    expect(doorNeed(phone({ ballot: 'roll' }, {}, { isProving: true }))).toBe('proving');
  });

  it('is nothing once the session is over or votes are switched off', () => {
    const state = phone({ ballot: 'roll' });
    const { session } = state.room;
    const closed = { ...state, room: { ...state.room, session: { ...session, phase: 'closed' as const } } };
    const switches = { ...session.switches, votes: false };
    const off = { ...state, room: { ...state.room, session: { ...session, switches } } };
    expect([doorNeed(closed), doorNeed(off)]).toEqual([null, null]);
  });
});
