import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { TestRedis } from '../../../../test/harness/redis.js';
import { until } from '../../../../test/harness/until.js';
import { administrator } from '../operations/testing/accounts.js';
import { openSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';

const AMA = { email: 'first@example.org', password: 'correct horse' };

describe('signing in on one of several nodes', () => {
  let redis: TestRedis;
  let one: TestServer;
  let other: TestServer;
  beforeAll(async () => {
    redis = await TestRedis.start();
    const settings = { redisUrl: redis.url };
    one = await TestServer.open([AccountsModule, RoomsModule], settings);
    other = await TestServer.open([AccountsModule, RoomsModule], settings, one.store);
    await until('Redis answers', async () => (await login(one)).status !== 503);
    await administrator(one);
    await redis.flush();
  });
  afterAll(async () => {
    await other.app.close();
    await one.close();
    await redis.dispose();
  });

  const login = (node: TestServer, body: object = { ...AMA, password: 'wrong' }) =>
    node.api('POST', '/auth/login', { body });

  it('is refused on all once too many were wrong on any', async () => {
    for (const node of [one, other, one, other, one]) expect((await login(node)).status).toBe(401);
    const refused = await login(other, AMA);
    expect([refused.status, refused.json['code']]).toEqual([429, 'RATE_LIMITED']);
    await redis.flush();
    expect((await login(other, AMA)).status).toBe(200);
  });

  it('is refused while Redis is gone, with a time, and the audience goes on', async () => {
    const session = await openSession(one);
    await redis.kill();
    const refused = await login(one, AMA);
    expect([refused.status, refused.json['code'], refused.headers.get('retry-after')]).toEqual([
      503,
      'BUSY',
      '5',
    ]);
    const body = { joinKey: 'k'.repeat(22) };
    const joined = await one.api('POST', `/sessions/${session.code}/join`, { body });
    expect(joined.status).toBe(200);
    const seat = { authorization: `Bearer ${String(joined.json['seat'])}` };
    expect((await one.api('GET', `/sessions/${session.id}/state`, { headers: seat })).status).toBe(200);
    const asks = { id: randomUUID(), type: 'question.submit', args: { text: 'Who audits the auditors?' } };
    const asked = await one.api('POST', `/sessions/${session.id}/commands`, { body: asks, headers: seat });
    expect([asked.status, asked.json['ok']]).toEqual([200, true]);
    await redis.start();
    await until('signing in works again', async () => (await login(one, AMA)).status === 200);
  });
});
