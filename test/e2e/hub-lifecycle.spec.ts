import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { QuestionView, Seated } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { openRoom, Person, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const APPLICATION = {
  name: 'Accra hub',
  city: 'Accra',
  country: 'GH',
  coordinator: 'Esi the coordinator',
  contact: 'esi@accra.example',
  technicalContact: 'Kojo the technician',
  expected: 70,
};
const SECRETS = ['Esi the', 'esi@accra', 'Kojo the'];

describe('the life of a hub', () => {
  let server: TestServer;
  let room: OpenedRoom;
  beforeAll(async () => {
    server = await TestServer.start();
    room = await openRoom(server);
    await room.moderator.does('session.phase', { phase: 'open' });
  }, 60_000);
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  const link = (person: Person, hubId: string) =>
    api<{ url: string; token: string }>(server, 'POST', `/sessions/${room.sessionId}/hubs/${hubId}/link`, {
      token: person.seat ?? '',
    });
  const sit = async (token: string) => {
    const { body } = await api<Seated>(server, 'POST', '/invitations/accept', { body: { token } });
    return Person.sit(server, room.sessionId, 'the hub', body as Seated);
  };
  const statusSeen = (person: Person, no: number) => new Map(person.now.presence?.hubs ?? []).get(no);
  const heardAs = (person: Person, no: number, status: string) =>
    until(`${person.name} hears of hub ${no} as ${status}`, () => statusSeen(person, no) === status);
  const asked = async (text: string) => {
    const { questionId } = await room.ama.does('question.submit', { text });
    await room.moderator.does('question.publish', { questionId });
    await room.ben.seesRoom((live) => live.question(questionId));
    return questionId;
  };

  it('goes from an application over a show of hands to the way home', async () => {
    const { moderator, ama, ben, stage } = room;
    const { hubId, no } = await ama.does('hub.apply', APPLICATION);
    await moderator.seesRoom((live) => live.records('hub').find(({ id }) => id === hubId)?.contact);
    expect(await ama.sees((mine) => mine.hubs?.[0]?.status === 'applied')).toBe(true);
    expect((await link(ama, hubId)).body.code).toBe('WRONG_STATE');
    for (const person of [ben, stage]) expect(person.everReceived(hubId)).toBe(false);
    const late = await room.join('Late');
    await until('presence has moved on', () => ben.now.presence?.participants === 3);
    for (const person of [ben, late]) expect(statusSeen(person, no)).toBeUndefined();

    await moderator.does('hub.approve', { hubId });
    await ama.sees((mine) => mine.hubs?.[0]?.status === 'expected');
    await heardAs(ben, no, 'expected');
    expect((await link(ben, hubId)).body.code).toBe('NOT_FOUND');
    const { body } = await link(ama, hubId);
    expect(body.url).toBe(`${server.url}/hub#${body.token}`);
    const hub = await sit(body.token);
    expect(hub.now.you).toMatchObject({ id: hubId, role: 'hub', channel: 'public', hubId });
    expect(hub.now.mine).toMatchObject({ code: room.code, hands: [], hubs: [{ id: hubId, expected: 70 }] });
    await heardAs(ben, no, 'live');

    const questionId = await asked('Who pays for the cable?');
    expect(await hub.tries('hub.count', { questionId, hands: 1 })).toMatchObject({ code: 'WRONG_STATE' });
    await hub.does('hub.checkIn', { headcount: 60, groups: { civil_society: 40, academia: 20 } });
    await hub.does('hub.test', { checks: { microphone: true, camera: false }, streamDelaySeconds: 12 });
    await moderator.seesRoom((live) => live.records('hub')[0]?.checks?.camera === false);
    await ben.seesRoom((live) => live.records('hub')[0]?.headcount === 60);
    expect(ben.records('hub')[0]).toMatchObject({ status: 'live', headcount: 60 });

    await countHands(hub, questionId, 41);
    await hub.does('hub.close', { hubId });
    await heardAs(ben, no, 'closed');
    expect(await hub.tries('question.submit', { text: 'Still here?' })).toMatchObject({
      code: 'WRONG_STATE',
    });
    expect((await link(ama, hubId)).body.code).toBe('WRONG_STATE');
    for (const person of [ben, stage])
      for (const secret of SECRETS) expect(person.everReceived(secret)).toBe(false);
    for (const secret of SECRETS) expect(moderator.everReceived(secret)).toBe(true);
    hub.leave();
  });

  /** Hands stand beside the votes for everybody, and are never among them. */
  async function countHands(hub: Person, questionId: string, hands: number): Promise<void> {
    const { ben, stage, moderator } = room;
    await ben.does('question.vote', { questionId, on: true });
    await hub.does('hub.count', { questionId, hands: 55 });
    await hub.does('hub.count', { questionId, hands });
    const no = ben.live.question(questionId)?.no ?? 0;
    for (const person of [ben, stage, moderator, hub]) {
      const seen = () => person.live.question(questionId) as QuestionView | undefined;
      await until(`${person.name} sees the hands`, () => seen()?.hands?.hands === hands);
      expect(seen()?.hands).toEqual({ hubs: 1, hands, headcount: 60 });
      await until(`${person.name} sees the vote`, () => person.now.votes.get(no) === 1);
    }
    await hub.sees((mine) => mine.hands?.find(([counted]) => counted === no)?.[1] === hands);
  }

  it('of a suspended hub stands still until it is restored, and its seat stays', async () => {
    const { moderator, ben } = room;
    const { hubId } = await moderator.does('hub.put', { name: 'Dhaka hub', city: 'Dhaka' });
    const hub = await room.invite('hub', { hubId });
    const no = hub.now.mine?.hubs?.[0]?.no ?? 0;
    await hub.does('hub.checkIn', { headcount: 30 });
    const { questionId } = await hub.does('question.submit', {
      text: 'May Dhaka ask?',
      onBehalfOf: { stakeholderGroup: 'academia' },
    });
    await moderator.does('question.publish', { questionId });
    const other = await asked('And may others?');
    await moderator.does('hub.suspend', { hubId, reason: 'conduct' });
    await heardAs(ben, no, 'suspended');
    await hub.sees((mine) => mine.hubs?.[0]?.reason === 'conduct');
    for (const reply of [
      await hub.tries('question.submit', { text: 'Why not?' }),
      await hub.tries('question.vote', { questionId: other, on: true }),
      await hub.tries('hub.count', { questionId: other, hands: 3 }),
    ])
      expect(reply).toMatchObject({ ok: false, code: 'MUTED', details: { reason: 'conduct' } });
    await hub.does('signal.send', { to: { roles: ['moderator'] }, text: 'What have we done?' });
    await moderator.sees((mine) => mine.signals.some(({ text }) => text === 'What have we done?'));
    expect(ben.live.question(questionId)).toBeDefined();
    await moderator.does('hub.restore', { hubId });
    await heardAs(ben, no, 'live');
    await hub.does('hub.count', { questionId: other, hands: 3 });
  });

  it('is decided again after a refusal, and whoever applied reads why', async () => {
    const { moderator, ben } = room;
    const { hubId } = await ben.does('hub.apply', { ...APPLICATION, name: 'Quito hub', city: 'Quito' });
    await moderator.does('hub.decline', { hubId, reason: 'capacity' });
    await ben.sees((mine) => mine.hubs?.[0]?.status === 'declined' && mine.hubs[0].reason === 'capacity');
    expect((await link(ben, hubId)).body.code).toBe('WRONG_STATE');
    await moderator.does('hub.approve', { hubId });
    await ben.sees((mine) => mine.hubs?.[0]?.status === 'expected');
    const [first, second] = [await link(ben, hubId), await link(ben, hubId)];
    const old = await api(server, 'POST', '/invitations/accept', { body: { token: first.body.token } });
    expect(old.body.code).toBe('NOT_FOUND');
    (await sit(second.body.token)).leave();
  });

  it('goes on with a new code: its people read it in the console', async () => {
    const { moderator, organiser, sessionId } = room;
    const { hubId } = await moderator.does('hub.put', { name: 'Lima hub', city: 'Lima' });
    const hub = await room.invite('hub', { hubId });
    const made = await api<{ code: string }>(server, 'POST', `/sessions/${sessionId}/code`, {
      token: organiser,
      body: {},
    });
    await hub.sees((mine) => mine.code === made.body.code);
  });
});
