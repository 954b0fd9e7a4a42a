import { describe, expect, it } from '@jest/globals';
import { OVERRIDE_REASONS } from '@openfloor/contract';
import { floorAt, openFloor } from '../testing/floor-states.js';
import { person } from '../testing/seats.js';

/** Three who wait, in this order. */
function withThree(start: Parameters<typeof openFloor>[0] = {}) {
  const opened = openFloor(start);
  const [first, second, third] = [opened.ama, opened.ben, opened.cyn].map((actor) =>
    opened.requests(actor),
  ) as [string, string, string];
  const notes = (from = 0) =>
    opened.ledger
      .slice(from)
      .map(({ act, role, about, from: was, to, reason }) => [act, role, about?.no, was, to, reason]);
  return { ...opened, first, second, third, notes };
}

describe('calling', () => {
  it('without a name calls whoever is proposed, for no reason', () => {
    const { call, first, second, third, speech, holder, queue, rig, ledger, notes } = withThree();
    const before = ledger.length;
    expect(call()).toMatchObject({ code: 'ok', result: { floorId: first } });
    expect(speech(first)).toMatchObject({
      status: 'called',
      calledAt: rig.now,
      position: null,
      override: null,
    });
    expect(holder()).toBe(first);
    expect(queue()).toEqual([second, third]);
    expect(notes(before)).toEqual([['floor.call', 'moderator', 1, 'on_deck', 'called', null]]);
  });

  it('of whoever is proposed by name is the same, and a reason then is none', () => {
    const { call, first, speech, ledger, notes } = withThree();
    const before = ledger.length;
    expect(call(first, 'on_topic').code).toBe('ok');
    expect(speech(first).override).toBeNull();
    expect(notes(before)).toEqual([['floor.call', 'moderator', 1, 'on_deck', 'called', null]]);
  });

  it.each(OVERRIDE_REASONS)('another one because of %s says so to all, and whom it passed over', (why) => {
    const { call, third, first, speechSeen, ledger, notes } = withThree();
    const before = ledger.length;
    expect(call(third, why).code).toBe('ok');
    expect(speechSeen(third)).toMatchObject({ status: 'called', why: { code: 'placed', reason: why } });
    expect(notes(before)).toEqual([
      ['floor.call', 'moderator', 3, 'waiting', 'called', why],
      ['floor.call', 'moderator', 1, 'proposed', 'passed_over', why],
    ]);
    expect(speechSeen(first)).toMatchObject({ status: 'on_deck', position: 1 });
  });

  it('another one without a reason is a conflict that says who is proposed', () => {
    const { call, second, first, holder, ledger } = withThree();
    const before = ledger.length;
    expect(call(second)).toMatchObject({ code: 'CONFLICT', details: { proposedId: first, no: 1 } });
    expect(holder()).toBeNull();
    expect(ledger.length).toBe(before);
  });

  it('needs one of the reasons, and what was seen', () => {
    const { does, moderator, second } = withThree();
    const call = (args: object) => does(moderator, 'floor.call', args).code;
    expect(call({ floorId: second, expect: null, why: 'i_like_her' })).toBe('BAD_COMMAND');
    expect(call({ floorId: second })).toBe('BAD_COMMAND');
  });

  it('where nobody is left gives the floor to nobody, changes nothing, and says so', () => {
    const { call, room, ledger } = openFloor();
    const { rev } = room.clock;
    const before = ledger.length;
    expect(call()).toMatchObject({ code: 'ok', result: { floorId: null } });
    expect([room.clock.rev, ledger.length]).toEqual([rev, before]);
  });

  it('names only who is here', () => {
    const { call, newId } = withThree();
    expect(call(newId(), 'agreed').code).toBe('NOT_FOUND');
  });

  it('is for the moderator, the chair and whoever leads, not for the online moderator', () => {
    const { rig, does, online, panellist, moderator, ama, must } = withThree();
    const code = (actor: typeof ama) => does(actor, 'floor.call', { expect: null }).code;
    expect([online, panellist, ama].map(code)).toEqual(Array(3).fill('NOT_ALLOWED'));
    must(moderator, 'session.lead', { personId: panellist.id });
    expect(code(panellist)).toBe('ok');
    expect(code(person(rig, 'chair', 'Chan'))).toBe('CONFLICT');
  });

  it.each(['lobby', 'break'] as const)('waits for the session to go on where it is in %s', (phase) => {
    const opened = withThree({ phase: phase === 'lobby' ? 'lobby' : 'open' });
    const { moderator, must, call, queue, first } = opened;
    if (phase === 'break') must(moderator, 'session.phase', { phase });
    expect(call()).toMatchObject({ code: 'WRONG_STATE', details: { phase } });
    expect(queue()).toHaveLength(3);
    must(moderator, 'session.phase', { phase: 'open' });
    expect(call().result).toEqual({ floorId: first });
  });
});

describe('two moderators who call at once', () => {
  it('call one speaker: the second is told who has the floor, as they may see it', () => {
    const { turn, moderator, organiser, first, second, speech, speechSeen, queue, room } = withThree();
    const [one, other] = turn(
      [moderator, 'floor.call', { expect: null }],
      [organiser, 'floor.call', { expect: null }],
    );
    expect([one?.code, other?.code]).toEqual(['ok', 'CONFLICT']);
    expect(other?.details).toMatchObject({
      floorId: first,
      floor: { id: first, status: 'called', entered: false },
    });
    expect((other?.details as { floor: unknown }).floor).toEqual(speechSeen(first, 'staff'));
    expect(speech(second).status).toBe('on_deck');
    expect(queue()).toHaveLength(2);
    expect(room.list('floor').filter(({ status }) => status === 'called')).toHaveLength(1);
  });

  it('for different people, likewise', () => {
    const { turn, moderator, organiser, second, third, speech } = withThree();
    const said = turn(
      [moderator, 'floor.call', { floorId: third, expect: null, why: 'balance' }],
      [organiser, 'floor.call', { floorId: second, expect: null, why: 'expertise' }],
    );
    expect(said.map(({ code }) => code)).toEqual(['ok', 'CONFLICT']);
    expect([third, second].map((id) => speech(id).status)).toEqual(['called', 'on_deck']);
  });

  it('after one ended and called the next, the other does not end the new one', () => {
    const { turn, call, by, moderator, organiser, first, second, speech } = withThree();
    call();
    by('start', first);
    const said = turn(
      [moderator, 'floor.end', { expect: first }],
      [moderator, 'floor.call', { expect: null }],
      [organiser, 'floor.end', { expect: first }],
      [organiser, 'floor.call', { expect: null }],
    );
    expect(said.map(({ code }) => code)).toEqual(['ok', 'ok', 'CONFLICT', 'CONFLICT']);
    expect([first, second].map((id) => speech(id).status)).toEqual(['completed', 'called']);
  });

  it('who saw somebody there whom nobody called are told that nobody is', () => {
    const { does, moderator, first, holder } = withThree();
    const said = does(moderator, 'floor.call', { floorId: first, expect: first });
    expect(said).toMatchObject({ code: 'CONFLICT', details: { floorId: null } });
    expect(holder()).toBeNull();
  });
});

describe('a request that is withdrawn while it is called', () => {
  it('before the call in the same turn is not called: by name a refusal, else the next one', () => {
    const { turn, ama, moderator, first, second, speech } = withThree();
    const said = turn(
      [ama, 'floor.withdraw', { floorId: first }],
      [moderator, 'floor.call', { floorId: first, expect: null }],
      [moderator, 'floor.call', { expect: null }],
    );
    expect(said.map(({ code }) => code)).toEqual(['ok', 'WRONG_STATE', 'ok']);
    expect(said[1]?.details).toEqual({ status: 'withdrawn' });
    expect(speech(first)).toMatchObject({ status: 'withdrawn', calledAt: null });
    expect(speech(second).status).toBe('called');
  });

  it('after the call in the same turn leaves the floor to nobody, and was public', () => {
    const { turn, ama, moderator, first, second, speech, speechSeen, holder, call } = withThree();
    const said = turn(
      [moderator, 'floor.call', { floorId: first, expect: null }],
      [ama, 'floor.withdraw', { floorId: first }],
    );
    expect(said.map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect(speech(first)).toMatchObject({ status: 'withdrawn', spokenMs: 0, startedAt: null });
    expect(speechSeen(first)?.name).toBe('Somebody');
    expect(holder()).toBeNull();
    expect(call().result).toEqual({ floorId: second });
  });

  it('is begun by nobody', () => {
    const { call, by, does, ama, first } = withThree();
    call();
    expect(does(ama, 'floor.withdraw', { floorId: first }).code).toBe('ok');
    expect(by('start', first)).toMatchObject({ code: 'WRONG_STATE', details: { status: 'withdrawn' } });
  });
});

describe('the seconds that a turn is given', () => {
  const rules = { interventionSeconds: 100, followUpSeconds: 80, answerSeconds: 60 };
  const classes = { participant: [], hub: [], panellist: [] };
  const given = {
    intervention: 100,
    point_of_order: 100,
    reply: 80,
    follow_up: 80,
  };

  it.each(Object.entries(given))('are those of its class when it is called: %s', (kind, seconds) => {
    const { online, moderator, must, call, speech } = openFloor({ rules: { ...rules, classes } });
    const floorId = String(must(online, 'floor.request', { class: kind })['floorId']);
    call();
    expect(speech(floorId).allowedSeconds).toBe(seconds);
    must(moderator, 'session.rules', { interventionSeconds: 30, followUpSeconds: 30 });
    expect(speech(floorId).allowedSeconds).toBe(seconds);
  });

  it('follow changed rules for all who were not yet called', () => {
    const { moderator, must, call, by, first, second, third, speech } = withThree({ rules });
    call();
    must(moderator, 'session.rules', { interventionSeconds: 30 });
    by('skip', first, { reason: 'absent' });
    call();
    expect(speech(second).allowedSeconds).toBe(30);
    must(moderator, 'session.rules', { interventionSeconds: 45 });
    by('start', second);
    by('end', second);
    call();
    expect([first, second, third].map((id) => speech(id).allowedSeconds)).toEqual([100, 30, 45]);
  });

  it('are those of now for who is called again without having spoken, and kept by who has', () => {
    const { moderator, must, call, by, first, second, speech } = withThree({ rules });
    call();
    by('requeue', first, { place: 'first' });
    must(moderator, 'session.rules', { interventionSeconds: 30 });
    call(first);
    expect(speech(first).allowedSeconds).toBe(30);
    by('start', first);
    by('extend', first, { seconds: 15 });
    by('end', first);
    by('requeue', first, { place: 'first' });
    must(moderator, 'session.rules', { interventionSeconds: 200 });
    call(first);
    expect([first, second].map((id) => speech(id).allowedSeconds)).toEqual([45, 100]);
  });
});

describe('leaving the queue', () => {
  it.each(['waiting', 'on_deck', 'called'] as const)('of who is %s is told with its reason', (state) => {
    for (const [act, reason, then] of [
      ['skip', 'audio_failed', 'skipped'],
      ['refuse', 'not_represented', 'refused'],
    ] as const) {
      const opened = openFloor();
      const floorId = floorAt(opened, state);
      const before = opened.ledger.length;
      opened.by(act, floorId, { reason });
      expect(opened.speechSeen(floorId)).toMatchObject({ status: then, reason, position: null });
      expect(opened.holder()).toBeNull();
      const [note] = opened.ledger.slice(before);
      expect(note).toMatchObject({ act: `floor.${act}`, from: state, to: then, reason });
    }
  });

  it('leaves whoever speaks to speak on', () => {
    const { ben, cyn, speaks, requests, by, speech } = openFloor();
    const waits = requests(ben);
    const floorId = speaks(cyn);
    const { clock } = speech(floorId);
    by('refuse', waits, { reason: 'time' });
    expect(speech(floorId)).toMatchObject({ status: 'speaking', clock });
  });
});
