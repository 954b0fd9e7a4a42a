import { afterEach, describe, expect, it } from '@jest/globals';
import { TestPostgres } from '../harness/postgres.js';
import { TestRedis } from '../harness/redis.js';
import { until } from '../harness/until.js';

describe('the PostgreSQL of the tests', () => {
  let postgres: TestPostgres;
  afterEach(() => postgres.dispose());

  it('keeps what was committed over a kill, each kind of end and a freeze', async () => {
    postgres = await TestPostgres.start();
    const [one, other] = [await postgres.freshDatabase(), await postgres.freshDatabase()];
    expect(new Set([one, other]).size).toBe(2);
    await postgres.query('CREATE TABLE kept (no integer PRIMARY KEY)', one);
    const rows = () => postgres.query<{ count: string }>('SELECT count(*) FROM kept', one);
    const ways = [
      () => postgres.kill(),
      () => postgres.shutsDown('smart'),
      () => postgres.shutsDown('fast'),
      () => postgres.shutsDown('immediate'),
    ];
    for (const [no, ends] of ways.entries()) {
      await postgres.query(`INSERT INTO kept VALUES (${no})`, one);
      await ends();
      await expect(rows()).rejects.toThrow(/ECONNREFUSED/);
      await postgres.start();
    }
    postgres.freezes();
    const late = rows();
    await expect(Promise.race([late, frozen()])).resolves.toBe('frozen');
    postgres.thaws();
    expect(await late).toEqual([{ count: '4' }]);
    expect(await postgres.integrity(one)).toBe('ok');
  }, 60_000);

  it('is crowded out by a stranger, and free again when they leave', async () => {
    postgres = await TestPostgres.start({ max_connections: '20' });
    const stranger = await postgres.crowdedOut();
    await until('all connections but those of the superuser are taken', () => stranger.taken() >= 17);
    await stranger.leaves();
    const here = "SELECT 1 FROM pg_stat_activity WHERE usename = 'stranger'";
    await until('they have left', async () => (await postgres.query(here)).length === 0);
  }, 60_000);
});

describe('the Redis of the tests', () => {
  it('forgets everything over a kill and a flush, and nothing over a freeze', async () => {
    const redis = await TestRedis.start();
    try {
      for (const forgets of [() => redis.restart(), () => redis.flush()]) {
        expect(await redis.says('SET kept 1')).toBe('+OK');
        await forgets();
        expect(await redis.says('GET kept')).toBe('$-1');
      }
      await redis.says('SET kept 1');
      redis.freezes();
      const late = redis.says('EXISTS kept');
      await expect(Promise.race([late, frozen()])).resolves.toBe('frozen');
      redis.thaws();
      expect(await late).toBe(':1');
      await redis.kill();
      await expect(redis.says('PING')).rejects.toThrow(/ECONNREFUSED/);
    } finally {
      await redis.dispose();
    }
  }, 60_000);
});

/** Long enough for an answer of anybody who is awake. */
function frozen(): Promise<'frozen'> {
  return new Promise((resolve) => setTimeout(() => resolve('frozen'), 500));
}
