import { createContext, useContext } from 'react';
import type { RoomView } from '../live/room-view.js';
import type { Clock } from '../parts/time.js';
import type { StageTexts } from '../text/en/stage.js';
import type { Say } from '../text/say.js';

/** What every part of the stage may need. */
export interface Screen {
  room: RoomView;
  say: Say<StageTexts>;
  clock: Clock;
  publicUrl: string;
  /** The code of the room, where votes need it and this is one of its screens. */
  roomCode: string | null;
  /** The server's time in milliseconds. */
  now: () => number;
}

export const ScreenContext = createContext<Screen | null>(null);

/** The screen around a part. Throws outside of one. */
export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error('a part of the stage stands outside of it');
  return screen;
}
