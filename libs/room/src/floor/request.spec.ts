import { describe, expect, it } from '@jest/globals';
import { FLOOR_CLASSES } from '@openfloor/contract';
import { floorAt, FLOOR_STATES, openFloor } from '../testing/floor-states.js';
import { join, person } from '../testing/seats.js';

const who = { name: 'Ama', affiliation: 'A school' };

describe('asking for the floor', () => {
  it('tells at once the number, which is for good, and the place', () => {
    const { ama, ben, hub, panellist, must } = openFloor();
    expect(must(ama, 'floor.request', who)).toMatchObject({ no: 1, position: 1 });
    expect(must(ben, 'floor.request', who)).toMatchObject({ no: 2, position: 2 });
    expect(must(hub, 'floor.request')).toMatchObject({ no: 3, position: 3 });
    const order = { class: 'point_of_order' };
    expect(must(panellist, 'floor.request', order)).toMatchObject({ no: 4, position: 1 });
  });

  it('tells the place as the discipline has it, not the order of arrival', () => {
    const { rig, must, call } = openFloor({ rules: { discipline: 'alternate' } });
    const [one, two, away] = (['onsite', 'onsite', 'online'] as const).map((attendance) =>
      join(rig, { ...who, attendance }),
    );
    for (const onsite of [one, two]) must(onsite!, 'floor.request');
    call();
    expect(must(away!, 'floor.request')).toMatchObject({ no: 3, position: 1 });
  });

  it('never gives a number twice, whatever became of those before', () => {
    const { ama, must, by } = openFloor();
    const numbers = ['withdrawn', 'refused', 'skipped', 'spoken'].map((end) => {
      const { floorId, no } = must(ama, 'floor.request', who);
      if (end === 'withdrawn') must(ama, 'floor.withdraw', { floorId });
      if (end === 'refused') by('refuse', String(floorId), { reason: 'time' });
      if (end === 'skipped') by('skip', String(floorId), { reason: 'absent' });
      return no;
    });
    expect(numbers).toEqual([1, 2, 3, 4]);
  });

  it('gives two who ask in one turn two numbers and two places', () => {
    const { ama, ben, turn } = openFloor();
    const said = turn([ama, 'floor.request', who], [ben, 'floor.request', who]);
    expect(said.map(({ result }) => [result['no'], result['position']])).toEqual([
      [1, 1],
      [2, 2],
    ]);
  });
});

describe('one open request a person', () => {
  const open = ['waiting', 'on_deck', 'called', 'speaking', 'paused', 'held', 'held_called'];

  it.each(FLOOR_STATES)('%s', (state) => {
    const opened = openFloor();
    const floorId = floorAt(opened, state);
    const said = opened.does(opened.ama, 'floor.request', who);
    if (!open.includes(state)) return expect(said.code).toBe('ok');
    const { no } = opened.speech(floorId);
    expect(said).toMatchObject({ code: 'ALREADY_WAITING', details: { floorId, no } });
  });

  it('counts for the person: two devices have one between them, also within one turn', () => {
    const { ama, turn, room } = openFloor();
    const [first, second] = turn([ama, 'floor.request', who], [{ ...ama }, 'floor.request', who]);
    expect([first?.code, second?.code]).toEqual(['ok', 'ALREADY_WAITING']);
    expect(second?.details).toEqual({ floorId: first?.result['floorId'], no: 1 });
    expect(room.list('floor')).toHaveLength(1);
  });

  it('has room for one point of order beside it, whichever comes first', () => {
    const { panellist, does } = openFloor();
    const ask = (kind: string) => does(panellist, 'floor.request', { class: kind }).code;
    expect(['point_of_order', 'intervention'].map(ask)).toEqual(['ok', 'ok']);
    expect(['point_of_order', 'intervention', 'reply'].map(ask)).toEqual(Array(3).fill('ALREADY_WAITING'));
  });

  it('holds for staff who ask for themselves', () => {
    const { online, does } = openFloor();
    expect([1, 2].map(() => does(online, 'floor.request').code)).toEqual(['ok', 'ALREADY_WAITING']);
  });
});

describe('a hub', () => {
  it.each([
    [1, ['ok', 'QUOTA_REACHED', 'QUOTA_REACHED', 'QUOTA_REACHED']],
    [2, ['ok', 'ok', 'QUOTA_REACHED', 'QUOTA_REACHED']],
    [0, ['ok', 'ok', 'ok', 'ok']],
  ])('has %i open at most, none being no limit', (requestsPerHub, codes) => {
    const { hub, does } = openFloor({ rules: { requestsPerHub } });
    expect(codes.map(() => does(hub, 'floor.request').code)).toEqual(codes);
    const { details } = does(hub, 'floor.request');
    expect(details).toEqual(requestsPerHub === 0 ? undefined : { quota: requestsPerHub });
  });

  it('may ask again once one of its people has spoken', () => {
    const { hub, does, call, by, holder } = openFloor({ rules: { requestsPerHub: 1 } });
    expect(does(hub, 'floor.request').code).toBe('ok');
    call();
    by('start', holder() ?? '');
    expect(does(hub, 'floor.request').code).toBe('QUOTA_REACHED');
    by('end', holder() ?? '');
    expect(does(hub, 'floor.request').code).toBe('ok');
  });

  it('lends no quota to people who joined through it, who have one request each', () => {
    const { rig, hub, must, does, speech } = openFloor({ rules: { requestsPerHub: 1 } });
    must(hub, 'floor.request');
    const here = join(rig, { ...who, hubCode: '1' });
    const { floorId } = must(here, 'floor.request');
    expect(speech(String(floorId))).toMatchObject({ attendance: 'hub', hubId: hub.id });
    expect(does(here, 'floor.request').code).toBe('ALREADY_WAITING');
  });
});

describe('the classes that the rules give', () => {
  const classes = {
    participant: ['intervention' as const],
    hub: ['intervention' as const, 'follow_up' as const],
    panellist: ['reply' as const],
  };
  const may: Record<string, string[]> = {
    ama: classes.participant,
    hub: classes.hub,
    panellist: classes.panellist,
    moderator: ['point_of_order', 'reply', 'follow_up', 'intervention'],
    online: ['point_of_order', 'reply', 'follow_up', 'intervention'],
  };
  const cases = Object.keys(may).flatMap((name) => FLOOR_CLASSES.map((kind) => [name, kind] as const));

  it.each(cases)('%s and %s', (name, kind) => {
    const opened = openFloor({ rules: { classes } });
    const actor = opened[name as 'ama'];
    const said = opened.does(actor, 'floor.request', { class: kind, ...who });
    expect(said.code).toBe(may[name]?.includes(kind) ? 'ok' : 'NOT_ALLOWED');
    if (said.code !== 'ok') expect(said.details).toEqual({ class: kind });
  });

  it('do not bind whoever leads the session', () => {
    const { panellist, moderator, must, does } = openFloor({ rules: { classes } });
    const ask = () => does(panellist, 'floor.request', { class: 'follow_up' }).code;
    expect(ask()).toBe('NOT_ALLOWED');
    must(moderator, 'session.lead', { personId: panellist.id });
    expect(ask()).toBe('ok');
  });
});

describe('a closed list of speakers', () => {
  const classes = {
    participant: ['intervention' as const, 'point_of_order' as const],
    hub: [],
    panellist: [],
  };
  const point = { class: 'point_of_order', ...who };

  it('takes no request but points of order, and still serves who waits', () => {
    const { ama, ben, cyn, moderator, requests, must, does, call, by, holder, queue } = openFloor({
      rules: { classes },
    });
    const [first, second] = [requests(ama), requests(ben)];
    must(moderator, 'session.switch', { floor: false });
    expect(does(cyn, 'floor.request', who).code).toBe('SWITCHED_OFF');
    const { floorId } = must(cyn, 'floor.request', point);
    expect(queue()).toEqual([floorId, first, second]);
    for (const served of [floorId, first, second]) {
      call();
      expect(holder()).toBe(served);
      for (const act of ['start', 'end']) by(act, String(served));
    }
    expect(does(ama, 'floor.request', who).code).toBe('SWITCHED_OFF');
  });

  it.each(['lobby', 'break'] as const)('takes not even points of order in a session in %s', (phase) => {
    const { ama, moderator, must, does } = openFloor({
      rules: { classes },
      phase: phase === 'lobby' ? 'lobby' : 'open',
    });
    if (phase === 'break') must(moderator, 'session.phase', { phase });
    must(moderator, 'session.switch', { floor: false });
    expect(does(ama, 'floor.request', point).code).toBe('SWITCHED_OFF');
    must(moderator, 'session.switch', { floor: true });
    expect(does(ama, 'floor.request', point).code).toBe('ok');
  });

  it('is open to staff, who enter whom the chair still wants to hear', () => {
    const { online, moderator, must, does } = openFloor();
    must(moderator, 'session.switch', { floor: false });
    expect(does(online, 'floor.request', { onBehalfOf: { name: 'Kofi' } }).code).toBe('ok');
  });

  it('is closed as the room is made', () => {
    const { ama, does, rig } = openFloor({ floor: false });
    expect(does(ama, 'floor.request', who).code).toBe('SWITCHED_OFF');
    expect(rig.room.session.switches.floor).toBe(false);
  });
});

describe('somebody who is muted', () => {
  it('asks for nothing, points of order included, and keeps the place they have', () => {
    const classes = {
      participant: ['intervention' as const, 'point_of_order' as const],
      hub: [],
      panellist: [],
    };
    const { ama, ben, moderator, must, does, requests, queue } = openFloor({ rules: { classes } });
    const [waits] = [requests(ben)];
    for (const { id } of [ama, ben])
      must(moderator, 'participant.mute', { participantId: id, reason: 'conduct' });
    expect(does(ama, 'floor.request', who).code).toBe('MUTED');
    expect(does(ama, 'floor.request', { ...who, class: 'point_of_order' }).code).toBe('MUTED');
    expect(queue()).toEqual([waits]);
    must(moderator, 'participant.unmute', { participantId: ama.id });
    expect(does(ama, 'floor.request', who).code).toBe('ok');
  });
});

describe('somebody without a device', () => {
  const kofi = { name: 'Kofi', affiliation: 'A union', country: 'GH', stakeholderGroup: 'civil_society' };

  it('is entered by staff, as often as needed, and stands in the queue like anybody', () => {
    const { moderator, online, ama, requests, must, speech, speechSeen, queue } = openFloor();
    requests(ama);
    const enter = {
      onBehalfOf: { ...kofi, regionalGroup: 'african', attendance: 'online' },
      note: 'On audits',
    };
    const { floorId, no, position } = must(online, 'floor.request', enter);
    expect([no, position]).toEqual([2, 2]);
    expect(speech(String(floorId))).toMatchObject({
      ...kofi,
      regionalGroup: 'african',
      attendance: 'online',
      makerId: null,
      enteredBy: online.id,
      note: 'On audits',
    });
    expect(speechSeen(String(floorId), 'staff')?.entered).toBe(true);
    must(moderator, 'floor.request', { onBehalfOf: { name: 'Kofi' } });
    must(moderator, 'floor.request', { onBehalfOf: { name: 'Kofi' } });
    expect(queue()).toHaveLength(4);
  });

  it('is of the room unless a hub is named, and the hub is one of this session', () => {
    const { moderator, hub, must, does, speech, newId } = openFloor();
    const enter = (more: object) =>
      must(moderator, 'floor.request', { onBehalfOf: { name: 'Kofi', ...more } });
    expect(speech(String(enter({})['floorId']))).toMatchObject({ attendance: 'onsite', hubId: null });
    const away = speech(String(enter({ hubId: hub.id, attendance: 'online' })['floorId']));
    expect(away).toMatchObject({ attendance: 'hub', hubId: hub.id });
    const unknown = { onBehalfOf: { name: 'Kofi', hubId: newId() } };
    expect(does(moderator, 'floor.request', unknown).code).toBe('NOT_FOUND');
  });

  it('is entered by nobody else but a hub for its own people, and by staff always with a name', () => {
    const { rig, ama, panellist, moderator, must, does } = openFloor();
    const enter = (actor: typeof ama) => does(actor, 'floor.request', { onBehalfOf: { name: 'Kofi' } }).code;
    expect([ama, panellist].map(enter)).toEqual(['NOT_ALLOWED', 'NOT_ALLOWED']);
    expect(does(moderator, 'floor.request', { onBehalfOf: { affiliation: 'A union' } })).toMatchObject({
      code: 'IDENTITY_REQUIRED',
      details: { least: 'public', missing: ['name'] },
    });
    const leader = person(rig, 'panellist', 'Lea');
    must(moderator, 'session.lead', { personId: leader.id });
    expect(enter(leader)).toBe('ok');
  });
});
