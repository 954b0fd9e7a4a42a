import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QuestionView } from '@openfloor/contract';
import { openRelayHall, SECRET_CONTACT, type RelayHall } from '../harness/relay-hall.js';
import type { Person } from '../harness/people.js';
import type { RelayPhone } from '../harness/relay-phone.js';
import { until } from '../harness/until.js';

const byText = (person: Person | RelayPhone, text: string): QuestionView | undefined => {
  const live = person.live;
  return live.records('question').find((question) => question.text === text);
};
const refused = { ok: false };

describe('phones behind a relay', () => {
  let hall: RelayHall;
  let kofi: RelayPhone;
  let esi: RelayPhone;
  beforeAll(async () => {
    hall = await openRelayHall({ headcount: 2 });
    kofi = await hall.phone('Kofi');
    esi = await hall.phone('Esi');
  });
  afterAll(() => hall.close());

  it('see the room, and see it move', async () => {
    const { room } = hall;
    const { no } = await room.ama.does('question.submit', { text: 'A question from elsewhere' });
    await kofi.seesRoom('a question from elsewhere', () => byText(kofi, 'A question from elsewhere'));
    await room.ben.does('question.vote', {
      questionId: byText(room.ben, 'A question from elsewhere')?.id ?? '',
      on: true,
    });
    await kofi.seesRoom('the vote', () => kofi.now.votes.get(no) === 1);
    expect(kofi.now.you).toMatchObject({
      role: 'participant',
      channel: 'public',
      hubId: hall.hubId,
      personId: null,
      attendance: 'hub',
      relayed: true,
    });
  });

  it('ask in the name of their hub, under their own command, and have it in their own corner alone', async () => {
    const reply = await kofi.does('question.submit', { text: 'Who pays for our line?' });
    expect(reply).toMatchObject({ ok: true, result: { status: 'published' } });
    await kofi.sees('their question', ({ questions }) => questions.length === 1);
    await hall.room.ama.seesRoom(() => byText(hall.room.ama, 'Who pays for our line?'));
    expect(byText(hall.room.ama, 'Who pays for our line?')).toMatchObject({
      hubId: hall.hubId,
      attendance: 'hub',
    });
    expect(kofi.now.mine?.questions[0]).toMatchObject({ text: 'Who pays for our line?', localAuthor: null });
    await kofi.sees('that four are left', ({ left }) => left === 4);
    expect(esi.now.mine?.questions).toEqual([]);
    expect(esi.now.mine?.left).toBe(5);
  });

  it('have a quota each', async () => {
    const lena = await hall.phone('Lena');
    for (let at = 1; at <= 5; at += 1)
      expect(await lena.does('question.submit', { text: `Lena asks ${at}` })).toMatchObject({ ok: true });
    expect(await lena.does('question.submit', { text: 'Lena asks 6' })).toMatchObject({
      ...refused,
      code: 'QUOTA_REACHED',
    });
    expect(await esi.does('question.submit', { text: 'Esi asks' })).toMatchObject({ ok: true });
    await lena.sees('that nothing is left', ({ left }) => left === 0);
  });

  it('are told of with a question as they wish, and no more', async () => {
    await kofi.does('participant.identify', {
      name: 'Kofi Mensah',
      affiliation: 'Open Lines',
      stakeholderGroup: 'civil_society',
    });
    await kofi.sees('the profile', ({ profile }) => profile?.name === 'Kofi Mensah');
    await kofi.does('question.submit', { text: 'Without a name' });
    await kofi.does('question.submit', { text: 'With a name', identity: 'public' });
    const { ama } = hall.room;
    await ama.seesRoom(() => byText(ama, 'With a name'));
    expect(byText(ama, 'Without a name')?.author).toMatchObject({
      identity: 'anonymous',
      name: null,
      stakeholderGroup: 'civil_society',
    });
    expect(byText(ama, 'With a name')?.author).toMatchObject({
      identity: 'public',
      name: 'Kofi Mensah',
      affiliation: 'Open Lines',
    });
  });

  it('show hands that are counted for the hub, at most as many as there are people, and never voted', async () => {
    const { ama, moderator } = hall.room;
    const yaw = await hall.phone('Yaw');
    await ama.does('question.submit', { text: 'To be supported' });
    await yaw.seesRoom('the question', () => byText(yaw, 'To be supported'));
    const { id: questionId = '', no = 0 } = byText(yaw, 'To be supported') ?? {};
    for (const phone of [kofi, esi, yaw])
      expect(await phone.does('question.vote', { questionId, on: true })).toMatchObject({
        ok: true,
        result: { questionId, on: true },
      });
    await moderator.seesRoom(() => byText(moderator, 'To be supported')?.hands?.hands === 2);
    expect(byText(moderator, 'To be supported')?.hands).toEqual({ hubs: 1, hands: 2, headcount: 2 });
    expect(moderator.now.votes.get(no) ?? 0).toBe(0);
    await yaw.sees('its hand', ({ votes }) => votes.includes(no));
    for (const phone of [esi, yaw]) await phone.does('question.vote', { questionId, on: false });
    await moderator.seesRoom(() => byText(moderator, 'To be supported')?.hands?.hands === 1);
    await yaw.sees('no hand', ({ votes }) => !votes.includes(no));
    expect(kofi.now.mine?.votes).toContain(no);
    expect(moderator.now.votes.get(no) ?? 0).toBe(0);
  });

  it('show no hand for what they asked themselves, nor for what is not open', async () => {
    const own = byText(kofi, 'Who pays for our line?')?.id ?? '';
    expect(await kofi.does('question.vote', { questionId: own, on: true })).toMatchObject({
      ...refused,
      code: 'OWN_QUESTION',
    });
    expect(await esi.does('question.vote', { questionId: crypto.randomUUID(), on: true })).toMatchObject({
      ...refused,
      code: 'NOT_FOUND',
    });
    const { moderator } = hall.room;
    await moderator.does('session.switch', { votes: false });
    await esi.seesRoom('that votes are off', () => !esi.now.session?.switches.votes);
    expect(await esi.does('question.vote', { questionId: own, on: true })).toMatchObject({
      ...refused,
      code: 'SWITCHED_OFF',
    });
    await moderator.does('session.switch', { votes: true });
    await esi.seesRoom('that votes are on', () => esi.now.session?.switches.votes);
  });

  it('ask for the floor, each for itself, and take their own back', async () => {
    const asked = await kofi.does('floor.request', { note: 'the line', name: 'Kofi Mensah' });
    expect(asked).toMatchObject({ ok: true });
    expect(await kofi.does('floor.request', { note: 'once more' })).toMatchObject({
      ...refused,
      code: 'ALREADY_WAITING',
    });
    expect(await esi.does('floor.request', { note: 'the other one', name: 'Esi' })).toMatchObject({
      ok: true,
    });
    await kofi.sees('the request', ({ floor }) => floor[0]?.status === 'on_deck');
    const floorId = kofi.now.mine?.floor[0]?.id ?? '';
    expect(await esi.does('floor.withdraw', { floorId })).toMatchObject(refused);
    const written = { floorId, delivery: 'text_read_out' as const, text: 'Please read this out' };
    expect(await kofi.does('floor.delivery', written)).toMatchObject({ ok: true });
    await kofi.sees('the text', ({ floor }) => floor[0]?.text === 'Please read this out');
    expect(await kofi.does('floor.withdraw', { floorId })).toMatchObject({ ok: true });
    await kofi.sees('that it is withdrawn', ({ floor }) => floor[0]?.status === 'withdrawn');
    expect(esi.now.mine?.floor).toHaveLength(1);
  });

  it('do nothing with the questions of others, and nothing that is not for them', async () => {
    const questionId = byText(esi, 'Who pays for our line?')?.id ?? '';
    for (const type of ['question.withdraw', 'question.edit', 'question.appeal'])
      expect(await esi.says(type, argsFor(type, questionId))).toMatchObject({
        ...refused,
        code: 'NOT_ALLOWED',
      });
    const forbidden: [string, object][] = [
      ['question.publish', { questionId }],
      ['hub.count', { questionId, hands: 1_000 }],
      ['hub.checkIn', { headcount: 5_000 }],
      ['signal.send', { to: {}, level: 'info', code: 'other', text: 'x' }],
      ['question.submit', { text: 'forged', localAuthor: 'somebody' }],
      ['question.submit', { text: 'forged', onBehalfOf: { name: 'The minister' } }],
      ['floor.request', { onBehalfOf: { hubId: crypto.randomUUID() } }],
      ['question.submit', { text: 'forged', spoken: true }],
    ];
    for (const [type, args] of forbidden)
      expect(await esi.says(type, args)).toMatchObject({ ...refused, code: 'NOT_ALLOWED' });
    expect(await esi.says('question.submit', { txet: 'x' })).toMatchObject({
      ...refused,
      code: 'BAD_COMMAND',
    });
    expect(byText(hall.room.moderator, 'forged')).toBeUndefined();
  });

  it('get the stored reply for the same id, and none for the id of another', async () => {
    const id = crypto.randomUUID();
    const first = await esi.says('question.submit', { text: 'Asked once' }, id);
    expect(first).toMatchObject({ ok: true });
    expect(await esi.says('question.submit', { text: 'Asked once' }, id)).toEqual({
      ...first,
      duplicate: true,
    });
    for (const [phone, text] of [
      [esi, 'Asked otherwise'],
      [kofi, 'Asked once'],
    ] as const)
      expect(await phone.says('question.submit', { text }, id)).toMatchObject({
        ...refused,
        code: 'COMMAND_ID_REUSED',
      });
  });

  it('object as the one voice of their hub, each in its own corner, and take back what they said', async () => {
    const { room, hubId } = hall;
    const { moderator } = room;
    const { takeawayId } = await moderator.does('takeaway.draft', { text: 'Hubs are heard last.' });
    for (const step of ['takeaway.show', 'takeaway.check'] as const)
      await moderator.does(step, { takeawayId });
    const isChecked = (phone: RelayPhone) => phone.live.records('takeaway')[0]?.status === 'checking';
    for (const phone of [kofi, esi]) await phone.seesRoom('the check', () => isChecked(phone));
    const forged = { takeawayId, text: 'forged', localAuthor: 'somebody' };
    expect(await esi.says('takeaway.object', forged)).toMatchObject({ ...refused, code: 'NOT_ALLOWED' });
    for (const [phone, text] of [
      [kofi, 'We were heard first'],
      [esi, 'We were not heard at all'],
    ] as const)
      expect(await phone.does('takeaway.object', { takeawayId, text })).toMatchObject({ ok: true });
    const no = moderator.records('hub').find(({ id }) => id === hubId)?.no;
    const objections = () => moderator.records('takeaway')[0]?.objections ?? [];
    await moderator.seesRoom(() => objections()[0]?.reasons?.length === 2);
    expect(objections()).toMatchObject([
      {
        hub: { no, headcount: 2 },
        attendance: 'hub',
        text: 'We were heard first\nWe were not heard at all',
        reasons: [{ stakeholderGroup: 'civil_society' }, { stakeholderGroup: null }],
      },
    ]);
    await kofi.sees('its objection', (mine) => mine.objections?.length === 1);
    expect(kofi.now.mine?.objections).toMatchObject([{ text: 'We were heard first', localAuthor: null }]);
    const { id: objectionId = '' } = kofi.now.mine?.objections?.[0] ?? {};
    await esi.does('takeaway.retract', { takeawayId, objectionId });
    await esi.sees('that it is taken back', (mine) => mine.objections?.[0]?.retracted);
    await moderator.seesRoom(() => objections()[0]?.text === 'We were heard first');
    const settled = await moderator.tries('takeaway.settle', { takeawayId, as: 'agreed' });
    expect(settled).toMatchObject({ ...refused, details: { standing: 1 } });
  });

  it('are told of nothing that is the hub’s or of another phone', async () => {
    const { console, room } = hall;
    const { hubId } = hall;
    await room.moderator.does('signal.send', {
      to: { hubIds: [hubId] },
      level: 'info',
      code: 'message',
      text: 'secret-word-for-the-hub',
    });
    await console.sees(({ signals }) => signals.length > 0);
    await room.moderator.does('session.rules', { review: 'before' });
    await esi.seesRoom('the new rule', () => esi.now.session?.rules.review === 'before');
    expect(await esi.does('question.submit', { text: 'secret-question-of-esi' })).toMatchObject({ ok: true });
    await esi.sees('it waits', ({ questions }) => questions.some(({ status }) => status === 'pending'));
    await room.moderator.does('session.rules', { review: 'after' });
    await kofi.seesRoom('the old rule', () => kofi.now.session?.rules.review === 'after');
    const own = await console.now.mine;
    const authors = [...(own?.questions ?? []), ...(own?.floor ?? [])].flatMap(
      ({ localAuthor }) => localAuthor ?? [],
    );
    expect(authors.length).toBeGreaterThan(5);
    for (const secret of [SECRET_CONTACT, 'secret-word-for-the-hub', 'Coordinator Kofi', ...authors])
      for (const phone of [kofi, esi]) expect(phone.line.received.includes(secret)).toBe(false);
    expect(kofi.line.received.includes('secret-question-of-esi')).toBe(false);
    expect(esi.line.received.includes('secret-question-of-esi')).toBe(true);
  });
});

describe('a cut uplink', () => {
  let hall: RelayHall;
  let kofi: RelayPhone;
  beforeAll(async () => {
    hall = await openRelayHall();
    kofi = await hall.phone('Kofi');
  });
  afterAll(() => hall.close());

  it('queues what phones do, keeps it over a restart, and sends it under its own ids when it is back', async () => {
    const { room, line, relay } = hall;
    await room.ama.does('question.submit', { text: 'Asked before the cut' });
    await kofi.seesRoom('the question', () => byText(kofi, 'Asked before the cut'));
    line.cut();
    await relay.says('that the room is out of reach', ({ upstream }) => upstream === 'offline');
    const ask = crypto.randomUUID();
    const queued = { queued: true, id: ask, retryAfterMs: 5_000 };
    expect(await kofi.says('question.submit', { text: 'Asked in the dark' }, ask)).toEqual(queued);
    const edit = { questionId: ask, text: 'Asked in the deep dark', seen: 0 };
    const withdraw = crypto.randomUUID();
    expect(await kofi.says('question.withdraw', { questionId: ask }, withdraw)).toMatchObject({
      queued: true,
    });
    const esi = await hall.phone('Esi');
    expect(await esi.says('question.edit', edit)).toMatchObject({ ...refused, code: 'NOT_FOUND' });
    const questionId = byText(esi, 'Asked before the cut')?.id ?? '';
    const hand = crypto.randomUUID();
    const vote = { questionId, on: true };
    expect(await esi.says('question.vote', vote, hand)).toMatchObject({ queued: true });
    expect(esi.now.mine?.votes).toEqual([]);
    await relay.restart('SIGKILL');
    expect(await kofi.says('question.submit', { text: 'Asked in the dark' }, ask)).toEqual(queued);
    await kofi.seesRoom('the room again', () => kofi.now.connection === 'live');
    expect(byText(kofi, 'Asked before the cut')).toBeDefined();
    const page = await (await fetch(`${relay.url}/s/${room.code}`)).text();
    expect(page).toContain('Asked before the cut');
    const late = await hall.phone('Late');
    expect(byText(late, 'Asked before the cut')).toBeDefined();
    line.heal();
    await relay.says('that nothing waits', ({ waiting, handsHeld }) => waiting + handsHeld === 0, 15_000);
    const final = await kofi.says('question.submit', { text: 'Asked in the dark' }, ask);
    expect(final).toMatchObject({ ok: true, id: ask, duplicate: true });
    expect(await kofi.says('question.withdraw', { questionId: ask }, withdraw)).toMatchObject({ ok: true });
    expect(await esi.says('question.vote', vote, hand)).toMatchObject({ ok: true, result: vote });
    await kofi.sees('its question withdrawn', ({ questions }) => questions[0]?.status === 'withdrawn');
    const { moderator } = room;
    await moderator.seesRoom(() => byText(moderator, 'Asked before the cut')?.hands?.hands === 1);
    expect(hall.console.now.mine?.questions.filter(({ text }) => text === 'Asked in the dark')).toHaveLength(
      1,
    );
  });

  it('is told to the staff: how many phones, and what waits', async () => {
    const { moderator } = hall.room;
    await until('the staff see the phones', () =>
      moderator.now.presence?.links?.some(({ phones }) => (phones ?? 0) >= 2),
    );
  });

  it('changes nothing about hands that nobody was counted for', async () => {
    const { room, relay } = hall;
    expect(await relay.status()).toMatchObject({ headcount: 60, seatRefused: null });
    expect(
      room.moderator.now.votes.size === 0 || [...room.moderator.now.votes.values()].every((n) => n === 0),
    ).toBe(true);
  });
});

describe('a hub that was revoked', () => {
  it('is told on the terminal and in the status, and its phones still read', async () => {
    const hall = await openRelayHall();
    try {
      const kofi = await hall.phone('Kofi');
      await hall.room.ama.does('question.submit', { text: 'Still here' });
      await kofi.seesRoom('the question', () => byText(kofi, 'Still here'));
      const { api } = await import('../harness/api.js');
      const { server, room } = hall;
      const token = room.organiser;
      const { body } = await api<{
        invitations: { id: string; role: string; devices: { label: string }[] }[];
      }>(server, 'GET', `/sessions/${room.sessionId}/invitations`, { token });
      const own = body.invitations.filter(({ devices }) => devices.some(({ label }) => label === 'relay'));
      expect(own).toHaveLength(1);
      await room.moderator.does('invitation.revoke', { invitationId: own[0]?.id ?? '' });
      await hall.relay.says(
        'that it was refused',
        ({ seatRefused }) => seatRefused === 'NOT_ALLOWED',
        15_000,
      );
      expect(hall.relay.log).toContain('does not take this hub any more (NOT_ALLOWED)');
      expect(await kofi.says('question.submit', { text: 'Too late' })).toMatchObject({ queued: true });
      const late = await hall.phone('Late');
      expect(byText(late, 'Still here')).toBeDefined();
    } finally {
      await hall.close();
    }
  });
});

function argsFor(type: string, questionId: string): object {
  if (type === 'question.edit') return { questionId, text: 'Changed', seen: 1 };
  return type === 'question.appeal' ? { questionId, text: 'Why?' } : { questionId };
}
