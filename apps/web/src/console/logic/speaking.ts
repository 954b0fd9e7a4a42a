import type { FloorView } from '@openfloor/contract';
import { heldOf, holderOf, queueOf } from '../../parts/floor.js';
import type { TimerPhase } from '../../parts/timer.js';

/** The list of speakers as the desk reads it. */
export interface Speaking {
  /** Whoever has the floor or was called to it. */
  holder: FloorView | undefined;
  /** Whom a point of order interrupts. */
  held: readonly FloorView[];
  /** Those who wait, in the proposed order. */
  queue: readonly FloorView[];
  /** Authors who were asked to speak their question and have not said yes or no. */
  offered: readonly FloorView[];
  /** Those who are through: have spoken, were skipped, were not called, or took it back. The latest first. */
  through: readonly FloorView[];
}

const THROUGH: readonly FloorView['status'][] = ['completed', 'skipped', 'refused', 'withdrawn', 'lapsed'];
const latestFirst = (one: FloorView, other: FloorView): number => other.rev - one.rev || other.no - one.no;

export function speakingOf(floors: readonly FloorView[]): Speaking {
  return {
    holder: holderOf(floors),
    held: heldOf(floors),
    queue: queueOf(floors),
    offered: floors.filter(({ status }) => status === 'offered'),
    through: floors.filter(({ status }) => THROUGH.includes(status)).sort(latestFirst),
  };
}

/** Whether calling this one interrupts whoever has the floor. */
export function interrupts(floor: FloorView, holder: FloorView | undefined): boolean {
  return holder !== undefined && floor.class === 'point_of_order' && holder.class !== 'point_of_order';
}

/** What "next" does now. `end`: whoever speaks has spoken; `calls` says that the proposed one is called after it. */
export type Next =
  | { kind: 'nobody' }
  | { kind: 'begins'; holder: FloorView }
  | { kind: 'call'; floor: FloorView }
  | { kind: 'end'; holder: FloorView; calls: boolean };

/**
 * One key from speaker to speaker. Whoever was called has to start or be skipped first; a point of order is called into
 * a speech, and after it whoever it interrupted goes on.
 */
export function nextOf({ holder, held, queue }: Pick<Speaking, 'holder' | 'held' | 'queue'>): Next {
  const [first] = queue;
  if (!holder) return first ? { kind: 'call', floor: first } : { kind: 'nobody' };
  if (first && interrupts(first, holder)) return { kind: 'call', floor: first };
  if (holder.status === 'called') return { kind: 'begins', holder };
  const goesOn = held.some(({ heldBy }) => heldBy === holder.id);
  return { kind: 'end', holder, calls: !goesOn && first !== undefined };
}

/** What the clock of whoever has the floor can be told. */
export type TimerAct = 'start' | 'pause' | 'resume';

export function timerActOf(holder: FloorView | undefined): TimerAct | null {
  if (holder?.status === 'called') return 'start';
  if (holder?.status === 'speaking') return 'pause';
  return holder?.status === 'paused' ? 'resume' : null;
}

/** The one step that is expected now, and stands filled; null while somebody speaks within their time. */
export type Expected = 'call' | 'start' | 'resume' | 'next' | 'end' | null;

export function expectedOf(
  speaking: Pick<Speaking, 'holder' | 'held' | 'queue'>,
  phase: TimerPhase | null,
): Expected {
  const next = nextOf(speaking);
  if (next.kind === 'call') return 'call';
  if (next.kind === 'begins') return 'start';
  if (next.kind === 'nobody') return null;
  if (next.holder.status === 'paused' && phase !== 'over') return 'resume';
  if (phase !== 'wrap' && phase !== 'over') return null;
  return next.calls ? 'next' : 'end';
}

/** Whether somebody is known to speak for the first time; null where nobody has spoken yet or the name is not known. */
export function isFirstTime(floor: FloorView, floors: readonly FloorView[]): boolean | null {
  const key = keyOf(floor);
  const served = floors.filter(
    ({ id, startedAt, class: kind }) => id !== floor.id && startedAt !== null && kind !== 'point_of_order',
  );
  if (key === null || served.length === 0) return null;
  return !served.some((other) => keyOf(other) === key);
}

/** The same for all requests of one person, as far as a list of speakers tells. */
function keyOf({ personId, name, affiliation, country }: FloorView): string | null {
  if (personId) return personId;
  return name === null ? null : `${name}|${affiliation ?? country ?? ''}`.trim().toLowerCase();
}
