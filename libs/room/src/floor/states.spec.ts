import { describe, expect, it } from '@jest/globals';
import { FLOOR_STATUSES } from '@openfloor/contract';
import { FLOOR_STATES, floorAt, moveFloor, openFloor, type FloorState } from '../testing/floor-states.js';
import { table } from '../testing/states.js';

/**
 * What each command leads to from each state (contract, section 2): the state it has then, `no` for `WRONG_STATE`,
 * `other` for `CONFLICT`, since somebody else has the floor. `held` was interrupted by a point of order while it spoke,
 * `held_called` when it was just called.
 */
const OPEN = `
             withdraw   ready    delivery  accept   call    skip     refuse   front    back     start     pause   resume    extend    end        same     first    last     later    record
offered      withdrawn  no       offered   waiting  no      no       refused  no       no       no        no      no        no        other      no       no       no       no       no
waiting      withdrawn  waiting  waiting   no       called  skipped  refused  on_deck  waiting  no        no      no        no        other      no       no       waiting  waiting  no
on_deck      withdrawn  on_deck  on_deck   no       called  skipped  refused  on_deck  waiting  no        no      no        no        other      no       no       waiting  waiting  no
called       withdrawn  called   called    no       no      skipped  refused  no       no       speaking  no      no        called    no         on_deck  on_deck  waiting  no       called
speaking     no         no       speaking  no       no      no       no       no       no       no        paused  no        speaking  completed  no       no       no       no       speaking
paused       no         no       paused    no       no      no       no       no       no       no        no      speaking  paused    completed  no       no       no       no       paused
completed    no         no       no        no       no      no       no       no       no       no        no      no        no        other      on_deck  on_deck  waiting  no       completed
withdrawn    no         no       no        no       no      no       no       no       no       no        no      no        no        other      no       no       no       no       no
skipped      no         no       no        no       no      no       no       no       no       no        no      no        no        other      on_deck  on_deck  waiting  no       no
refused      no         no       no        no       no      no       no       no       no       no        no      no        no        other      no       no       no       no       no
held         no         no       paused    no       no      no       no       no       no       no        no      no        paused    other      no       no       no       no       paused
held_called  withdrawn  called   called    no       no      skipped  refused  no       no       no        no      no        called    other      on_deck  on_deck  waiting  no       called
`;

const SHOWN_AS: Record<string, string> = { no: 'WRONG_STATE', other: 'CONFLICT' };
const cells = table(OPEN);

describe('the states of a request for the floor', () => {
  it('are all in the table', () => {
    expect([...new Set(cells.map(({ row }) => row))]).toEqual([...FLOOR_STATES]);
  });

  it.each(FLOOR_STATES)('begin where they are said to begin: %s', (state) => {
    const opened = openFloor();
    const { status, heldBy } = opened.speech(floorAt(opened, state));
    const isHeld = state.startsWith('held');
    expect(heldBy !== null).toBe(isHeld);
    expect(status).toBe(isHeld ? { held: 'paused', held_called: 'called' }[state as 'held'] : state);
  });

  it.each(cells)('$row and $column: $cell', ({ row, column, cell }) => {
    const opened = openFloor();
    const floorId = floorAt(opened, row as FloorState);
    const before = opened.room.list('floor');
    const code = moveFloor(opened, column, floorId);
    expect(code === 'ok' ? opened.speech(floorId).status : code).toBe(SHOWN_AS[cell] ?? cell);
    if (code !== 'ok') expect(opened.room.list('floor')).toEqual(before);
  });
});

describe('the states of a request in a closed room', () => {
  const closed = (state: FloorState, ...phases: string[]) => {
    const opened = openFloor();
    const floorId = floorAt(opened, state);
    for (const phase of ['closed', ...phases])
      opened.must(opened.organiser, 'session.phase', { phase, reason: 'closed by mistake' });
    return { ...opened, floorId };
  };
  const reads: Record<FloorState, string> = {
    offered: 'lapsed',
    waiting: 'lapsed',
    on_deck: 'lapsed',
    called: 'lapsed',
    held_called: 'lapsed',
    speaking: 'completed',
    paused: 'completed',
    held: 'completed',
    completed: 'completed',
    withdrawn: 'withdrawn',
    skipped: 'skipped',
    refused: 'refused',
  };

  it.each(FLOOR_STATES)('%s reads as it must to everybody, and has no place', (state) => {
    const { floorId, ama, speechSeen, mine } = closed(state);
    expect(mine(ama).floor[0]).toMatchObject({ status: reads[state], position: null });
    const isPublic = state !== 'offered';
    expect(speechSeen(floorId)?.status).toBe(isPublic ? reads[state] : undefined);
    expect(speechSeen(floorId, 'staff')).toMatchObject({ status: reads[state], position: null });
  });

  it.each(FLOOR_STATUSES)('%s comes back when the session goes on, unless the close ended it', (state) => {
    const before = openFloor();
    const { position, why } = before.speech(floorAt(before, state));
    const { floorId, speech } = closed(state, 'open');
    const isOver = state === 'speaking' || state === 'paused';
    expect(speech(floorId)).toMatchObject({ status: isOver ? 'completed' : state, position, why });
  });

  it.each(cells.filter(({ column }) => column !== 'record'))(
    '$row and $column: closed',
    ({ row, column }) => {
      const opened = closed(row as FloorState);
      const before = opened.room.list('floor');
      expect(moveFloor(opened, column, opened.floorId)).toBe('SESSION_CLOSED');
      expect(opened.room.list('floor')).toEqual(before);
    },
  );

  it('a sentence on what was said can still be written, until the session is archived', () => {
    const opened = closed('speaking');
    const { floorId, organiser, must, speechSeen } = opened;
    expect(moveFloor(opened, 'record', floorId)).toBe('ok');
    expect(speechSeen(floorId)?.gist).toEqual({ text: 'Audits cost.', language: 'en' });
    expect(moveFloor(closed('waiting'), 'record', closed('waiting').floorId)).toBe('WRONG_STATE');
    must(organiser, 'session.phase', { phase: 'archived' });
    expect(moveFloor(opened, 'record', floorId)).toBe('SESSION_CLOSED');
  });

  it.each(FLOOR_STATES)('%s stays as it reads in the archive', (state) => {
    const { floorId, ama, mine, speech } = closed(state, 'archived');
    expect(mine(ama).floor[0]?.status).toBe(reads[state]);
    expect(speech(floorId).clock.running).toBe(false);
  });
});
