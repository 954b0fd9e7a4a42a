import { describe, expect, it } from '@jest/globals';
import { openFloor } from '../testing/floor-states.js';
import { person } from '../testing/seats.js';

const MINUTE = 60_000;

/** Somebody who was called, and began to speak at `startedAt`. */
function speaking() {
  const opened = openFloor();
  const floorId = opened.speaks(opened.ama);
  return { ...opened, floorId, startedAt: opened.rig.now };
}

describe('a speech', () => {
  it('begins with its clock at the second it is begun, and not at the call', () => {
    const { rig, ama, requests, call, by, later, speechSeen } = openFloor();
    const floorId = requests(ama);
    call();
    later(MINUTE);
    expect(speechSeen(floorId)?.clock).toEqual({ running: false, sinceAt: null, elapsedMs: 0 });
    by('start', floorId);
    expect(speechSeen(floorId)).toMatchObject({
      status: 'speaking',
      startedAt: rig.now,
      clock: { running: true, sinceAt: rig.now, elapsedMs: 0 },
      spokenMs: 0,
    });
  });

  it('counts what is spoken to the millisecond over pauses', () => {
    const { by, later, floorId, speech } = speaking();
    later(10_250);
    by('pause', floorId);
    expect(speech(floorId)).toMatchObject({
      status: 'paused',
      spokenMs: 11_250,
      clock: { elapsedMs: 11_250 },
    });
    later(MINUTE);
    by('resume', floorId);
    expect(speech(floorId)).toMatchObject({ status: 'speaking', spokenMs: 11_250 });
    later(4_001);
    by('end', floorId);
    const clock = { running: false, sinceAt: null, elapsedMs: 16_251 };
    expect(speech(floorId)).toMatchObject({ status: 'completed', spokenMs: 16_251, clock });
  });

  it('counts its overrun, and knows when it began and ended', () => {
    const { rig, by, later, floorId, startedAt, speechSeen } = speaking();
    later(5 * MINUTE);
    by('end', floorId);
    expect(speechSeen(floorId)).toMatchObject({
      spokenMs: 5 * MINUTE + 1_000,
      allowedSeconds: 120,
      startedAt,
      endedAt: rig.now,
    });
  });

  it('that is ended in a pause counts nothing of the pause', () => {
    const { by, later, floorId, speech } = speaking();
    by('pause', floorId);
    later(MINUTE);
    by('end', floorId);
    expect(speech(floorId).spokenMs).toBe(1_000);
  });

  it('loses nothing where the clock of the server was set back', () => {
    const { by, later, floorId, speech } = speaking();
    later(10_000);
    by('pause', floorId);
    by('resume', floorId);
    later(-MINUTE);
    by('end', floorId);
    expect(speech(floorId).spokenMs).toBe(11_000);
  });

  it('is ended by who saw it, and by nobody who saw another', () => {
    const { ben, does, moderator, floorId, requests, speechSeen, newId, speech } = speaking();
    const other = requests(ben);
    const end = (expected: string) => does(moderator, 'floor.end', { expect: expected });
    expect(end(other)).toMatchObject({ code: 'CONFLICT', details: { floorId } });
    expect((end(other).details as { floor: unknown }).floor).toEqual(speechSeen(floorId, 'staff'));
    expect(end(newId()).code).toBe('NOT_FOUND');
    expect(speech(floorId).status).toBe('speaking');
    expect(end(floorId).code).toBe('ok');
    expect(end(floorId)).toMatchObject({ code: 'CONFLICT', details: { floorId: null } });
  });

  it('runs on under the hands of the technician, who calls nobody', () => {
    const { rig, does, floorId, speech } = speaking();
    const technician = person(rig, 'technician', 'Tess');
    for (const [act, status] of [
      ['pause', 'paused'],
      ['resume', 'speaking'],
    ] as const) {
      expect(does(technician, `floor.${act}`, { floorId }).code).toBe('ok');
      expect(speech(floorId).status).toBe(status);
    }
    expect(does(technician, 'floor.extend', { floorId, seconds: 30 }).code).toBe('ok');
    expect(does(technician, 'floor.end', { expect: floorId }).code).toBe('ok');
    expect(does(technician, 'floor.call', { expect: null }).code).toBe('NOT_ALLOWED');
    expect(does(technician, 'floor.requeue', { floorId }).code).toBe('ok');
  });
});

describe('more time, or less', () => {
  it.each([
    [[30], 150],
    [[-30], 90],
    [[30, 30, -60], 120],
    [[-600], 5],
    [[-600, 10], 15],
    [[-3_600, -3_600], 5],
    [[3_600, 3_600, 3_600, 3_600, 3_600], 14_400],
  ])('%j makes it %i seconds', (changes, allowedSeconds) => {
    const { by, floorId, speech } = speaking();
    const { clock } = speech(floorId);
    for (const seconds of changes) expect(by('extend', floorId, { seconds }).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ allowedSeconds, clock });
  });

  it('is said in the ledger as what it comes to, and is never none', () => {
    const { by, floorId, ledger } = speaking();
    const before = ledger.length;
    by('extend', floorId, { seconds: 30 });
    expect(ledger.slice(before)).toMatchObject([{ act: 'floor.extend', to: '150 s', about: { no: 1 } }]);
    expect(by('extend', floorId, { seconds: 0 }).code).toBe('BAD_COMMAND');
    expect(by('extend', floorId, { seconds: 3_601 }).code).toBe('BAD_COMMAND');
  });
});

describe('what touches no running clock', () => {
  it('is whatever is done to the queue, the rules, the discipline or the switches', () => {
    const { ben, cyn, moderator, requests, must, does, by, later, floorId, speech, queue } = speaking();
    const { clock, allowedSeconds, spokenMs, startedAt } = speech(floorId);
    const untouched = () =>
      expect(speech(floorId)).toMatchObject({ clock, allowedSeconds, spokenMs, startedAt });
    const [first, second] = [requests(ben), requests(cyn)];
    untouched();
    const acts: (() => unknown)[] = [
      () => by('move', second, { before: first, why: 'agreed' }),
      () => by('skip', first, { reason: 'absent' }),
      () => by('requeue', first, { place: 'first' }),
      () => by('refuse', second, { reason: 'time' }),
      () => does(ben, 'floor.withdraw', { floorId: first }),
      () => must(moderator, 'session.rules', { interventionSeconds: 30, onDeck: 0 }),
      () => must(moderator, 'session.rules', { discipline: 'balanced', lanes: [] }),
      () => must(moderator, 'session.switch', { floor: false }),
      () => must(moderator, 'clock.start', { seconds: 60 }),
      () => does(moderator, 'floor.delivery', { floorId, delivery: 'video' }),
      () => by('record', floorId, { gist: 'Audits cost.' }),
    ];
    for (const act of acts) {
      later(7_000);
      act();
      untouched();
    }
    expect(queue()).toEqual([]);
  });
});

describe('a turn that is given to the panel', () => {
  const rules = { interventionSeconds: 100, answerSeconds: 60 };

  it.each([
    ['statement', {}, 100],
    ['answer', {}, 60],
    ['answer', { seconds: 45 }, 45],
  ])('as %s with %j begins at once and has %i seconds', (kind, more, allowedSeconds) => {
    const { rig, online, panellist, must, speech, speechSeen, holder } = openFloor({ rules });
    const { floorId, no } = must(online, 'floor.give', { personId: panellist.id, class: kind, ...more });
    expect(holder()).toBe(floorId);
    expect(speech(String(floorId))).toMatchObject({
      no,
      class: kind,
      status: 'speaking',
      allowedSeconds,
      clock: { running: true, sinceAt: rig.now },
      makerId: panellist.id,
      enteredBy: online.id,
      calledAt: rig.now,
      startedAt: rig.now,
    });
    expect(speechSeen(String(floorId))).toMatchObject({
      name: 'Pia',
      personId: panellist.id,
      position: null,
    });
  });

  it('ends like any other, and can be interrupted', () => {
    const { moderator, ama, panellist, requests, must, by, call, speech, later } = openFloor({
      rules: { classes: { participant: ['intervention', 'point_of_order'], hub: [], panellist: [] } },
    });
    const floorId = String(must(moderator, 'floor.give', { personId: panellist.id })['floorId']);
    requests(ama, { class: 'point_of_order' });
    later(MINUTE);
    expect(call().code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'paused', spokenMs: MINUTE + 2_000 });
    const point = speech(floorId).heldBy ?? '';
    by('skip', point, { reason: 'gave_way' });
    expect(by('end', floorId).code).toBe('ok');
    expect(speech(floorId).spokenMs).toBe(MINUTE + 3_000);
  });

  it('waits while somebody has the floor, and says who', () => {
    const { does, moderator, panellist, floorId } = speaking();
    const said = does(moderator, 'floor.give', { personId: panellist.id });
    expect(said).toMatchObject({ code: 'WRONG_STATE', details: { floorId } });
  });

  it('is for people of the programme who are here, in a session that is open, on what everybody may see', () => {
    const { ama, moderator, panellist, must, does, asks, newId, published } = openFloor();
    const give = (more: object) => does(moderator, 'floor.give', { personId: panellist.id, ...more }).code;
    expect(give({ personId: newId() })).toBe('NOT_FOUND');
    expect(give({ personId: ama.id })).toBe('NOT_FOUND');
    expect(give({ questionId: newId() })).toBe('NOT_FOUND');
    expect(give({ questionId: asks(ama) })).toBe('WRONG_STATE');
    expect(give({ class: 'intervention' })).toBe('BAD_COMMAND');
    must(moderator, 'session.phase', { phase: 'break' });
    expect(give({})).toBe('WRONG_STATE');
    must(moderator, 'session.phase', { phase: 'open' });
    must(moderator, 'person.leave', { personId: panellist.id });
    expect(give({ questionId: published(ama) })).toBe('WRONG_STATE');
  });

  it('is beside a request of their own, which keeps its place', () => {
    const { moderator, panellist, requests, must, speech, does } = openFloor();
    const waits = requests(panellist);
    const floorId = String(must(moderator, 'floor.give', { personId: panellist.id })['floorId']);
    expect(speech(waits)).toMatchObject({ status: 'on_deck', position: 1 });
    expect(does(panellist, 'floor.request').code).toBe('ALREADY_WAITING');
    expect(floorId).not.toBe(waits);
  });
});

describe('one sentence on what was said', () => {
  it('is written by moderators and the rapporteur, changed, and taken away', () => {
    const { rig, does, ama, online, floorId, speechSeen } = speaking();
    const rapporteur = person(rig, 'rapporteur', 'Rui');
    const write = (actor: typeof ama, gist: string, more = {}) =>
      does(actor, 'floor.record', { floorId, gist, ...more }).code;
    expect(write(rapporteur, 'Les audits coûtent.', { language: 'fr' })).toBe('ok');
    expect(speechSeen(floorId)?.gist).toEqual({ text: 'Les audits coûtent.', language: 'fr' });
    expect(write(online, '')).toBe('ok');
    expect(speechSeen(floorId)?.gist).toBeNull();
    expect(write(ama, 'I was right.')).toBe('NOT_ALLOWED');
  });
});
