import type { Welcome } from '@openfloor/contract';
import { roomOfWelcome } from '../live/room-view.js';
import type { PhoneState } from './phone-state.js';

/** The state that a page is rendered with, on the server and at first on the phone. */
export function firstState(welcome: Welcome): PhoneState {
  return {
    room: roomOfWelcome(welcome),
    line: 'ok',
    heardAt: welcome.now,
    offsetMs: welcome.now - Date.now(),
    waiting: 0,
    sent: 0,
    intents: new Map(),
    outgoing: [],
    seatRefused: null,
  };
}
