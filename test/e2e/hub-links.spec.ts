import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { HubLink, Presence, Welcome } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { openRoom, type OpenedRoom, type Person } from '../harness/people.js';
import { command, rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

interface Hub {
  person: Person;
  hubId: string;
  no: number;
}

/** Pings are short here, so that a connection that died silently is found out within the time of a test. */
const PINGS = { SOCKET_PING_INTERVAL_MS: '500', SOCKET_PING_TIMEOUT_MS: '1000' };

describe('how hubs are heard', () => {
  let server: TestServer;
  let room: OpenedRoom;
  beforeAll(async () => {
    server = await TestServer.start(PINGS);
    room = await openRoom(server);
    await room.moderator.does('session.rules', { questionsPerHub: 0 });
    await room.moderator.does('session.phase', { phase: 'open' });
  }, 60_000);
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  const registered = async (city: string): Promise<Omit<Hub, 'person'>> => {
    const told = { name: `${city} hub`, city, coordinator: `Secret of ${city}`, expected: 40 };
    const { hubId } = await room.moderator.does('hub.put', told);
    await room.moderator.seesRoom((live) => live.records('hub').some(({ id }) => id === hubId));
    const no = room.moderator.records('hub').find(({ id }) => id === hubId)?.no ?? 0;
    return { hubId, no };
  };
  const sat = async (city: string): Promise<Hub> => {
    const hub = await registered(city);
    return { ...hub, person: await room.invite('hub', { hubId: hub.hubId }) };
  };
  const linkOf = (no: number) => room.moderator.now.presence?.links?.find((link) => link.no === no);
  const heard = (no: number, is: (link: HubLink) => unknown) =>
    until(`staff hear of hub ${no}`, () => {
      const link = linkOf(no);
      return link && is(link) ? link : undefined;
    });
  const seenBy = (person: Person, no: number) => new Map(person.now.presence?.hubs ?? []).get(no);
  const stateOf = (seat: string, query = '') =>
    api<Welcome & Record<string, unknown>>(server, 'GET', `/sessions/${room.sessionId}/state?${query}`, {
      token: seat,
    });

  it('two at once, each by itself; staff see figures, everybody else the state alone', async () => {
    const [accra, dhaka] = [await sat('Accra'), await sat('Dhaka')];
    const raw = await rawSeat(server, { session: room.sessionId, seat: dhaka.person.seat });
    raw.socket.emit('link', { waiting: 21, phones: 180 });
    const measured = await heard(accra.no, ({ roundTripMs }) => roundTripMs !== null);
    expect(measured).toMatchObject({ status: 'live', waiting: null, phones: null });
    expect(measured.roundTripMs).toBeLessThan(1_000);
    expect(measured.heardAt).toBeGreaterThan(Date.now() - 60_000);
    await heard(dhaka.no, ({ status, waiting, phones }) => status === 'degraded' && waiting === 21 && phones);
    await until('the public knows the state', () => seenBy(room.ben, dhaka.no) === 'degraded');
    expect(seenBy(room.ben, accra.no)).toBe('live');
    raw.socket.emit('link', { waiting: 2 });
    await heard(dhaka.no, ({ status, waiting, phones }) => status === 'live' && waiting === 2 && phones);
    raw.close();
    dhaka.person.leave();
    await heard(dhaka.no, ({ status, waiting }) => status === 'offline' && waiting === 2);
    await until('the public knows that too', () => seenBy(room.ben, dhaka.no) === 'offline');
    expect(seenBy(room.ben, accra.no)).toBe('live');
    for (const person of [room.ben, room.stage, accra.person]) {
      expect(person.now.presence?.links).toBeUndefined();
      for (const secret of ['"heardAt"', '"phones"', '"roundTripMs"', 'Secret of Dhaka'])
        expect(person.everReceived(secret)).toBe(false);
    }
    expect(room.moderator.everReceived('Secret of Dhaka')).toBe(true);
  });

  it('is said by a hub alone: a phone that reports an outbox changes nothing', async () => {
    const before = JSON.stringify(room.moderator.now.presence?.hubs);
    const phone = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat });
    phone.socket.emit('link', { waiting: 500, phones: 9 });
    expect(await phone.says(command('question.vote', {}))).toMatchObject({ code: 'BAD_COMMAND' });
    expect(JSON.stringify(room.moderator.now.presence?.hubs)).toBe(before);
    phone.close();
  });

  it('over plain requests alone as degraded, and its commands work', async () => {
    const { hubId, no } = await registered('Quito');
    const made = await api<{ invitations: { token: string }[] }>(
      server,
      'POST',
      `/sessions/${room.sessionId}/invitations`,
      { token: room.organiser, body: { role: 'hub', hubId } },
    );
    const accepted = await api<{ seat: string }>(server, 'POST', '/invitations/accept', {
      body: { token: made.body.invitations[0]?.token },
    });
    const { seat } = accepted.body;
    expect(seenBy(room.ben, no) ?? 'expected').toBe('expected');
    const { body: welcome } = await stateOf(seat, 'waiting=3');
    expect(welcome.you).toMatchObject({ role: 'hub', hubId });
    await heard(no, ({ status, waiting }) => status === 'degraded' && waiting === 3);
    await until('the public knows', () => seenBy(room.ben, no) === 'degraded');
    const post = (type: string, args: unknown) =>
      api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
        token: seat,
        body: command(type, args),
      });
    expect((await post('hub.checkIn', { headcount: 12 })).body).toMatchObject({ ok: true });
    const { body } = await post('question.submit', { text: 'Is Quito heard?' });
    expect(body).toMatchObject({ ok: true });
    const since = `${welcome.epoch}.${welcome.rev}`;
    const { body: news } = await stateOf(seat, `since=${since}&waiting=0`);
    expect(news).toMatchObject({ mode: 'delta', mine: { part: true } });
    expect(news.mine.put.questions.map(({ text }) => text)).toEqual(['Is Quito heard?']);
    await heard(no, ({ status, waiting }) => status === 'degraded' && waiting === 0);
    expect((await stateOf(seat, 'waiting=many')).body.code).toBe('BAD_COMMAND');
  });

  it('no more, once its connection is dead without a word', async () => {
    const { person, no } = await sat('Lima');
    const raw = await rawSeat(server, { session: room.sessionId, seat: person.seat });
    person.leave();
    await heard(no, ({ status }) => status === 'live');
    const { ws } = raw.socket.io.engine.transport as unknown as { ws: { pause(): void } };
    ws.pause();
    await heard(no, ({ status }) => status === 'offline');
    raw.close();
  });

  it('is told at most once a second, and not again while nothing is new', async () => {
    const { person } = await sat('Oslo');
    const raw = await rawSeat(server, { session: room.sessionId, seat: person.seat });
    const staff = await rawSeat(server, { session: room.sessionId, seat: room.moderator.seat, as: 'staff' });
    const told: { at: number; presence: Presence }[] = [];
    staff.socket.on('presence', (presence: Presence) => told.push({ at: Date.now(), presence }));
    for (let waiting = 1; waiting <= 35; waiting += 1) {
      raw.socket.emit('link', { waiting });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    await until('the last one is told', () =>
      told.some(({ presence }) => presence.links?.some(({ waiting }) => waiting === 35)),
    );
    expect(told.length).toBeGreaterThanOrEqual(3);
    const times = told.map(({ at }) => at);
    for (const [at, next] of times.slice(1).entries()) expect(next - (times[at] ?? 0)).toBeGreaterThan(900);
    expect(new Set(told.map(({ presence }) => JSON.stringify(presence))).size).toBe(told.length);
    [raw, staff].forEach((seat) => seat.close());
  });
});

describe('a hub with hundreds of questions', () => {
  const QUESTIONS = 300;
  let server: TestServer;
  let room: OpenedRoom;
  let hub: Person;
  beforeAll(async () => {
    server = await TestServer.start();
    room = await openRoom(server, 'workshop');
    await room.moderator.does('session.rules', { questionsPerHub: 0 });
    await room.moderator.does('session.phase', { phase: 'open' });
    const { hubId } = await room.moderator.does('hub.put', { name: 'Accra hub', city: 'Accra' });
    hub = await room.invite('hub', { hubId });
    await hub.does('hub.checkIn', { headcount: 300 });
  }, 60_000);
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  const ask = (at: number) =>
    hub.does('question.submit', { text: `Question number ${at} of Accra?`, localAuthor: `phone-${at}` });

  it('is sent what changed of its corner, however much that holds', async () => {
    for (let from = 0; from < QUESTIONS; from += 50)
      await Promise.all(Array.from({ length: 50 }, (_, at) => ask(from + at)));
    const raw = await rawSeat(server, { session: room.sessionId, seat: hub.seat });
    expect(raw.welcome.mine.put.questions).toHaveLength(QUESTIONS);
    expect(raw.welcome.mine.part).toBeUndefined();
    const mines: Welcome['mine'][] = [];
    raw.socket.on('mine', (mine: Welcome['mine']) => mines.push(mine));
    const { questionId } = await ask(QUESTIONS);
    await until('the new one arrives', () => mines.length > 0);
    expect(mines[0]?.part).toBe(true);
    expect(mines[0]?.put.questions.map(({ id }) => id)).toEqual([questionId]);
    const first = raw.welcome.mine.put.questions[0]?.id ?? '';
    await room.moderator.does('question.decline', { questionId: first, reason: 'duplicate' });
    const told = await until('what became of the first arrives', () =>
      mines.find(({ put }) => put.questions.some(({ id }) => id === first)),
    );
    expect(told.put.questions.map(({ id, status }) => [id, status])).toEqual([[first, 'declined']]);
    expect(Math.max(...mines.map((mine) => JSON.stringify(mine).length))).toBeLessThan(4_000);
    raw.close();
  });

  it('comes back after a cut with less than 20 kB, and lacks nothing', async () => {
    const before = await rawSeat(server, { session: room.sessionId, seat: hub.seat });
    const { epoch, rev, mine } = before.welcome;
    before.close();
    const missed = (await ask(QUESTIONS + 1)).questionId;
    const declined = mine.put.questions[7]?.id ?? '';
    await room.moderator.does('question.decline', { questionId: declined, reason: 'off_topic' });
    const since = { epoch, rev };
    const after = await rawSeat(server, { session: room.sessionId, seat: hub.seat, since });
    expect(after.welcome).toMatchObject({ mode: 'delta', mine: { part: true } });
    expect(JSON.stringify(after.welcome).length).toBeLessThan(20_000);
    const laid = new Map(mine.put.questions.map((question) => [question.id, question]));
    for (const question of after.welcome.mine.put.questions) laid.set(question.id, question);
    const fresh = await rawSeat(server, { session: room.sessionId, seat: hub.seat });
    const byNo = [...laid.values()].sort((one, other) => one.no - other.no);
    expect(byNo).toEqual(fresh.welcome.mine.put.questions);
    expect([laid.get(declined)?.status, laid.has(missed)]).toEqual(['declined', true]);
    [after, fresh].forEach((seat) => seat.close());
  });
});
