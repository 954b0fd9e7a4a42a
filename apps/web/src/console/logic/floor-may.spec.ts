import { describe, expect, it } from '@jest/globals';
import { COMMAND_TYPES, type FloorView, type Phase } from '@openfloor/contract';
import { floor } from '../../testing/floors.js';
import { leadsFloor, offersFloor, otherDelivery, type FloorAct } from './floor-may.js';

const ACTS: readonly FloorAct[] = [
  'call',
  'skip',
  'refuse',
  'move',
  'requeue',
  'deliver',
  'gist',
  'start',
  'pause',
  'resume',
  'extend',
  'end',
];
const offered = (change: Partial<FloorView>, phase: Phase = 'open', can: readonly string[] = COMMAND_TYPES) =>
  ACTS.filter((act) => offersFloor(act, floor(1, change), { can: new Set(can), phase }));

describe('What can be done with somebody on the list', () => {
  it('follows where they stand', () => {
    expect(offered({ status: 'waiting' })).toEqual(['call', 'skip', 'refuse', 'move', 'deliver']);
    expect(offered({ status: 'called' })).toEqual([
      'skip',
      'refuse',
      'requeue',
      'deliver',
      'gist',
      'start',
      'extend',
    ]);
    expect(offered({ status: 'speaking' })).toEqual(['deliver', 'gist', 'pause', 'extend', 'end']);
    expect(offered({ status: 'completed' })).toEqual(['requeue', 'gist']);
    expect(offered({ status: 'skipped' })).toEqual(['requeue']);
    expect(offered({ status: 'offered' })).toEqual(['refuse', 'deliver']);
    expect(offered({ status: 'withdrawn' })).toEqual([]);
  });

  it('calls and starts nobody in a break, and leaves only the gist when the session is closed', () => {
    expect(offered({ status: 'waiting' }, 'break')).not.toContain('call');
    expect(offered({ status: 'called' }, 'break')).not.toContain('start');
    expect(offered({ status: 'completed' }, 'closed')).toEqual(['gist']);
    expect(offered({ status: 'completed' }, 'archived')).toEqual([]);
  });

  it('never moves a point of order, and lets nobody go on whom one interrupts', () => {
    expect(offered({ status: 'waiting', class: 'point_of_order' })).not.toContain('move');
    expect(offered({ status: 'paused', heldBy: 'somebody' })).not.toContain('resume');
  });

  it('is what the seat may do', () => {
    expect(offered({ status: 'speaking' }, 'open', ['floor.pause'])).toEqual(['pause']);
    expect(leadsFloor(new Set(['floor.start']))).toBe(true);
    expect(leadsFloor(new Set(['floor.record', 'floor.request']))).toBe(false);
  });

  it('turns a voice into a text that is read out, and back', () => {
    expect(otherDelivery(floor(1))).toBe('text_read_out');
    expect(otherDelivery(floor(1, { delivery: 'text_read_out' }))).toBe('voice');
  });
});
