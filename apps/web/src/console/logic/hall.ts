import type { Scene, StageView } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import { pictureOf } from '../../stage/scene.js';

/** One screen and whether what it last painted is what it should show. `at`: when it said so, ms; null: never. */
export interface Screen {
  id: string;
  name: string;
  agrees: boolean;
  at: number | null;
}

/**
 * What the hall really sees, by what the screens reported: `sees` what is on air, `late`: a screen that should still
 * shows something else, `silent`: no screen has reported, `other`: all are set to something else on purpose, `empty`:
 * nothing is on air.
 */
export interface Hall {
  state: 'sees' | 'late' | 'silent' | 'other' | 'empty';
  /** The first screen: what the hall looks at. */
  first: StageView | undefined;
  screens: Screen[];
  /** The latest confirmation, ms. */
  at: number | null;
}

/** What a screen should paint now, by the same rules as the screen itself. */
function meant(room: RoomView, stage: StageView, now: number): { scene: Scene; refId: string | null } {
  return pictureOf(room, stage, now);
}

/** Whether a screen shows what it should, as far as it said. */
export function agrees(room: RoomView, stage: StageView, now: number): boolean {
  const { scene, refId } = meant(room, stage, now);
  return stage.shown?.scene === scene && stage.shown.refId === refId;
}

/** Reads the screens of a room at a time of the server (ms). */
export function hallOf(room: RoomView, now: number): Hall {
  const stages = [...room.stages].sort((one, other) => one.no - other.no);
  const screens = stages.map((stage) => ({
    id: stage.id,
    name: stage.name,
    agrees: agrees(room, stage, now),
    at: stage.shown?.at ?? null,
  }));
  const heard = screens.flatMap(({ at }) => at ?? []);
  const at = heard.length > 0 ? Math.max(...heard) : null;
  return { state: stateOf(room, stages, now), first: stages[0], screens, at };
}

function stateOf(room: RoomView, stages: readonly StageView[], now: number): Hall['state'] {
  const { onAirIds } = room.session;
  if (onAirIds.length === 0) return 'empty';
  const follows = stages.filter((stage) => {
    const { scene, refId } = meant(room, stage, now);
    return scene === 'question' && onAirIds.includes(refId ?? '');
  });
  if (stages.length > 0 && follows.length === 0) return 'other';
  if (stages.every(({ shown }) => shown === null)) return 'silent';
  return follows.some((stage) => agrees(room, stage, now)) ? 'sees' : 'late';
}
