import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { newKey } from '@openfloor/client';
import { api } from '../harness/api.js';
import { challengeIn, flood, knock, solved } from '../harness/hostile-door.js';
import { openRoom, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

/** What a venue is here, so that the knocks of a bot are far above it. */
const VENUE = 60;
const KNOCKS = process.env['LONG'] === '1' ? 10_000 : 1_000;

describe('a bot that mints participants', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let other: OpenedRoom;
  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: String(VENUE), PROGRAMME: 'none' });
    [room, other] = [await openRoom(server), await openRoom(server)];
  });
  afterAll(async () => {
    room?.leave();
    other?.leave();
    await server.dispose();
  });

  it('gets no more seats for thousands of knocks than a venue has, while a phone that was in comes back', async () => {
    const ours = newKey();
    expect((await knock(server, room.sessionId, { joinKey: ours })).status).toBe(200);
    const returns: number[] = [];
    const began = performance.now();
    const counts = await flood(KNOCKS, 48, async (n) => {
      if (n % 250 === 125) {
        const asked = performance.now();
        const { status } = await knock(server, room.code, { joinKey: ours });
        expect(status).toBe(200);
        returns.push(performance.now() - asked);
      }
      return knock(server, room.sessionId);
    });
    // Minutes may end while they knock, and then the venue is as large again.
    const venues = 1 + Math.ceil((performance.now() - began) / 60_000);
    expect(counts.get(200) ?? 0).toBeLessThanOrEqual(venues * VENUE);
    expect((counts.get(200) ?? 0) + (counts.get(429) ?? 0)).toBe(KNOCKS);
    expect(Math.max(...returns)).toBeLessThan(5_000);
  }, 120_000);

  it('is asked for work that is bound to the session, the device, the moment and one use', async () => {
    const [joinKey, stranger] = [newKey(), newKey()];
    const challenge = challengeIn(await knocksUntilAsked(joinKey));
    expect(challenge.bits).toBeGreaterThanOrEqual(16);
    const proof = solved(challenge, joinKey);
    const forgeries = [
      [room.sessionId, { joinKey, proof: { ...proof, nonce: 'zz' } }],
      [room.sessionId, { joinKey, proof: { ...proof, mac: `${proof.mac.slice(0, -2)}AA` } }],
      [room.sessionId, { joinKey, proof: { ...solved({ ...challenge, bits: 1 }, joinKey) } }],
      [room.sessionId, { joinKey, proof: { ...proof, expiresAt: proof.expiresAt + 1 } }],
      [room.sessionId, { joinKey: stranger, proof }],
      [room.sessionId, { joinKey: stranger, proof: solved(challenge, stranger) }],
      [other.sessionId, { joinKey, proof }],
    ] as const;
    for (const [session, body] of forgeries) expect((await knock(server, session, body)).status).toBe(429);
    expect((await knock(server, room.sessionId, { joinKey, proof })).status).toBe(200);
    expect((await knock(server, room.sessionId, { joinKey: stranger, proof })).status).toBe(429);
    // The device is known now, so a lost answer costs it nothing.
    expect((await knock(server, room.sessionId, { joinKey })).status).toBe(200);
  }, 30_000);

  it.each([
    { nonce: 'x'.repeat(17) },
    { nonce: '' },
    { nonce: { $gt: '' } },
    { bits: -1 },
    { bits: 1e9 },
    { salt: 'x'.repeat(33) },
    { mac: null },
    { expiresAt: 'now' },
  ])('cannot send a proof of the shape %j', async (change) => {
    const joinKey = newKey();
    const whole = { salt: 'a', bits: 16, expiresAt: Date.now() + 60_000, mac: 'a', nonce: '1' };
    const { status, body } = await knock(server, room.sessionId, { joinKey, proof: { ...whole, ...change } });
    expect([status, body.code]).toEqual([400, 'BAD_COMMAND']);
  });

  it('does not shut out a browser without scripts, which waits its turn', async () => {
    const page = await fetch(`${server.url}/s/${room.code}`);
    const form = /name="form" value="([^"]+)"/.exec(await page.text())?.[1] ?? '';
    const [cookie = ''] = (page.headers.getSetCookie()[0] ?? '').split(';');
    const joined = async (): Promise<boolean> => {
      const answer = await fetch(`${server.url}/s/${room.code}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          cookie,
          origin: server.url,
          'sec-fetch-site': 'same-origin',
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ form, join: '1' }),
      });
      const next = await fetch(new URL(answer.headers.get('location') ?? '', server.url), {
        headers: { cookie },
      });
      return !(await next.text()).includes('try again in a moment');
    };
    await until('the browser without scripts is in', joined, 15_000);
  }, 30_000);

  /** Fills the venue of this minute, and knocks once more. */
  async function knocksUntilAsked(joinKey: string) {
    await flood(VENUE + 1, 16, () => knock(server, room.sessionId));
    return knock(server, room.sessionId, { joinKey });
  }
});

describe('a locked door', () => {
  let server: TestServer;
  let room: OpenedRoom;
  beforeAll(async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    room = await openRoom(server);
  });
  afterAll(async () => {
    room?.leave();
    await server.dispose();
  });

  it('keeps newcomers out, and those who are in stay, vote and come back', async () => {
    const joinKey = newKey();
    expect((await knock(server, room.sessionId, { joinKey })).status).toBe(200);
    const { questionId } = await room.moderator.does('question.submit', { text: 'Who is in?', spoken: true });
    await room.moderator.does('session.switch', { joins: false });
    const newcomer = await knock(server, room.code);
    expect([newcomer.status, newcomer.body.code]).toEqual([403, 'SWITCHED_OFF']);
    const back = await knock(server, room.sessionId, { joinKey });
    expect(back.status).toBe(200);
    expect((await room.ama.does('question.vote', { questionId, on: true })).questionId).toBe(questionId);
    await room.ama.seesRoom((live) => live.records('session')[0]?.switches.joins === false);
    await room.moderator.does('session.switch', { joins: true });
    expect((await knock(server, room.code)).status).toBe(200);
  });

  it('is seen and turned by moderators alone', async () => {
    for (const person of [room.ama, room.stage]) {
      const reply = await person.tries('session.switch', { joins: false });
      expect(reply).toMatchObject({ ok: false, code: 'NOT_ALLOWED' });
    }
    const door = await api(server, 'GET', `/sessions/${room.sessionId}/door`, {
      token: room.moderator.seat ?? '',
    });
    expect(door.body).toMatchObject({ bits: null, joins: { minute: expect.any(Number) } });
    const refused = await api(server, 'GET', `/sessions/${room.sessionId}/door`, {
      token: room.ama.seat ?? '',
    });
    expect([refused.status, refused.body.code]).toEqual([403, 'NOT_ALLOWED']);
  });
});
