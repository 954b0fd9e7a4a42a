import { describe, expect, it } from '@jest/globals';
import { elapsedMs } from '../clock/face.js';
import { floorFaults } from '../testing/floor-faults.js';
import { floorAt, openFloor, type OpenedFloor } from '../testing/floor-states.js';

const MINUTE = 60_000;
const skip = { reason: 'absent' };

/** A room in which acts are named, so that they can be taken back. */
function withUndo() {
  const opened = openFloor();
  const { does, moderator, organiser, must } = opened;
  const undo = (commandId: string) => does(moderator, 'undo', { commandId });
  const phase = (name: string) => must(organiser, 'session.phase', { phase: name, reason: 'too early' });
  const remove = ({ id }: { id: string }) =>
    does(moderator, 'participant.remove', { participantId: id, reason: 'conduct' });
  return { ...opened, undo, phase, remove };
}

/** What was spoken so far on a request. */
function spokenOf({ speech, rig }: OpenedFloor, floorId: string): number {
  return elapsedMs(speech(floorId).clock, rig.now);
}

describe('taking back what was done on the floor', () => {
  const acts: [what: string, act: (opened: OpenedFloor, ids: string[]) => { id: string }][] = [
    ['a call', ({ call }) => call()],
    ['a call of another', ({ call }, ids) => call(ids[2], 'balance')],
    ['a skip', ({ by }, ids) => by('skip', ids[0] ?? '', skip)],
    ['a refusal', ({ by }, ids) => by('refuse', ids[1] ?? '', { reason: 'time' })],
    ['a move to the front', ({ by }, ids) => by('move', ids[2] ?? '', { before: ids[0], why: 'agreed' })],
    ['a move between', ({ by }, ids) => by('move', ids[0] ?? '', { before: ids[2], why: 'agreed' })],
    ['a move to the end', ({ by }, ids) => by('move', ids[0] ?? '', { before: null, why: 'agreed' })],
    ['going last', ({ by }, ids) => by('requeue', ids[0] ?? '', { place: 'last' })],
  ];

  it.each(acts)('gives everything back: %s', (_what, act) => {
    const opened = withUndo();
    const ids = [opened.ama, opened.ben, opened.cyn].map((actor) => opened.requests(actor));
    const before = opened.room.list('floor');
    const { id } = act(opened, ids);
    expect(opened.room.list('floor')).not.toEqual(before);
    opened.later(MINUTE);
    expect(opened.undo(id).code).toBe('ok');
    expect(opened.room.list('floor')).toEqual(before);
  });

  it.each(['same', 'first', 'last'])('gives back what became of who was put back: %s', (place) => {
    for (const state of ['called', 'skipped', 'completed'] as const) {
      const opened = withUndo();
      const floorId = floorAt(opened, state);
      const before = opened.room.list('floor');
      const { id } = opened.by('requeue', floorId, { place });
      expect(opened.speech(floorId).position).not.toBeNull();
      expect(opened.undo(id).code).toBe('ok');
      expect(opened.room.list('floor')).toEqual(before);
    }
  });

  it('of moves goes in any order, and the queue stays one', () => {
    const opened = withUndo();
    const { ama, ben, cyn, requests, by, undo, queue } = opened;
    const [first = '', second = '', third = ''] = [ama, ben, cyn].map((actor) => requests(actor));
    const one = by('move', third, { before: first, why: 'agreed' });
    const other = by('move', second, { before: third, why: 'balance' });
    expect(queue()).toEqual([second, third, first]);
    expect([undo(one.id).code, queue()]).toEqual(['ok', [second, first, third]]);
    expect([undo(other.id).code, queue()]).toEqual(['ok', [first, second, third]]);
    by('move', first, { before: null, why: 'agreed' });
    expect(floorFaults(opened)).toEqual([]);
  });
});

describe('taking back an act since which something moved', () => {
  it('leaves a queue that can be ordered on, where two were placed in one place', () => {
    const opened = withUndo();
    const { ama, ben, cyn, hub, requests, call, by, undo, queue } = opened;
    const [first = '', second = '', third = '', fourth = ''] = [ama, ben, cyn, hub].map((actor) =>
      requests(actor),
    );
    by('move', fourth, { before: first, why: 'agreed' });
    const { id } = call();
    by('move', third, { before: first, why: 'balance' });
    expect(undo(id).code).toBe('ok');
    expect(queue()).toEqual([third, fourth, first, second]);
    expect(by('move', second, { before: fourth, why: 'agreed' }).code).toBe('ok');
    expect(queue()).toEqual([third, second, fourth, first]);
    expect(floorFaults(opened)).toEqual([]);
  });

  it('is refused where whoever was placed has been called since', () => {
    const { ama, ben, requests, call, by, undo, speech } = withUndo();
    const [first, second] = [requests(ama), requests(ben)];
    const { id } = by('move', second, { before: first, why: 'agreed' });
    call();
    expect(undo(id).code).toBe('WRONG_STATE');
    expect(speech(second).status).toBe('called');
  });

  it('is refused where whoever was called began to speak', () => {
    const { ama, requests, call, by, undo } = withUndo();
    const floorId = requests(ama);
    const { id } = call();
    by('start', floorId);
    expect(undo(id).code).toBe('WRONG_STATE');
  });

  it('is refused where somebody else has the floor since, in a closed session as well', () => {
    for (const closes of [false, true]) {
      const { ama, ben, requests, call, by, undo, speech, holder, phase } = withUndo();
      const [first, second] = [requests(ama), requests(ben)];
      call();
      const { id } = by('skip', first, skip);
      call();
      if (closes) phase('closed');
      expect(undo(id).code).toBe('WRONG_STATE');
      if (closes) phase('open');
      expect([holder(), speech(first).status]).toEqual([second, 'skipped']);
    }
  });

  it('is refused where a point of order holds whoever was called since', () => {
    const { ama, requests, call, interrupts, undo, speech } = withUndo();
    const floorId = requests(ama);
    const { id } = call();
    const pointId = interrupts();
    expect(undo(id).code).toBe('WRONG_STATE');
    expect(speech(floorId)).toMatchObject({ status: 'called', heldBy: pointId });
  });

  it('is refused where the point of order that held them is over', () => {
    const opened = withUndo();
    const floorId = floorAt(opened, 'held_called');
    const { id } = opened.by('skip', floorId, skip);
    opened.by('skip', opened.holder() ?? '', skip);
    expect(opened.undo(id).code).toBe('WRONG_STATE');
    expect(opened.speech(floorId).status).toBe('skipped');
  });

  it.each([false, true])('is refused where the same person asked again, closed: %s', (closes) => {
    const { ama, requests, by, undo, queue, speech, phase } = withUndo();
    const first = requests(ama);
    const { id } = by('skip', first, skip);
    const again = requests(ama);
    if (closes) phase('closed');
    expect(undo(id).code).toBe('WRONG_STATE');
    if (closes) phase('open');
    expect([queue(), speech(first).status]).toEqual([[again], 'skipped']);
  });

  it('counts points of order by themselves, and the requests of a hub up to its number', () => {
    const { panellist, hub, requests, must, by, undo } = withUndo();
    const point = requests(panellist, { class: 'point_of_order' });
    const { id } = by('refuse', point, { reason: 'off_topic' });
    requests(panellist);
    expect(undo(id).code).toBe('ok');
    const [first] = [requests(hub), requests(hub)];
    const { id: skipped } = by('skip', first, skip);
    const third = requests(hub);
    expect(undo(skipped).code).toBe('WRONG_STATE');
    must(hub, 'floor.withdraw', { floorId: third });
    expect(undo(skipped).code).toBe('ok');
  });

  it('is refused where whoever asked is not here any more', () => {
    const { ama, requests, by, undo, remove, queue } = withUndo();
    const { id } = by('skip', requests(ama), skip);
    remove(ama);
    expect(undo(id).code).toBe('WRONG_STATE');
    expect(queue()).toEqual([]);
  });

  it('leaves what others did to the queue meanwhile', () => {
    const { ama, ben, cyn, requests, call, undo, queue } = withUndo();
    const [first, second] = [requests(ama), requests(ben)];
    const { id } = call();
    const third = requests(cyn);
    expect(undo(id).code).toBe('ok');
    expect(queue()).toEqual([first, second, third]);
  });
});

describe('time and what is taken back', () => {
  it('goes on being counted: a minute spoken after a point of order was skipped is not lost', () => {
    for (const [act, more] of [
      ['skip', skip],
      ['refuse', { reason: 'time' }],
      ['requeue', {}],
    ] as const) {
      const opened = withUndo();
      const { ama, speaks, interrupts, by, later, undo, speech, rig } = opened;
      const floorId = speaks(ama);
      later(MINUTE);
      const pointId = interrupts();
      const { id } = by(act, pointId, more);
      const since = spokenOf(opened, floorId);
      const { now } = rig;
      later(MINUTE);
      expect(undo(id).code).toBe('ok');
      expect(speech(floorId)).toMatchObject({ status: 'paused', heldBy: pointId });
      expect(spokenOf(opened, floorId)).toBe(since + rig.now - now);
      expect(speech(floorId).spokenMs).toBe(since + rig.now - now);
    }
  });

  it('does not count the minute in which a speaker who was removed by mistake was silent', () => {
    const opened = withUndo();
    const { ama, speaks, remove, later, undo, speech, by, holder } = opened;
    const floorId = speaks(ama);
    later(MINUTE);
    const { id } = remove(ama);
    const { spokenMs } = speech(floorId);
    later(MINUTE);
    expect(undo(id).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'speaking', endedAt: null });
    expect(holder()).toBe(floorId);
    expect(spokenOf(opened, floorId)).toBe(spokenMs);
    later(MINUTE);
    by('end', floorId);
    expect(speech(floorId).spokenMs).toBe(spokenMs + MINUTE + 1_000);
  });

  it('lets nobody speak in a break: who is given back has paused', () => {
    const opened = withUndo();
    const { ama, speaks, remove, undo, speech, phase, by } = opened;
    const floorId = speaks(ama);
    const { id } = remove(ama);
    const { spokenMs } = speech(floorId);
    phase('break');
    expect(undo(id).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'paused', spokenMs, clock: { running: false } });
    expect(floorFaults(opened)).toEqual([]);
    phase('open');
    expect(by('resume', floorId).code).toBe('ok');
  });

  it('lets nobody speak in a break either where the call of a point of order is undone there', () => {
    const opened = withUndo();
    const { ama, speaks, panellist, requests, call, undo, speech, phase } = opened;
    const floorId = speaks(ama);
    requests(panellist, { class: 'point_of_order' });
    const { id } = call();
    phase('break');
    expect(undo(id).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'paused', heldBy: null, clock: { running: false } });
    expect(floorFaults(opened)).toEqual([]);
  });
});

describe('taking back in a closed session', () => {
  it.each(['waiting', 'on_deck', 'called'] as const)('gives back one who was %s as lapsed', (state) => {
    const opened = withUndo();
    const floorId = floorAt(opened, state);
    const before = opened.room.list('floor');
    const { id } = opened.by('refuse', floorId, { reason: 'time' });
    opened.phase('closed');
    expect(opened.undo(id).code).toBe('ok');
    expect(opened.speechSeen(floorId)).toMatchObject({ status: 'lapsed', position: null, reason: null });
    expect(floorFaults(opened)).toEqual([]);
    opened.phase('open');
    expect(opened.room.list('floor')).toEqual(before);
  });

  it('gives a call back as one who lapsed waiting', () => {
    const { ama, requests, call, undo, speech, speechSeen, phase } = withUndo();
    const floorId = requests(ama);
    const { id } = call();
    phase('closed');
    expect(undo(id).code).toBe('ok');
    expect(speechSeen(floorId)).toMatchObject({ status: 'lapsed', calledAt: null, name: null });
    phase('open');
    expect(speech(floorId)).toMatchObject({ status: 'on_deck', position: 1 });
  });

  it('starts no speech again: the close has ended it', () => {
    const opened = withUndo();
    const { ama, speaks, remove, undo, speech, phase, later, holder } = opened;
    const floorId = speaks(ama);
    const { id } = remove(ama);
    const { spokenMs } = speech(floorId);
    phase('closed');
    later(MINUTE);
    expect(undo(id).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'completed', spokenMs, clock: { running: false } });
    phase('open');
    expect(holder()).toBeNull();
    expect(floorFaults(opened)).toEqual([]);
  });
});
