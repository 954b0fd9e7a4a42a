import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Actor } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { AccountsModule } from '../accounts/accounts.module.js';
import { administrator, type TestAccount } from '../operations/testing/accounts.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { SimilarModule } from './similar.module.js';

const SPAM = 'Who should pay for filtering spam?';
const SPAM_TOO = 'Who pays for spam filters?';
const SCHOOLS = 'When will affordable broadband reach rural schools?';

let server: TestServer;
let admin: TestAccount;
beforeAll(async () => {
  server = await TestServer.open([AccountsModule, RoomsModule, SimilarModule]);
  admin = await administrator(server);
});
afterAll(() => server.close());

let made = 0;
/** Somebody takes a seat; every seat has its own pace. */
async function seat({ id }: TestSession) {
  const joinKey = String((made += 1)).padStart(22, 'k');
  const { json } = await server.api('POST', `/sessions/${id}/join`, { body: { joinKey } });
  const actor: Actor = { type: 'participant', id: (json['actor'] as { id: string }).id };
  return { actor, headers: { authorization: `Bearer ${String(json['seat'])}` } };
}

async function ask(session: TestSession, text: string, show = true): Promise<string> {
  const { actor } = await seat(session);
  const { questionId } = await session.does('question.submit', { text, language: 'en' }, actor);
  if (show) await session.does('question.publish', { questionId });
  return String(questionId);
}

const similar = async (session: TestSession, text: string) =>
  (
    await server.api('POST', `/sessions/${session.id}/similar`, {
      ...(await seat(session)),
      body: { text, language: 'en' },
    })
  ).json;
const numbers = async (session: TestSession, text: string) =>
  ((await similar(session, text))['similar'] as [number, number][]).map(([no]) => no);
const pairs = async ({ id }: TestSession, headers = admin.headers) =>
  (await server.api('GET', `/sessions/${id}/similar`, { headers })).json;

describe('whoever is about to ask', () => {
  it('is told of published questions that ask the same, by number and percent and nothing else', async () => {
    const session = await openSession(server);
    await ask(session, SPAM);
    await ask(session, SCHOOLS);
    const told = await similar(session, SPAM_TOO);
    expect(told).toEqual({ similar: [[1, expect.any(Number)]] });
  });

  it('is told of what is published, reworded, merged, set aside and withdrawn, as it happens', async () => {
    const session = await openSession(server);
    const spam = await ask(session, SPAM, false);
    expect(await numbers(session, SPAM_TOO)).toEqual([]);
    await session.does('question.publish', { questionId: spam });
    expect(await numbers(session, SPAM_TOO)).toEqual([1]);
    const schools = await ask(session, SCHOOLS);
    await session.does('question.merge', { questionId: spam, into: schools });
    expect(await numbers(session, SPAM_TOO)).toEqual([2]);
    await session.does('question.unmerge', { questionId: spam });
    expect(await numbers(session, SPAM_TOO)).toEqual([1]);
    await session.does('question.redact', { questionId: spam, text: '[…]', reason: 'personal_data' });
    expect(await numbers(session, SPAM_TOO)).toEqual([]);
    await session.does('question.decline', { questionId: schools, reason: 'off_topic' });
    expect(await numbers(session, SCHOOLS)).toEqual([]);
  });

  it('is told of three at most, the most alike first', async () => {
    const session = await openSession(server);
    for (const who of ['users', 'providers', 'senders', 'states', 'nobody'])
      await ask(session, `Who should pay for filtering spam, ${who}?`);
    await ask(session, SPAM);
    const { similar: told } = (await similar(session, SPAM)) as { similar: [number, number][] };
    expect(told[0]).toEqual([6, 100]);
    expect(told).toHaveLength(3);
  });

  it('cannot find out anything of what is not shown: the answers are the same as if it were not there', async () => {
    const [bare, full] = [await openSession(server), await openSession(server)];
    for (const session of [bare, full]) {
      await ask(session, SPAM);
      await ask(session, SCHOOLS);
      await ask(session, 'Who should pay for undersea cables?');
    }
    for (const text of [
      'Who filters spam about canaries?',
      'Spam, spam, spam!',
      'Canaries pay for broadband',
    ])
      await ask(full, text, false);
    const declined = await ask(full, 'Do canaries filter spam in schools?', false);
    await full.does('question.decline', { questionId: declined, reason: 'conduct' });
    for (const text of [
      SPAM_TOO,
      'Do canaries filter spam?',
      'Who should pay for canaries?',
      'spam filtering pay',
    ])
      expect([text, await similar(full, text)]).toEqual([text, await similar(bare, text)]);
  });

  it('is refused where the record is not for everybody, and where the words have another shape', async () => {
    const session = await openSession(server);
    await session.does('session.rules', { record: 'participants' });
    const path = `/sessions/${session.id}/similar`;
    const nobody = await server.api('POST', path, { body: { text: SPAM, language: 'en' } });
    expect([nobody.status, nobody.json['code']]).toEqual([403, 'NOT_ALLOWED']);
    const own = await seat(session);
    for (const body of [
      {},
      { text: '' },
      { text: 'x'.repeat(5_001) },
      { text: SPAM, language: '../..' },
      { text: SPAM, more: 1 },
    ]) {
      const { status, json } = await server.api('POST', path, { ...own, body });
      expect([status, json['code']]).toEqual([400, 'BAD_COMMAND']);
    }
  });

  it('is answered a dozen times at once, then every two seconds, and nobody else waits for it', async () => {
    const session = await openSession(server);
    await ask(session, SPAM);
    const [ama, ben] = [await seat(session), await seat(session)];
    const asks = (headers: Record<string, string>) =>
      server.api('POST', `/sessions/${session.id}/similar`, { headers, body: { text: SPAM } });
    let answered = 0;
    while ((await asks(ama.headers)).status === 200) answered += 1;
    expect(answered).toBe(12);
    const late = await asks(ama.headers);
    expect([late.status, late.json['code']]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(late.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await asks(ben.headers)).status).toBe(200);
  });
});

describe('staff', () => {
  it('are told which of those that wait are like one they could be merged into', async () => {
    const session = await openSession(server);
    await ask(session, SPAM);
    await ask(session, SCHOOLS);
    await ask(session, SPAM_TOO, false);
    const told = await pairs(session);
    expect(told).toEqual({ pairs: [[3, 1, expect.any(Number)]], left: 0 });
  });

  it('are told of the earlier one where both wait in public, and of nothing once they are merged or answered', async () => {
    const session = await openSession(server);
    const [spam, too] = [await ask(session, SPAM), await ask(session, SPAM_TOO)];
    expect((await pairs(session))['pairs']).toEqual([[2, 1, expect.any(Number)]]);
    await session.does('question.merge', { questionId: too, into: spam });
    expect((await pairs(session))['pairs']).toEqual([]);
    await session.does('question.unmerge', { questionId: too });
    expect((await pairs(session))['pairs']).toEqual([[2, 1, expect.any(Number)]]);
    await session.does('question.decline', { questionId: spam, reason: 'duplicate' });
    expect((await pairs(session))['pairs']).toEqual([]);
  });

  it('are told of the one on top where the likest was merged', async () => {
    const session = await openSession(server);
    const [schools, spam] = [await ask(session, SCHOOLS), await ask(session, SPAM)];
    await session.does('question.merge', { questionId: spam, into: schools });
    await ask(session, SPAM_TOO, false);
    expect((await pairs(session))['pairs']).toEqual([[3, 1, expect.any(Number)]]);
  });

  it('are alone in being told', async () => {
    const session = await openSession(server);
    const { headers } = await seat(session);
    for (const who of [headers, {}]) {
      const { status, json } = await server.api('GET', `/sessions/${session.id}/similar`, { headers: who });
      expect([status, json['code']]).toEqual([403, 'NOT_ALLOWED']);
    }
  });

  it('are answered soon in a large room, with what is compared by then, and in the end with all of it', async () => {
    const session = await openSession(server);
    const actor: Actor = { type: 'account', id: admin.id, administrator: true };
    for (let at = 0; at < 300; at += 1)
      await session.does(
        'question.submit',
        { text: `Who should pay for ${randomUUID()} in the ${randomUUID()} of the village?` },
        actor,
      );
    let left = Infinity;
    for (let times = 0; times < 200 && left > 0; times += 1) left = Number((await pairs(session))['left']);
    expect(left).toBe(0);
  });
});
