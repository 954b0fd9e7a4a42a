import { describe, expect, it } from '@jest/globals';
import { CHANNELS, FLOOR_STATUSES } from '@openfloor/contract';
import { floorFaults } from '../testing/floor-faults.js';
import { FLOOR_STATES, floorAt, openFloor, type FloorState } from '../testing/floor-states.js';
import { join, person } from '../testing/seats.js';

const MINUTE = 60_000;
const reason = 'by mistake';

/** What becomes of each state of a request when its maker is here no more. */
const GONE: Record<FloorState, string> = {
  offered: 'out',
  waiting: 'out',
  on_deck: 'out',
  called: 'out',
  held_called: 'out',
  speaking: 'completed',
  paused: 'completed',
  held: 'completed',
  completed: 'completed',
  withdrawn: 'withdrawn',
  skipped: 'skipped',
  refused: 'refused',
};

describe('somebody of the audience who is removed', () => {
  const removed = (state: FloorState) => {
    const opened = openFloor();
    const floorId = floorAt(opened, state);
    const { moderator, ama, does } = opened;
    const said = does(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    return { ...opened, floorId, commandId: said.id };
  };

  it.each(FLOOR_STATES)('leaves the queue, and what was spoken stays: %s', (state) => {
    const opened = removed(state);
    const { speech, floorId, holder } = opened;
    const status = GONE[state].replace('out', 'refused');
    const told = GONE[state] === 'out' ? { reason: 'conduct' } : {};
    expect(speech(floorId)).toMatchObject({ status, position: null, heldBy: null, ...told });
    expect(holder()).not.toBe(floorId);
    expect(floorFaults(opened)).toEqual([]);
  });

  it.each(FLOOR_STATUSES)('is given back their request where that is undone: %s', (state) => {
    const before = openFloor();
    const { position, why } = before.speech(floorAt(before, state));
    const opened = removed(state);
    const { does, moderator, commandId, speech, floorId } = opened;
    expect(does(moderator, 'undo', { commandId }).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: state, position, why });
    expect(floorFaults(opened)).toEqual([]);
  });

  it('is not put back on the floor where somebody else has it since', () => {
    const { does, call, moderator, commandId, speech, floorId } = removed('speaking');
    call();
    expect(does(moderator, 'undo', { commandId }).code).toBe('WRONG_STATE');
    expect(speech(floorId).status).toBe('completed');
  });

  it('asks for nothing any more, and once restored asks anew', () => {
    const { does, moderator, must, ama } = removed('waiting');
    const ask = () => does(ama, 'floor.request', { name: 'Ama', affiliation: 'A school' }).code;
    expect(ask()).toBe('REMOVED');
    must(moderator, 'participant.restore', { participantId: ama.id });
    expect(ask()).toBe('ok');
  });
});

describe('somebody who is erased', () => {
  const told = { name: 'Abena', affiliation: 'Embassy', country: 'TG', stakeholderGroup: 'academia' };

  it.each(['waiting', 'called', 'speaking', 'completed'] as const)(
    'is named on no request, and their group keeps its time: %s',
    (state) => {
      const opened = openFloor();
      const { rig, organiser, must, does, call, by, later, speech, speechSeen, room } = opened;
      const abena = join(rig, { ...told, attendance: 'onsite' });
      must(abena, 'participant.identify', { accessNeeds: 'Captions' });
      const floorId = String(must(abena, 'floor.request', { note: 'My secret' })['floorId']);
      if (state !== 'waiting') call();
      if (state === 'speaking' || state === 'completed') by('start', floorId);
      later(MINUTE);
      if (state === 'completed') by('end', floorId);
      expect(does(organiser, 'participant.erase', { participantId: abena.id })).toMatchObject({
        code: 'ok',
        closes: [abena.id],
      });
      const kept = JSON.stringify([
        room.list('floor'),
        CHANNELS.map((channel) => speechSeen(floorId, channel)),
      ]);
      expect(kept).not.toMatch(/Abena|Embassy|"TG"|secret|Captions/);
      const hasSpoken = state === 'speaking' || state === 'completed';
      expect(speech(floorId)).toMatchObject({
        status: hasSpoken ? 'completed' : 'withdrawn',
        stakeholderGroup: 'academia',
        attendance: 'onsite',
        spokenMs: hasSpoken ? MINUTE + 1_000 : 0,
      });
      expect(floorFaults(opened)).toEqual([]);
    },
  );

  it('while a point of order of theirs interrupts leaves the other to speak on', () => {
    const classes = {
      participant: ['intervention' as const, 'point_of_order' as const],
      hub: [],
      panellist: [],
    };
    const { ama, ben, organiser, moderator, speaks, requests, call, must, does, speech } = openFloor({
      rules: { classes },
    });
    const floorId = speaks(ben);
    const pointId = requests(ama, { class: 'point_of_order' });
    const { id } = call();
    must(organiser, 'participant.erase', { participantId: ama.id });
    expect(speech(floorId)).toMatchObject({ status: 'speaking', heldBy: null, name: 'Somebody' });
    expect(speech(pointId)).toMatchObject({ status: 'withdrawn', name: null });
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('WRONG_STATE');
  });
});

describe('a person of the programme who leaves', () => {
  it.each([
    ['waits', [], 'withdrawn'],
    ['is called', ['call'], 'withdrawn'],
    ['speaks', ['call', 'start'], 'completed'],
    ['has spoken', ['call', 'start', 'end'], 'completed'],
  ])('while their request %s', (_what, acts, status) => {
    const opened = openFloor();
    const { panellist, moderator, requests, call, by, must, speech, ledger } = opened;
    const floorId = requests(panellist);
    for (const act of acts)
      if (act === 'call') call(floorId);
      else by(act, floorId);
    const was = speech(floorId).status;
    const before = ledger.length;
    must(moderator, 'person.leave', { personId: panellist.id });
    expect(speech(floorId)).toMatchObject({ status, name: 'Pia', position: null });
    expect(floorFaults(opened)).toEqual([]);
    const notes = ledger.slice(before).filter(({ about }) => about?.kind === 'floor');
    expect(notes).toMatchObject(was === status ? [] : [{ act: 'person.leave', from: was, to: status }]);
  });

  it('hands no place in the queue to whoever replaces them', () => {
    const { rig, panellist, moderator, requests, must, queue } = openFloor();
    requests(panellist);
    const other = person(rig, 'panellist', 'Quin');
    must(moderator, 'person.leave', { personId: panellist.id, replacedBy: other.id });
    expect(queue()).toEqual([]);
  });
});

describe('a break', () => {
  it('stops whoever speaks, who goes on after it when somebody lets them', () => {
    const opened = openFloor();
    const { ama, moderator, speaks, later, must, by, speech, holder } = opened;
    const floorId = speaks(ama);
    later(MINUTE);
    must(moderator, 'session.phase', { phase: 'break' });
    expect(speech(floorId)).toMatchObject({ status: 'paused', spokenMs: MINUTE + 1_000 });
    later(10 * MINUTE);
    expect(by('resume', floorId)).toMatchObject({ code: 'WRONG_STATE', details: { phase: 'break' } });
    must(moderator, 'session.phase', { phase: 'open' });
    expect([holder(), speech(floorId).status]).toEqual([floorId, 'paused']);
    by('resume', floorId);
    later(MINUTE);
    by('end', floorId);
    expect(speech(floorId).spokenMs).toBe(2 * MINUTE + 2_000);
  });

  it('leaves who was called to be called, and nobody begins in it', () => {
    const { ama, moderator, requests, call, must, by, speech } = openFloor();
    const floorId = requests(ama);
    call();
    must(moderator, 'session.phase', { phase: 'break' });
    expect(by('start', floorId)).toMatchObject({ code: 'WRONG_STATE', details: { phase: 'break' } });
    expect(speech(floorId).status).toBe('called');
    must(moderator, 'session.phase', { phase: 'open' });
    expect(by('start', floorId).code).toBe('ok');
  });

  it('lets people ask, withdraw, and staff order the queue', () => {
    const { ama, ben, moderator, requests, must, does, by, queue } = openFloor();
    must(moderator, 'session.phase', { phase: 'break' });
    const [first, second] = [requests(ama), requests(ben)];
    by('move', second, { before: first, why: 'agreed' });
    expect(queue()).toEqual([second, first]);
    expect(does(ben, 'floor.withdraw', { floorId: second }).code).toBe('ok');
    expect(by('skip', first, { reason: 'absent' }).code).toBe('ok');
  });

  it('stops a speech at its end as well, where it is ended in the break', () => {
    const { ama, moderator, speaks, must, by, later, speech } = openFloor();
    const floorId = speaks(ama);
    must(moderator, 'session.phase', { phase: 'break' });
    later(MINUTE);
    expect(by('end', floorId).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'completed', spokenMs: 1_000 });
  });
});

describe('the close', () => {
  it('ends the speech that runs, at this moment, with all that was spoken', () => {
    const { rig, ama, organiser, speaks, later, must, speech, holder } = openFloor();
    const floorId = speaks(ama);
    later(MINUTE);
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(speech(floorId)).toMatchObject({
      status: 'completed',
      spokenMs: MINUTE + 1_000,
      endedAt: rig.now,
      clock: { running: false },
    });
    must(organiser, 'session.phase', { phase: 'open', reason });
    expect([holder(), speech(floorId).status]).toEqual([null, 'completed']);
  });

  it('from a break ends what was paused for it', () => {
    const { ama, organiser, speaks, must, speech } = openFloor();
    const floorId = speaks(ama);
    for (const phase of ['break', 'closed']) must(organiser, 'session.phase', { phase });
    expect(speech(floorId)).toMatchObject({ status: 'completed', spokenMs: 1_000 });
  });

  it('leaves the queue empty, and reopening fills it again in the same order, placed ones included', () => {
    const opened = openFloor({ rules: { discipline: 'progressive' } });
    const { ama, ben, cyn, hub, organiser, requests, by, must, queue, holder, call } = opened;
    const [first = '', , third = ''] = [ama, ben, cyn].map((actor) => requests(actor));
    by('move', third, { before: first, why: 'agreed' });
    call();
    const [before, called] = [queue(), holder()];
    must(organiser, 'session.phase', { phase: 'closed' });
    expect([queue(), holder()]).toEqual([[], null]);
    expect(floorFaults(opened)).toEqual([]);
    must(organiser, 'session.phase', { phase: 'open', reason });
    expect([queue(), holder()]).toEqual([before, called]);
    requests(hub);
    expect(floorFaults(opened)).toEqual([]);
  });

  it('is outlived by no open request: who lapsed may ask again only when they are out of the queue', () => {
    const { ama, organiser, requests, must, does } = openFloor();
    const floorId = requests(ama);
    for (const phase of ['closed', 'open']) must(organiser, 'session.phase', { phase, reason });
    const ask = () => does(ama, 'floor.request', { name: 'Ama', affiliation: 'A school' });
    expect(ask()).toMatchObject({ code: 'ALREADY_WAITING', details: { floorId } });
    expect(does(ama, 'floor.withdraw', { floorId }).code).toBe('ok');
    expect(ask().code).toBe('ok');
  });

  it('is followed by removal and erasure as usual, and what lapsed does not come back', () => {
    const { ama, organiser, requests, must, speech, speechSeen, queue } = openFloor();
    const floorId = requests(ama);
    must(organiser, 'session.phase', { phase: 'closed' });
    must(organiser, 'participant.erase', { participantId: ama.id });
    expect(speechSeen(floorId)).toMatchObject({ status: 'withdrawn', name: null });
    must(organiser, 'session.phase', { phase: 'open', reason });
    expect([speech(floorId).status, queue()]).toEqual(['withdrawn', []]);
  });
});
