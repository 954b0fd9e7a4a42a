import { describe, expect, it } from '@jest/globals';
import { advance } from '../entry.js';
import type { FloorRecord, SessionRecord } from '../records.js';
import { floorFaults } from '../testing/floor-faults.js';
import { floorAt, openFloor, type FloorState, type OpenedFloor } from '../testing/floor-states.js';

type Spoilt = (floor: FloorRecord, opened: OpenedFloor) => Partial<FloorRecord>;

/** A room in which somebody is in a state, and then a record says something that no rule would leave there. */
function spoilt(state: FloorState, spoil: Spoilt, session: Partial<SessionRecord> = {}): string[] {
  const opened = openFloor();
  const { room, speech } = opened;
  const floorId = floorAt(opened, state);
  const floor = speech(floorId);
  room.absorb(
    advance(room.entry('floor', floorId), { ...floor, ...spoil(floor, opened) }, room.clock.rev + 1),
  );
  const changed = { ...room.session, ...session };
  room.absorb(advance(room.entry('session', room.id), changed, room.clock.rev + 1));
  return floorFaults(opened);
}

const RUNNING = { running: true, sinceAt: 1, elapsedMs: 0 };

/** What a broken rule could leave, and a word of what is then said of it. */
const BROKEN: [what: string, state: FloorState, spoil: Spoilt, said: RegExp][] = [
  ['two who have the floor', 'held_called', () => ({ heldBy: null }), /2 have the floor/],
  ['two clocks that run', 'held', () => ({ clock: RUNNING }), /its clock and its state do not fit/],
  ['somebody who speaks while their clock stands', 'paused', () => ({ status: 'speaking' }), /do not fit/],
  ['a clock that runs for somebody who is silent', 'completed', () => ({ clock: RUNNING }), /do not fit/],
  [
    'a clock that does not know since when it runs',
    'speaking',
    () => ({ clock: { ...RUNNING, sinceAt: null } }),
    /knows not since when/,
  ],
  ['spoken time that is not counted', 'completed', () => ({ spokenMs: 0 }), /not counted/],
  ['somebody held by nobody', 'paused', (_floor, { newId }) => ({ heldBy: newId() }), /held by nobody/],
  [
    'somebody held by another than a point of order',
    'called',
    ({ id }) => ({ heldBy: id }),
    /held by nobody/,
  ],
  ['a place for somebody who does not wait', 'called', () => ({ position: 3 }), /has a place though/],
  ['two of one place', 'waiting', () => ({ position: 1 }), /the places are 1,1,2/],
  ['a gap between places', 'waiting', () => ({ position: 4 }), /the places are 1,2,4/],
  ['somebody who waits without a place', 'waiting', () => ({ position: null }), /3 wait, 2 have a place/],
  ['too many on deck', 'waiting', () => ({ status: 'on_deck' }), /3 are on deck/],
  ['too few on deck', 'on_deck', () => ({ status: 'waiting' }), /1 are on deck/],
  ['a why that is not the reason', 'waiting', () => ({ why: { code: 'listed' } }), /not settled/],
  ['an order that is not the discipline’s', 'waiting', () => ({ order: 0 }), /not settled/],
  ['somebody who lapsed in an open session', 'refused', () => ({ lapsed: true }), /lapsed in a session/],
];

describe('what must hold of the floor', () => {
  it.each([
    'offered',
    'waiting',
    'called',
    'speaking',
    'held',
    'held_called',
    'completed',
    'skipped',
  ] as const)('holds while nothing is broken: %s', (state) => {
    expect(spoilt(state, () => ({}))).toEqual([]);
  });

  it.each(BROKEN)('is missed where it does not: %s', (_what, state, spoil, said) => {
    expect(spoilt(state, spoil).join('\n')).toMatch(said);
  });

  it('is missed where a speech runs in a session that does not', () => {
    const faults = spoilt('speaking', () => ({}), { phase: 'break' });
    expect(faults.join('\n')).toMatch(/runs in a session that does not/);
  });

  it('is missed where two clocks run at once', () => {
    const faults = spoilt('held', (_floor, { by, holder }) => {
      by('start', holder() ?? '');
      return { status: 'speaking', clock: RUNNING, heldBy: null };
    });
    expect(faults).toEqual(expect.arrayContaining(['2 have the floor', '2 clocks run']));
  });

  it('is missed where rules changed and nobody settled the queue', () => {
    const { room } = openFloor();
    expect(spoilt('waiting', () => ({}), { rules: { ...room.session.rules, onDeck: 1 } }).join()).toMatch(
      /on deck/,
    );
    const lanes = [{ name: 'All', groups: [], attendance: [], slots: 1 }];
    const rules = { ...room.session.rules, discipline: 'stakeholder_round' as const, lanes };
    expect(spoilt('waiting', () => ({}), { rules }).join()).toMatch(/not settled/);
  });
});
