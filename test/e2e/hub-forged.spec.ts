import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { openRoom, type OpenedRoom, type Person } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

describe('a hub that is not what it says', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let accra: Person;
  let dhaka: Person;
  let raw: RawSeat;
  let questionId: string;

  const registered = async (city: string) => {
    const { hubId } = await room.moderator.does('hub.put', { name: `${city} hub`, city });
    const hub = await room.invite('hub', { hubId });
    await hub.does('hub.checkIn', { headcount: 20 });
    return hub;
  };
  const says = (type: string, args: unknown) => raw.says(command(type, args));
  const resultOf = (reply: Reply) => (reply.ok ? reply.result : undefined);
  /** Numbers are given one after the other, so that the number of a new question tells how many there were. */
  const nextNo = async () => (await room.ama.does('question.submit', { text: 'Whose turn is it?' })).no;

  beforeAll(async () => {
    server = await TestServer.start();
    room = await openRoom(server, 'workshop');
    await room.moderator.does('session.phase', { phase: 'open' });
    await room.moderator.does('session.rules', { questionsPerPerson: 0 });
    accra = await registered('Accra');
    dhaka = await registered('Dhaka');
    raw = await rawSeat(server, { session: room.sessionId, seat: accra.seat });
    questionId = (await room.ama.does('question.submit', { text: 'Whose hands are these?' })).questionId;
    await room.ben.seesRoom((live) => live.question(questionId));
  }, 60_000);
  afterAll(async () => {
    raw.close();
    room.leave();
    await server.dispose();
  });

  it('cannot count, close or check in another one', async () => {
    expect(await says('hub.count', { questionId, hands: 1, hubId: dhaka.actorId })).toMatchObject({
      code: 'BAD_COMMAND',
    });
    expect(await says('hub.checkIn', { headcount: 9, hubId: dhaka.actorId })).toMatchObject({
      code: 'BAD_COMMAND',
    });
    expect(await says('hub.close', { hubId: dhaka.actorId })).toMatchObject({ code: 'NOT_ALLOWED' });
    const { questionId: theirs } = await dhaka.does('question.submit', { text: 'Dhaka asks?' });
    expect(await says('question.withdraw', { questionId: theirs })).toMatchObject({ code: 'NOT_ALLOWED' });
    const list = room.moderator.records('hub');
    expect(list.map(({ headcount, status }) => [headcount, status])).toEqual([
      [20, 'live'],
      [20, 'live'],
    ]);
  });

  it.each([
    ['hub.put', () => ({ name: 'Another', city: 'Another' })],
    ['hub.approve', () => ({ hubId: accra.actorId })],
    ['hub.restore', () => ({ hubId: accra.actorId })],
    ['hub.apply', () => ({ name: 'A', city: 'B', coordinator: 'C', contact: 'D' })],
    ['question.publish', () => ({ questionId })],
    ['session.rules', () => ({ questionsPerHub: 0 })],
    ['participant.remove', () => ({ participantId: accra.actorId, reason: 'conduct' })],
  ])('may not %s', async (type, args) => {
    expect(await says(type, args())).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
  });

  it('has the role of its link, whatever it writes into the handshake or the envelope', async () => {
    const forged = { session: room.sessionId, seat: accra.seat, as: 'staff', role: 'moderator' };
    const bold = await rawSeat(server, forged);
    expect(bold.welcome.you).toMatchObject({ role: 'hub', channel: 'public' });
    expect(bold.welcome.presence.links).toBeUndefined();
    bold.close();
    const inEnvelope = { ...command('question.publish', { questionId }), role: 'moderator' };
    expect(await raw.says(inEnvelope)).toMatchObject({ code: 'BAD_COMMAND' });
    const [head = '', body = '', sign = ''] = (accra.seat ?? '').split('.');
    const turned = Buffer.from(body, 'base64url').toString().replace(accra.actorId, dhaka.actorId);
    const seat = [head, Buffer.from(turned).toString('base64url'), sign].join('.');
    await expect(rawSeat(server, { session: room.sessionId, seat })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
  });

  it('is not believed by a phone that says it acts for one', async () => {
    const phone = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat });
    const tries: [string, object][] = [
      ['hub.count', { questionId, hands: 1 }],
      ['hub.checkIn', { headcount: 1 }],
      ['question.submit', { text: 'Who?', localAuthor: 'phone-1' }],
      ['question.submit', { text: 'Who?', onBehalfOf: { name: 'Somebody' } }],
    ];
    for (const [type, args] of tries)
      expect(await phone.says(command(type, args))).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    phone.close();
  });

  it('counts no more hands than heads, and says how many would do', async () => {
    expect(await says('hub.count', { questionId, hands: 21 })).toMatchObject({
      ok: false,
      code: 'QUOTA_REACHED',
      details: { quota: 20 },
    });
    expect(await says('hub.count', { questionId, hands: -1 })).toMatchObject({ code: 'BAD_COMMAND' });
    expect(await says('hub.count', { questionId, hands: 20 })).toMatchObject({ ok: true });
    await room.ben.seesRoom((live) => live.question(questionId)?.hands?.hands === 20);
  });

  it('that says the same again is answered the same, and nothing happens twice', async () => {
    const before = await nextNo();
    const batch = [
      ...Array.from({ length: 5 }, (_, at) =>
        command('question.submit', { text: `Number ${at}?`, localAuthor: `phone-${at}` }),
      ),
      command('hub.count', { questionId, hands: 7 }),
    ];
    const first = await Promise.all(batch.map((one) => raw.says(one)));
    expect(first.every(({ ok }) => ok)).toBe(true);
    const other = await rawSeat(server, { session: room.sessionId, seat: accra.seat });
    const again = await Promise.all(batch.map((one) => other.says(one)));
    expect(again.map(resultOf)).toEqual(first.map(resultOf));
    expect(again.every((reply) => reply.duplicate)).toBe(true);
    const { body } = await api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
      token: accra.seat!,
      body: batch[0],
    });
    expect(body).toMatchObject({ ok: true, duplicate: true, result: resultOf(first[0]!) });
    expect(await nextNo()).toBe(before + 6);
    other.close();
  });

  it('that replays the batch of another hub gets none of its answers, and nothing of the other is done twice', async () => {
    const batch = [
      command('question.submit', { text: 'Said in Accra?', localAuthor: 'phone-1' }),
      command('hub.count', { questionId, hands: 11 }),
    ];
    const said = await Promise.all(batch.map((one) => raw.says(one)));
    await room.ben.seesRoom((live) => live.question(questionId)?.hands?.hands === 11);
    const thief = await rawSeat(server, { session: room.sessionId, seat: dhaka.seat });
    const [question, hands] = await Promise.all(batch.map((one) => thief.says(one)));
    expect(question).toMatchObject({ ok: true });
    expect(question).not.toHaveProperty('duplicate');
    expect(resultOf(question!)?.['questionId']).not.toBe(resultOf(said[0]!)?.['questionId']);
    expect(hands).toMatchObject({ ok: true, result: { hands: 11 } });
    const both = await until('the room has both', () => {
      const seen = room.moderator.records('question').filter(({ text }) => text === 'Said in Accra?');
      return seen.length === 2 && seen;
    });
    expect(both.map(({ hubId }) => hubId).sort()).toEqual([accra.actorId, dhaka.actorId].sort());
    await room.ben.seesRoom((live) => live.question(questionId)?.hands?.hands === 22);
    expect(room.ben.live.question(questionId)?.hands).toEqual({ hubs: 2, hands: 22, headcount: 40 });
    thief.close();
  });
});

describe('a hub in a hurry', () => {
  it('has twenty commands a second over all its devices, and is told when to come again', async () => {
    const server = await TestServer.start({ LIMIT_COMMANDS_PER_SECOND: '10' });
    const room = await openRoom(server, 'workshop');
    const { hubId } = await room.moderator.does('hub.put', { name: 'Accra hub', city: 'Accra' });
    const hub = await room.invite('hub', { hubId });
    const [relay, console] = await Promise.all([
      rawSeat(server, { session: room.sessionId, seat: hub.seat }),
      rawSeat(server, { session: room.sessionId, seat: hub.seat }),
    ]);
    const burst = Array.from({ length: 60 }, (_, at) =>
      (at % 2 ? relay : console).says(command('hub.checkIn', { headcount: at })),
    );
    const replies = await Promise.all(burst);
    const taken = replies.filter(({ ok }) => ok).length;
    expect(taken).toBeGreaterThanOrEqual(40);
    expect(taken).toBeLessThan(60);
    for (const reply of replies.filter(({ ok }) => !ok)) {
      expect(reply).toMatchObject({ code: 'RATE_LIMITED' });
      expect(!reply.ok && reply.retryAfterMs).toBeGreaterThan(0);
    }
    const { status, headers } = await until('a plain request is refused as well', async () => {
      const answers = await Promise.all(
        Array.from({ length: 45 }, () =>
          api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
            token: hub.seat!,
            body: command('hub.checkIn', { headcount: 1 }),
          }),
        ),
      );
      return answers.find((answer) => answer.status === 429);
    });
    expect([status, Number(headers.get('retry-after'))]).toEqual([429, expect.any(Number)]);
    [relay, console].forEach((seat) => seat.close());
    room.leave();
    await server.dispose();
  });
});
