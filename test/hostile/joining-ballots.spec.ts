import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '@openfloor/client';
import type { PersonalCodeMade, RoomCode, Seated } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { knock } from '../harness/hostile-door.js';
import { openRoom, Person, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { command } from '../harness/raw.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.start({ PROGRAMME: 'none' });
});
afterAll(() => server.dispose());

const seatOf = async (room: OpenedRoom, personalCode: string): Promise<Seated> => {
  const { status, body } = await knock(server, room.sessionId, { joinKey: newKey(), personalCode });
  if (status !== 200) throw new Error(`not joined: ${JSON.stringify(body)}`);
  return body;
};
const codesOf = async (room: OpenedRoom, count: number): Promise<PersonalCodeMade[]> => {
  const body = { count };
  const made = await api<{ codes: PersonalCodeMade[] }>(server, 'POST', `/sessions/${room.sessionId}/roll`, {
    token: room.organiser,
    body,
  });
  return made.body.codes;
};
const votes = async ({ sessionId }: OpenedRoom): Promise<number[]> => {
  const { body } = await api<{ tallies: { votes: number[] } }>(server, 'GET', `/sessions/${sessionId}/state`);
  return body.tallies.votes;
};

describe('a ballot on the roll', () => {
  let room: OpenedRoom;
  let questionId: string;
  beforeAll(async () => {
    room = await openRoom(server);
    await room.moderator.does('session.rules', { ballot: 'roll' });
    ({ questionId } = await room.moderator.does('question.submit', { text: 'Who votes?', spoken: true }));
  });
  afterAll(() => room?.leave());

  const vote = (seat: string, on = true) =>
    api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
      token: seat,
      body: command('question.vote', { questionId, on }),
    });

  it('counts one vote for a code, however many devices use it at once', async () => {
    const [made] = await codesOf(room, 1);
    const seats = await Promise.all(Array.from({ length: 8 }, () => seatOf(room, made?.code ?? '')));
    expect(new Set(seats.map(({ actor }) => actor.id)).size).toBe(1);
    const replies = await Promise.all(seats.map(({ seat }) => vote(seat)));
    expect(replies.map(({ status }) => status)).toEqual(replies.map(() => 200));
    expect(await votes(room)).toEqual([1, 1]);
  });

  it('counts nobody else, whatever else they can do, and says so in what they can do', async () => {
    const reply = await vote(room.ama.seat ?? '');
    expect([reply.status, reply.body.code, reply.body.details]).toEqual([
      403,
      'IDENTITY_REQUIRED',
      { ballot: 'roll', needs: 'personalCode' },
    ]);
    const late = await room.join('Cyn');
    expect(late.now.you?.can).not.toContain('question.vote');
    expect(late.now.you?.can).toContain('question.submit');
    expect(await votes(room)).toEqual([1, 1]);
  });

  it('loses a vote with its code, and a thief of a code that was replaced loses theirs', async () => {
    const [lost] = await codesOf(room, 1);
    const thief = await seatOf(room, lost?.code ?? '');
    await vote(thief.seat);
    expect(await votes(room)).toEqual([1, 2]);
    const replaced = await api<{ codes: PersonalCodeMade[] }>(
      server,
      'POST',
      `/sessions/${room.sessionId}/roll/${lost?.id}/replace`,
      { token: room.organiser, body: {} },
    );
    expect(await votes(room)).toEqual([1, 1]);
    expect((await vote(thief.seat)).status).toBe(403);
    expect((await knock(server, room.sessionId, { personalCode: lost?.code ?? '' })).status).toBe(404);
    const holder = await seatOf(room, replaced.body.codes[0]?.code ?? '');
    expect(holder.actor.id).not.toBe(thief.actor.id);
    expect([(await vote(holder.seat)).status, await votes(room)]).toEqual([200, [1, 2]]);
  });

  it('is closed to who guesses codes: one answer for all that are wrong, and soon none at all', async () => {
    const guess = () => {
      const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
      const code = Array.from({ length: 16 }, () => letters[Math.floor(Math.random() * 32)]).join('');
      return knock(server, room.sessionId, { personalCode: code });
    };
    const said: string[] = [];
    for (let tries = 0; tries < 80; tries += 1) said.push(JSON.stringify((await guess()).body));
    expect(said[0]).toContain('NOT_FOUND');
    expect(new Set(said.filter((one) => one.includes('NOT_FOUND'))).size).toBe(1);
    expect(said.at(-1)).toContain('RATE_LIMITED');
    expect(await votes(room)).toEqual([1, 2]);
  });

  it('tells nobody which code became which vote', async () => {
    const roll = await api<{ entries: object[] }>(server, 'GET', `/sessions/${room.sessionId}/roll`, {
      token: room.organiser,
    });
    const words = JSON.stringify(roll.body);
    expect(roll.body.entries.length).toBeGreaterThan(2);
    expect(words).not.toMatch(/voter|participant|seat/i);
    for (const person of [room.moderator, room.ama, room.stage])
      expect(
        person.received.filter((bytes) => bytes.includes('"roll"') && bytes.includes('voterId')),
      ).toEqual([]);
  });
});

describe('a ballot in the room', () => {
  let room: OpenedRoom;
  let questionId: string;
  beforeAll(async () => {
    room = await openRoom(server);
    await room.moderator.does('session.rules', { ballot: 'room' });
    ({ questionId } = await room.moderator.does('question.submit', { text: 'Who is here?', spoken: true }));
  });
  afterAll(() => room?.leave());

  const shown = () =>
    api<RoomCode>(server, 'GET', `/sessions/${room.sessionId}/room-code`, { token: room.stage.seat ?? '' });
  const enter = (person: Person, code: string) =>
    api(server, 'POST', `/sessions/${room.sessionId}/room-code`, {
      token: person.seat ?? '',
      body: { code },
    });

  it('never sends the code to a phone: it is in no byte of the stream, the state or the page', async () => {
    const codes = new Set<string>();
    const reader = await room.join('Dan');
    const spy = await Person.sit(server, room.code, 'a reader', undefined, 'public');
    for (let n = 0; n < 3; n += 1) {
      codes.add((await shown()).body.code);
      await room.moderator.does('stage.show', { scene: n % 2 === 0 ? 'join' : 'queue' });
      await room.moderator.does('session.describe', { title: `Title ${n}` });
    }
    await reader.seesRoom((live) => live.records('session')[0]?.title === 'Title 2');
    await spy.seesRoom((live) => live.records('session')[0]?.title === 'Title 2');
    const state = await fetch(`${server.url}/api/v1/sessions/${room.sessionId}/state`);
    const pages = await Promise.all(
      [`/s/${room.code}`, `/stage/${room.code}`, `/api/v1/join/${room.code}`].map((path) =>
        fetch(server.url + path),
      ),
    );
    codes.add((await shown()).body.code);
    const heard = [...reader.received, ...spy.received, ...room.stage.received, ...room.ama.received];
    const read = await Promise.all([state, ...pages].map((answer) => answer.text()));
    spy.leave();
    expect(heard.length).toBeGreaterThan(10);
    expect(read.every((text) => text.length > 100)).toBe(true);
    for (const code of codes) {
      expect(code).toMatch(/^\d{6}$/);
      const grouped = new RegExp(`(?<![\\d.-])${code.slice(0, 3)}[ -]?${code.slice(3)}(?![\\d-])`);
      expect([...heard, ...read].filter((text) => grouped.test(text))).toEqual([]);
    }
  });

  it('refuses the code to phones and to whoever has no seat', async () => {
    const path = `/sessions/${room.sessionId}/room-code`;
    const asked = await api(server, 'GET', path, { token: room.ama.seat ?? '' });
    expect([asked.status, asked.body.code]).toEqual([403, 'NOT_ALLOWED']);
    expect((await api(server, 'GET', path)).status).toBe(401);
    expect((await api(server, 'GET', path, { token: room.moderator.seat ?? '' })).status).toBe(200);
  });

  it('takes a vote once the code was entered, and no code that has ended', async () => {
    const refused = await room.ben.tries('question.vote', { questionId, on: true });
    expect(refused).toMatchObject({ ok: false, code: 'IDENTITY_REQUIRED', details: { needs: 'roomCode' } });
    const wrong = await enter(room.ben, '000000');
    const current = (await shown()).body.code;
    if (current !== '000000') expect([wrong.status, wrong.body.code]).toEqual([404, 'NOT_FOUND']);
    expect((await enter(room.ben, current)).status).toBe(200);
    await room.ben.sees(({ profile }) => profile?.roomChecked);
    expect(await room.ben.tries('question.vote', { questionId, on: true })).toMatchObject({ ok: true });
    expect(await room.ama.tries('question.vote', { questionId, on: true })).toMatchObject({ ok: false });
  });

  it('is closed to a phone that guesses', async () => {
    const answers: (string | undefined)[] = [];
    for (let tries = 0; tries < 8; tries += 1)
      answers.push((await enter(room.ama, String(100_000 + tries))).body.code);
    expect(answers).toContain('RATE_LIMITED');
  });
});
