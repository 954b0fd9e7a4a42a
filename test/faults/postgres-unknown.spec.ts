import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { isLong } from '../harness/nemesis-figures.js';
import { PostgresDrill, type PostgresDrillOptions } from '../harness/postgres-drill.js';
import { TestPostgres } from '../harness/postgres.js';
import { until } from '../harness/until.js';

const BROKEN = join(import.meta.dirname, '../harness/nemesis-server.mjs');
const CUTS = isLong ? 60 : 8;
const LIMIT_MS = isLong ? 30 * 60_000 : 120_000;
/** Each commit takes 50 ms more before it is synced, so that a cut at any time falls into one. */
const SLOW_COMMITS = { commit_delay: '50000', commit_siblings: '0' };

let postgres: TestPostgres;
let drill: PostgresDrill;
beforeAll(async () => {
  postgres = await TestPostgres.start(SLOW_COMMITS);
}, 60_000);
afterEach(() => drill.end());
afterAll(() => postgres.dispose());

const begin = async (options?: PostgresDrillOptions) => {
  drill = await PostgresDrill.begin(postgres, options);
  return drill;
};

/** Cuts the line at random moments of the load; the database commits what it was told to all the same. */
async function cuts(times: number): Promise<void> {
  const { crowd, nemesis, road } = drill;
  for (let cut = 1; cut <= times; cut += 1) {
    const goal = crowd.acknowledged + nemesis.chance.between(5, 60);
    await until('commands are answered', () => crowd.acknowledged >= goal, 60_000);
    nemesis.did('the line to PostgreSQL is cut');
    road.cut();
    road.heal();
  }
}

describe('a line to PostgreSQL that is cut while commits are under way', () => {
  it(
    'F20, P3: every outcome that nobody knew is found by the id of its command, and counts once',
    async () => {
      await begin();
      await cuts(CUTS);
      await drill.takesAgain();
      const { found, wanted, score } = await drill.judgedAs(
        'F20',
        'F20-unknown',
        `the line between server and PostgreSQL cut ${CUTS} times while commits are under way`,
        'a server that forgets its receipts',
      );
      expect(found).toEqual(wanted);
      expect(score.acknowledged).toBeGreaterThan(CUTS * 10);
    },
    LIMIT_MS,
  );

  it('the checkers of F20 go red on a server that forgets its receipts', async () => {
    await begin({ broken: 'twice', main: BROKEN, habits: { perSecond: 8, asks: 0.5 } });
    await cuts(8);
    await drill.crowd.rest(10_000);
    const { found } = await drill.crowd.judged('F20-twice', drill.nemesis, () => drill.kept());
    expect(found.doubled.length).toBeGreaterThan(0);
  }, 120_000);
});
