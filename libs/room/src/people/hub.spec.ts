import { describe, expect, it } from '@jest/globals';
import { CHANNELS, HUB_STATUSES, type HubStatus } from '@openfloor/contract';
import { deltaOf } from '../snapshot.js';
import type { Actor } from '../standing.js';
import { openRoom, type Opened } from '../testing/open-room.js';
import { invite, join } from '../testing/seats.js';

const SUVA = { name: 'Suva', city: 'Suva', coordinator: 'Lusi', contact: 'secret-number' };
const LIFE = ['approve', 'decline', 'suspend', 'restore', 'close'] as const;

/** A room with short words for the life of hubs; `statusOf` reads the record, `applied` makes an application of `ama`. */
function withHubs(start?: Parameters<typeof openRoom>[0]) {
  const opened = openRoom(start);
  const { ama, online, must, does, room } = opened;
  const statusOf = (id: string) => room.entry('hub', id)?.record.status;
  const applied = (actor: Actor = ama, more = {}) =>
    String(must(actor, 'hub.apply', { ...SUVA, ...more })['hubId']);
  const judge = (act: string, hubId: string, by: Actor = online) =>
    does(by, `hub.${act}`, {
      hubId,
      ...(act === 'decline' || act === 'suspend' ? { reason: 'conduct' } : {}),
    });
  return { ...opened, statusOf, applied, judge };
}

/** Brings a hub with a seat, or an application, into a state. */
function hubAt(opened: ReturnType<typeof withHubs>, status: HubStatus): string {
  const { hub, applied, judge, must } = opened;
  if (status === 'applied' || status === 'declined') {
    const hubId = applied();
    if (status === 'declined') judge('decline', hubId);
    return hubId;
  }
  if (status === 'live') must(hub, 'hub.checkIn', { headcount: 64 });
  if (status === 'suspended') judge('suspend', hub.id);
  if (status === 'closed') judge('close', hub.id);
  return hub.id;
}

describe('the life of a hub', () => {
  const leads: Record<(typeof LIFE)[number], Partial<Record<HubStatus, HubStatus>>> = {
    approve: { applied: 'expected', declined: 'expected' },
    decline: { applied: 'declined' },
    suspend: { expected: 'suspended', live: 'suspended' },
    restore: { suspended: 'expected', closed: 'expected' },
    close: { expected: 'closed', live: 'closed', suspended: 'closed' },
  };
  const stored = HUB_STATUSES.filter((status) => status !== 'degraded' && status !== 'offline');

  it.each(stored.flatMap((from) => LIFE.map((act) => [from, act] as const)))('%s: %s', (from, act) => {
    const opened = withHubs();
    const hubId = hubAt(opened, from);
    expect(opened.statusOf(hubId)).toBe(from);
    const to = leads[act][from];
    const said = opened.judge(act, hubId);
    expect([said.code, opened.statusOf(hubId)]).toEqual(to ? ['ok', to] : ['WRONG_STATE', from]);
    if (!to) expect(said.details).toEqual({ status: from });
  });

  it('goes on where it was after a suspension or a close: live where its people were counted', () => {
    const { hub, must, judge, statusOf } = withHubs();
    for (const act of ['suspend', 'close']) {
      judge(act, hub.id);
      must(hub, 'hub.checkIn', { headcount: 64 });
      expect(statusOf(hub.id)).toBe(act === 'suspend' ? 'suspended' : 'closed');
      judge('restore', hub.id);
      expect(statusOf(hub.id)).toBe('live');
    }
  });

  it('has a reason only while it is suspended or declined', () => {
    const { hub, applied, judge, room } = withHubs();
    const reasonOf = (id: string) => room.entry('hub', id)?.record.reason;
    const suva = applied();
    for (const [id, act, reason] of [
      [hub.id, 'suspend', 'conduct'],
      [hub.id, 'restore', null],
      [hub.id, 'suspend', 'conduct'],
      [hub.id, 'close', null],
      [suva, 'decline', 'conduct'],
      [suva, 'approve', null],
    ] as const) {
      judge(act, id);
      expect([act, reasonOf(id)]).toEqual([act, reason]);
    }
  });

  it('is known by number and words, never by who applied, in the ledger; what the hub does itself is not in it', () => {
    const { ama, hub, applied, judge, ledger } = withHubs();
    const hubId = applied();
    ledger.length = 0;
    judge('decline', hubId);
    judge('approve', hubId);
    judge('close', hub.id, hub);
    expect(
      ledger.map(({ act, role, about, from, to, reason }) => [act, role, about?.no, from, to, reason]),
    ).toEqual([
      ['hub.decline', 'online_moderator', 2, 'applied', 'declined', 'conduct'],
      ['hub.approve', 'online_moderator', 2, 'declined', 'expected', null],
    ]);
    expect(JSON.stringify(ledger)).not.toMatch(new RegExp(`${ama.id}|Suva|Lusi|secret-number`));
  });
});

describe('an application', () => {
  it('waits for staff with all that was told, and is seen by its applicant and staff alone', () => {
    const { ama, ben, hub, applied, mine, sees, room } = withHubs();
    const hubId = applied(ama, { country: 'FJ', expected: 40, technicalContact: 'secret-technician' });
    expect(room.entry('hub', hubId)?.record).toMatchObject({
      ...SUVA,
      no: 2,
      status: 'applied',
      country: 'FJ',
      expected: 40,
      headcount: null,
      applicantId: ama.id,
    });
    expect(sees('staff').find(({ id }) => id === hubId)).toMatchObject({
      status: 'applied',
      contact: SUVA.contact,
    });
    expect(mine(ama).hubs).toMatchObject([{ id: hubId, no: 2, status: 'applied', ...SUVA }]);
    expect([mine(ben).hubs, mine(hub).hubs?.length]).toEqual([undefined, 1]);
    for (const channel of ['public', 'panel'] as const)
      expect(JSON.stringify([sees(channel), deltaOf(room, channel, 0)])).not.toMatch(/Suva|secret/);
  });

  it.each(['applied', 'declined'] as const)('that is %s is no hub to anybody who names it', (status) => {
    const { moderator, hub, ama, online, does, newId, applied, judge } = withHubs();
    const hubId = applied();
    if (status === 'declined') judge('decline', hubId);
    const said = (actor: Actor, type: string, args: object) => does(actor, type, args).code;
    const visitor: Actor = { type: 'visitor', id: newId() };
    const joins = () => said(visitor, 'seat.join', { joinKey: 'f'.repeat(32), hubCode: '2' });
    expect(joins()).toBe('NOT_FOUND');
    const signal = { to: { hubIds: [hubId] }, text: 'Hello' };
    expect([moderator, hub].map((actor) => said(actor, 'signal.send', signal))).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(said(online, 'floor.request', { onBehalfOf: { name: 'Kofi', hubId } })).toBe('NOT_FOUND');
    expect(said(hub, 'hub.close', { hubId })).toBe('NOT_FOUND');
    expect(said(ama, 'hub.close', { hubId })).toBe('NOT_ALLOWED');
    const link = { invitationId: newId(), role: 'hub', hubId, tokenHash: 'a'.repeat(64) };
    expect(said(moderator, 'invitation.make', link)).toBe('WRONG_STATE');
    judge('approve', hubId);
    expect(joins()).toBe('ok');
    expect(said(moderator, 'signal.send', signal)).toBe('ok');
    expect(said(moderator, 'invitation.make', link)).toBe('ok');
  });

  it('that is taken comes to everybody, without whom to call', () => {
    const { applied, judge, sees, room } = withHubs();
    const hubId = applied();
    const { rev } = room.clock;
    judge('approve', hubId);
    for (const channel of CHANNELS) {
      const told = deltaOf(room, channel, rev).put.find(({ id }) => id === hubId);
      expect(told).toMatchObject({ no: 2, name: 'Suva', status: 'expected' });
      expect(JSON.stringify(sees(channel)).includes('secret')).toBe(channel === 'staff');
    }
  });

  it('is one at a time of a person, who reads what became of it and may ask again then', () => {
    const { ama, ben, does, applied, judge, mine } = withHubs();
    const hubId = applied();
    expect(does(ama, 'hub.apply', SUVA)).toMatchObject({
      code: 'ALREADY_WAITING',
      details: { hubId, no: 2 },
    });
    expect(does(ben, 'hub.apply', SUVA).code).toBe('ok');
    judge('decline', hubId);
    expect(mine(ama).hubs).toMatchObject([{ id: hubId, status: 'declined', reason: 'conduct' }]);
    const again = applied();
    expect(mine(ama).hubs?.map(({ id, no, status }) => [id, no, status])).toEqual([
      [hubId, 2, 'declined'],
      [again, 4, 'applied'],
    ]);
  });

  it('is taken from nobody who is muted or removed, nor while nobody new is let in', () => {
    const { ama, ben, cyn, moderator, must, does } = withHubs();
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    const codes = () => [ama, ben, cyn].map((actor) => does(actor, 'hub.apply', SUVA).code);
    must(moderator, 'session.switch', { joins: false });
    expect(codes()).toEqual(['SWITCHED_OFF', 'REMOVED', 'SWITCHED_OFF']);
    must(moderator, 'session.switch', { joins: true });
    expect(codes()).toEqual(['MUTED', 'REMOVED', 'ok']);
  });

  it('is refused beyond two hundred hubs of a session, which staff may still register', () => {
    const { rig, moderator, does, must, applied, judge } = withHubs();
    for (let at = 0; at < 198; at += 1) applied(join(rig));
    judge('decline', applied(join(rig)));
    expect(does(join(rig), 'hub.apply', SUVA)).toMatchObject({
      code: 'QUOTA_REACHED',
      details: { quota: 200 },
    });
    expect(must(moderator, 'hub.put', { name: 'Accra', city: 'Accra' })['hubId']).toBeDefined();
  });

  it('says whom to call, or it is none', () => {
    const { ama, does } = withHubs();
    for (const missing of ['name', 'city', 'coordinator', 'contact'])
      expect(does(ama, 'hub.apply', { ...SUVA, [missing]: undefined }).code).toBe('BAD_COMMAND');
    expect(does(ama, 'hub.apply', { ...SUVA, status: 'live' }).code).toBe('BAD_COMMAND');
  });

  it.each(['applied', 'declined', 'expected'] as const)(
    'that is %s keeps of an applicant who is erased nothing by which to reach them',
    (status) => {
      const { ama, organiser, must, does, applied, judge, room, ledger, mine } = withHubs();
      const hubId = applied(ama, { technicalContact: 'secret-technician' });
      if (status !== 'applied') judge(status === 'declined' ? 'decline' : 'approve', hubId);
      expect(does(organiser, 'participant.erase', { participantId: ama.id }).erases).toBe(ama.id);
      const { applicantId, coordinator, contact, technicalContact, name } =
        room.entry('hub', hubId)?.record ?? {};
      expect([applicantId, coordinator, contact, technicalContact, name]).toEqual([
        null,
        null,
        null,
        null,
        'Suva',
      ]);
      const kept = JSON.stringify([room.list('hub'), room.list('act')]);
      expect(kept).not.toMatch(new RegExp(`${ama.id}|Lusi|secret`));
      expect(JSON.stringify(ledger)).not.toMatch(/Lusi|secret/);
      expect(mine(ama).hubs).toBeUndefined();
      must(organiser, 'hub.put', { hubId, name: 'Suva', city: 'Suva', contact: 'another' });
      expect(room.entry('hub', hubId)?.record.contact).toBe('another');
    },
  );
});

describe('a hub that is suspended', () => {
  const nothing: [type: string, args: (opened: Opened) => object][] = [
    ['question.submit', () => ({ text: 'Why?' })],
    ['question.submit', () => ({ text: 'Why?', localAuthor: 'p1' })],
    ['question.vote', ({ newId }) => ({ questionId: newId(), on: true })],
    ['question.edit', ({ newId }) => ({ questionId: newId(), text: 'Why?', seen: 1 })],
    ['hub.count', ({ newId }) => ({ questionId: newId(), hands: 1 })],
    ['hub.close', ({ hub }) => ({ hubId: hub.id })],
    ['floor.request', () => ({})],
    ['floor.accept', ({ newId }) => ({ floorId: newId() })],
    ['floor.ready', ({ newId }) => ({ floorId: newId() })],
    ['floor.delivery', ({ newId }) => ({ floorId: newId(), delivery: 'text_read_out', text: 'We ask' })],
    ['floor.requeue', ({ newId }) => ({ floorId: newId(), place: 'last' })],
  ];

  it.each(nothing)('may not give %s', (type, args) => {
    const opened = withHubs();
    const { hub, judge, does, room } = opened;
    judge('suspend', hub.id);
    const { rev } = room.clock;
    expect(does(hub, type, args(opened))).toMatchObject({ code: 'MUTED', details: { reason: 'conduct' } });
    expect(room.clock.rev).toBe(rev);
    judge('restore', hub.id);
    expect(does(hub, type, args(opened)).code).not.toBe('MUTED');
  });

  it('speaks to the desk and to nobody else', () => {
    const { rig, hub, moderator, panellist, judge, does, must } = withHubs();
    const other = invite(rig, 'hub', { name: 'Lima' });
    const says = (to: object) => does(hub, 'signal.send', { to, text: 'Hear us' }).code;
    const desk = { roles: ['moderator', 'online_moderator', 'chair', 'organiser', 'technician'] };
    const others = [
      { roles: ['moderator', 'panellist'] },
      { roles: ['hub'] },
      { personIds: [panellist.id] },
      { hubIds: [other.id] },
    ];
    const mixed = { ...desk, hubIds: [other.id] };
    for (const to of [desk, ...others, mixed]) expect(says(to)).toBe('ok');
    judge('suspend', hub.id);
    expect([says(desk), says({ personIds: [moderator.id] })]).toEqual(['ok', 'ok']);
    expect([...others, mixed].map(says)).toEqual(Array(5).fill('MUTED'));
    must(moderator, 'session.lead', { personId: panellist.id });
    expect(says({ personIds: [panellist.id] })).toBe('ok');
    const { signalId } = must(moderator, 'signal.send', { to: { hubIds: [hub.id] }, text: 'Please mute' });
    expect(does(hub, 'signal.seen', { signalId }).code).toBe('ok');
  });

  it('counts its people, tests, and takes back what it asked', () => {
    const { hub, moderator, judge, asks, must, requests, speech, question } = withHubs({ floor: true });
    const [questionId, floorId] = [asks(hub), requests(hub)];
    judge('suspend', hub.id, moderator);
    must(hub, 'hub.checkIn', { headcount: 12 });
    must(hub, 'hub.test', { checks: { quiet: true } });
    must(hub, 'question.withdraw', { questionId });
    must(hub, 'floor.withdraw', { floorId });
    expect([question(questionId).status, speech(floorId).status]).toEqual(['withdrawn', 'withdrawn']);
  });
});
