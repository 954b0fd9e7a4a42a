import type { Welcome } from '@openfloor/contract';
import { LiveRoom, type RoomOptions } from '../room.js';
import { manualClock, type ManualClock } from './clock.js';
import { question, welcome } from './frames.js';
import { memoryRoad, type Road } from './road.js';

export interface OpenedRoom {
  room: LiveRoom;
  road: Road;
  clock: ManualClock;
  /** The texts of all questions, sorted. */
  texts(): string[];
}

/** A room at its end of a road in memory, with nothing said yet. */
export function openRoom(more: Partial<RoomOptions> = {}): OpenedRoom {
  const clock = manualClock(7);
  const road = memoryRoad();
  const room = new LiveRoom({ transport: road, session: 'K7M4PX', clock, ...more });
  const texts = (): string[] =>
    room
      .records('question')
      .map(({ text }) => text)
      .sort();
  return { room, road, clock, texts };
}

/** The same after its first welcome: by default two questions at rev 10. */
export function joinedRoom(
  frame: Welcome = welcome(10, { put: [question(1, 4), question(2, 10)] }),
): OpenedRoom {
  const opened = openRoom();
  opened.road.turns('open');
  opened.road.says('welcome', frame);
  return opened;
}
