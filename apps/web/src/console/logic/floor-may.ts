import type { CommandType, FloorView } from '@openfloor/contract';
import type { Leave } from './may.js';

/** Everything that can be done with somebody on the list of speakers. */
export type FloorAct =
  | 'call'
  | 'skip'
  | 'refuse'
  | 'move'
  | 'requeue'
  | 'deliver'
  | 'gist'
  | 'start'
  | 'pause'
  | 'resume'
  | 'extend'
  | 'end';

const COMMAND_OF: Record<FloorAct, CommandType> = {
  call: 'floor.call',
  skip: 'floor.skip',
  refuse: 'floor.refuse',
  move: 'floor.move',
  requeue: 'floor.requeue',
  deliver: 'floor.delivery',
  gist: 'floor.record',
  start: 'floor.start',
  pause: 'floor.pause',
  resume: 'floor.resume',
  extend: 'floor.extend',
  end: 'floor.end',
};

const WAITS: readonly FloorView['status'][] = ['waiting', 'on_deck'];
const HOLDS: readonly FloorView['status'][] = ['called', 'speaking', 'paused'];

/** From which states each act is possible. */
const FROM: Record<FloorAct, readonly FloorView['status'][]> = {
  call: WAITS,
  skip: [...WAITS, 'called'],
  refuse: ['offered', ...WAITS, 'called'],
  move: WAITS,
  requeue: ['called', 'skipped', 'completed'],
  deliver: ['offered', ...WAITS, ...HOLDS],
  gist: [...HOLDS, 'completed'],
  start: ['called'],
  pause: ['speaking'],
  resume: ['paused'],
  extend: HOLDS,
  end: ['speaking', 'paused'],
};

/** What needs an open session; the rest works while it has not ended. */
const WHEN_OPEN: ReadonlySet<FloorAct> = new Set(['call', 'start', 'resume']);

/** Whether an act is offered for somebody: the seat may, the phase lets it, and the state fits. */
export function offersFloor(act: FloorAct, floor: FloorView, { can, phase }: Leave): boolean {
  if (!can.has(COMMAND_OF[act]) || phase === 'archived') return false;
  if (phase === 'closed') return act === 'gist' && FROM.gist.includes(floor.status);
  if (WHEN_OPEN.has(act) && phase !== 'open') return false;
  if (act === 'move' && floor.class === 'point_of_order') return false;
  if ((act === 'start' || act === 'resume') && floor.heldBy !== null) return false;
  return FROM[act].includes(floor.status);
}

/** Whether the seat can do anything at all with the list of speakers; others only read it. */
export function leadsFloor(can: ReadonlySet<string>): boolean {
  return can.has('floor.call') || can.has('floor.start');
}

/** A microphone that fails becomes a text that is read out, and the other way round. */
export function otherDelivery({ delivery }: FloorView): 'voice' | 'text_read_out' {
  return delivery === 'text_read_out' ? 'voice' : 'text_read_out';
}
