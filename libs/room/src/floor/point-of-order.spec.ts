import { describe, expect, it } from '@jest/globals';
import { elapsedMs } from '../clock/face.js';
import { openFloor, type OpenedFloor } from '../testing/floor-states.js';

const MINUTE = 60_000;

/** Somebody who has the floor in this state for a minute, and how long they have spoken at any time. */
function speaker(state: 'called' | 'speaking' | 'paused') {
  const opened = openFloor();
  const { rig, requests, call, by, later, speech, ama } = opened;
  const floorId = requests(ama);
  call();
  if (state !== 'called') by('start', floorId);
  later(MINUTE);
  if (state === 'paused') by('pause', floorId);
  const spoken = () => elapsedMs(speech(floorId).clock, rig.now);
  return { ...opened, floorId, spoken };
}

/** The ways in which a point of order is over; each leaves the floor to whoever it interrupted. */
const ENDS: [how: string, end: (opened: OpenedFloor, pointId: string, callId: string) => void][] = [
  [
    'was heard',
    ({ by, later }, id) => {
      by('start', id);
      later(MINUTE);
      by('end', id);
    },
  ],
  [
    'was heard, with a pause in it',
    ({ by, later }, id) => {
      for (const act of ['start', 'pause']) by(act, id);
      later(MINUTE);
      by('end', id);
    },
  ],
  ['is skipped', ({ by }, id) => void by('skip', id, { reason: 'gave_way' })],
  ['is refused', ({ by }, id) => void by('refuse', id, { reason: 'off_topic' })],
  ['is put back', ({ by }, id) => void by('requeue', id)],
  ['is withdrawn', ({ does, panellist }, id) => void does(panellist, 'floor.withdraw', { floorId: id })],
  ['is undone', ({ does, moderator }, _id, callId) => void does(moderator, 'undo', { commandId: callId })],
  [
    'loses who raised it',
    ({ does, moderator, panellist }) => void does(moderator, 'person.leave', { personId: panellist.id }),
  ],
];

describe('a point of order', () => {
  it('goes before everybody and interrupts who speaks: their clock stands, and the floor is its own', () => {
    const { ben, requests, panellist, call, by, speech, speechSeen, spoken, floorId, queue, holder, later } =
      speaker('speaking');
    requests(ben);
    const pointId = requests(panellist, { class: 'point_of_order' });
    expect(queue()[0]).toBe(pointId);
    expect(speech(pointId).why).toEqual({ code: 'class', class: 'point_of_order' });
    call();
    expect(holder()).toBe(pointId);
    expect(speechSeen(floorId)).toMatchObject({
      status: 'paused',
      heldBy: pointId,
      clock: { running: false },
    });
    const spokenThen = spoken();
    later(MINUTE);
    by('start', pointId);
    later(MINUTE);
    expect(spoken()).toBe(spokenThen);
    expect(speech(floorId).spokenMs).toBe(spokenThen);
  });

  it.each(ENDS)(
    'that %s leaves the speaker to go on, with no second lost and none counted twice',
    (_how, end) => {
      const { rig, later, spoken, speech, floorId, holder, does, panellist, moderator, ...rest } =
        speaker('speaking');
      const { startedAt } = speech(floorId);
      does(panellist, 'floor.request', { class: 'point_of_order' });
      const pointId = rest.queue()[0] ?? '';
      const call = rest.call();
      const spokenThen = spoken();
      expect(spokenThen).toBe(rig.now - (startedAt ?? 0));
      later(MINUTE);
      end({ ...rest, rig, later, speech, holder, does, panellist, moderator }, pointId, call.id);
      expect(holder()).toBe(floorId);
      expect(speech(floorId)).toMatchObject({ status: 'speaking', heldBy: null, heldFrom: null, startedAt });
      expect(spoken()).toBe(spokenThen);
      later(MINUTE);
      expect(spoken()).toBe(spokenThen + MINUTE);
      rest.by('end', floorId);
      expect(speech(floorId).spokenMs).toBe(spokenThen + MINUTE + 1_000);
    },
  );

  it.each(ENDS)('that %s leaves who was paused before it to stay paused', (_how, end) => {
    const { interrupts: _interrupts, spoken, speech, floorId, later, ...rest } = speaker('paused');
    const spokenThen = spoken();
    const pointId = rest.requests(rest.panellist, { class: 'point_of_order' });
    const { id } = rest.call();
    end({ ...rest, interrupts: _interrupts, speech, later }, pointId, id);
    later(MINUTE);
    expect(speech(floorId)).toMatchObject({ status: 'paused', heldBy: null, spokenMs: spokenThen });
    expect(spoken()).toBe(spokenThen);
    expect(rest.by('resume', floorId).code).toBe('ok');
  });

  it.each(ENDS)('that %s leaves who was just called to begin', (_how, end) => {
    const { spoken, floorId, ...rest } = speaker('called');
    const pointId = rest.requests(rest.panellist, { class: 'point_of_order' });
    const { id } = rest.call();
    expect(rest.by('start', floorId)).toMatchObject({ code: 'WRONG_STATE', details: { floorId: pointId } });
    end(rest, pointId, id);
    expect(rest.speech(floorId)).toMatchObject({ status: 'called', heldBy: null, startedAt: null });
    expect(spoken()).toBe(0);
    expect(rest.by('start', floorId).code).toBe('ok');
  });

  it('has its own clock and its own time', () => {
    const { interrupts, by, later, speech } = speaker('speaking');
    const pointId = interrupts();
    by('start', pointId);
    later(MINUTE);
    by('end', pointId);
    expect(speech(pointId)).toMatchObject({ status: 'completed', spokenMs: MINUTE + 1_000 });
  });

  it('interrupts no other point of order; the second waits until the first is over', () => {
    const { ama, interrupts, requests, moderator, must, call, by, speech, floorId, holder, queue } =
      speaker('speaking');
    must(moderator, 'session.rules', {
      classes: { participant: ['intervention', 'point_of_order'], hub: [], panellist: ['point_of_order'] },
    });
    const first = interrupts();
    const second = requests(ama, { class: 'point_of_order' });
    expect(call()).toMatchObject({ code: 'WRONG_STATE', details: { floorId: first, status: 'called' } });
    by('start', first);
    expect(call(second).code).toBe('WRONG_STATE');
    by('end', first);
    expect(speech(floorId).status).toBe('speaking');
    expect(queue()).toEqual([second]);
    expect(call().code).toBe('ok');
    expect([holder(), speech(floorId).heldBy]).toEqual([second, second]);
  });

  it('is the only thing that is called while somebody has the floor', () => {
    for (const state of ['called', 'speaking', 'paused'] as const) {
      const { ben, requests, call, floorId, speech } = speaker(state);
      const waits = requests(ben);
      expect(call()).toMatchObject({ code: 'WRONG_STATE', details: { floorId, status: state } });
      expect(call(waits, 'agreed').code).toBe('WRONG_STATE');
      expect(speech(floorId).status).toBe(state);
    }
  });

  it('outlives whoever it interrupted, who goes when they are taken off', () => {
    const { interrupts, by, ama, moderator, must, speech, floorId, holder, spoken } = speaker('speaking');
    const pointId = interrupts();
    const spokenThen = spoken();
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    expect(speech(floorId)).toMatchObject({ status: 'completed', heldBy: null, spokenMs: spokenThen });
    expect(holder()).toBe(pointId);
    by('start', pointId);
    by('end', pointId);
    expect(speech(floorId).status).toBe('completed');
    expect(holder()).toBeNull();
  });

  it('raised by the one who speaks interrupts them like anybody, and both end when they leave', () => {
    const { panellist, moderator, speaks, interrupts, must, by, speech, ledger } = openFloor();
    const floorId = speaks(panellist);
    const pointId = interrupts();
    expect(speech(floorId)).toMatchObject({ status: 'paused', heldBy: pointId });
    by('start', pointId);
    const before = ledger.length;
    must(moderator, 'person.leave', { personId: panellist.id });
    expect([floorId, pointId].map((id) => speech(id).status)).toEqual(['completed', 'completed']);
    const told = ledger.slice(before).map(({ about, from, to }) => [about?.no, from, to]);
    expect(told.toSorted()).toEqual([
      [1, 'paused', 'completed'],
      [2, 'speaking', 'completed'],
    ]);
  });

  it('goes before who was placed first by hand, and cannot itself be placed', () => {
    const { ama, ben, panellist, requests, by, queue } = openFloor();
    const [first, second] = [requests(ama), requests(ben)];
    const pointId = requests(panellist, { class: 'point_of_order' });
    expect(by('move', second, { before: first, why: 'agreed' }).code).toBe('ok');
    expect(queue()).toEqual([pointId, second, first]);
    expect(by('move', second, { before: pointId, why: 'agreed' }).code).toBe('WRONG_STATE');
    expect(by('move', pointId, { before: null, why: 'agreed' }).code).toBe('WRONG_STATE');
    expect(queue()).toEqual([pointId, second, first]);
  });

  it('that is put back, wherever it is put, still goes before everybody', () => {
    for (const place of ['same', 'first', 'last']) {
      const { ama, ben, requests, interrupts, by, queue } = openFloor();
      const [first, second] = [requests(ama), requests(ben)];
      const pointId = interrupts();
      by('requeue', pointId, { place });
      expect(queue()).toEqual([pointId, first, second]);
      by('move', second, { before: first, why: 'agreed' });
      expect(queue()).toEqual([pointId, second, first]);
      by('move', first, { before: second, why: 'agreed' });
      expect(queue()).toEqual([pointId, first, second]);
    }
  });
});

describe('a point of order in a session that stands still', () => {
  it('stands with it: the speaker goes on only when somebody lets them', () => {
    const { interrupts, by, moderator, must, speech, floorId, spoken, later, holder } = speaker('speaking');
    const pointId = interrupts();
    by('start', pointId);
    const spokenThen = spoken();
    must(moderator, 'session.phase', { phase: 'break' });
    expect([floorId, pointId].map((id) => speech(id).status)).toEqual(['paused', 'paused']);
    later(MINUTE);
    by('end', pointId);
    expect(speech(floorId)).toMatchObject({ status: 'paused', heldBy: null });
    must(moderator, 'session.phase', { phase: 'open' });
    expect([holder(), spoken()]).toEqual([floorId, spokenThen]);
    expect(by('resume', floorId).code).toBe('ok');
  });

  it('goes on after the break as it was, and the speaker after it by themselves', () => {
    const { interrupts, by, moderator, must, speech, floorId, spoken } = speaker('speaking');
    const pointId = interrupts();
    by('start', pointId);
    const spokenThen = spoken();
    for (const phase of ['break', 'open']) must(moderator, 'session.phase', { phase });
    expect(by('resume', floorId).code).toBe('WRONG_STATE');
    expect(by('resume', pointId).code).toBe('ok');
    by('end', pointId);
    expect([speech(floorId).status, spoken()]).toEqual(['speaking', spokenThen]);
  });

  it('that was called when the session closed is called again when it goes on, and holds who it held', () => {
    const { interrupts, organiser, must, by, speech, floorId, holder } = speaker('called');
    const pointId = interrupts();
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(holder()).toBeNull();
    must(organiser, 'session.phase', { phase: 'open', reason: 'closed by mistake' });
    expect(holder()).toBe(pointId);
    expect(speech(floorId)).toMatchObject({ status: 'called', heldBy: pointId });
    by('start', pointId);
    by('end', pointId);
    expect(holder()).toBe(floorId);
  });

  it('that was heard when the session closed is over, and who was called before it is called again', () => {
    const { interrupts, organiser, must, by, speech, floorId, holder } = speaker('called');
    const pointId = interrupts();
    by('start', pointId);
    must(organiser, 'session.phase', { phase: 'closed' });
    must(organiser, 'session.phase', { phase: 'open', reason: 'closed by mistake' });
    expect(speech(pointId).status).toBe('completed');
    expect([holder(), speech(floorId).heldBy]).toEqual([floorId, null]);
  });

  it('ends with the speech it interrupted at the close, and neither comes back', () => {
    const { interrupts, organiser, must, speech, floorId, spoken, holder, later } = speaker('speaking');
    const pointId = interrupts();
    const spokenThen = spoken();
    later(MINUTE);
    must(organiser, 'session.phase', { phase: 'closed' });
    expect(speech(floorId)).toMatchObject({ status: 'completed', heldBy: null, spokenMs: spokenThen });
    must(organiser, 'session.phase', { phase: 'open', reason: 'closed by mistake' });
    expect(speech(floorId).status).toBe('completed');
    expect([holder(), speech(pointId).status]).toEqual([pointId, 'called']);
  });
});
