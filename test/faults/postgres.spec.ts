import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { isLong } from '../harness/nemesis-figures.js';
import { PostgresDrill, type PostgresDrillOptions } from '../harness/postgres-drill.js';
import { TestPostgres } from '../harness/postgres.js';
import { until } from '../harness/until.js';

const BROKEN = join(import.meta.dirname, 'broken-server.mjs');
const KILLS = isLong ? 15 : 3;
const LIMIT_MS = isLong ? 30 * 60_000 : 120_000;

let postgres: TestPostgres;
let drill: PostgresDrill;
beforeAll(async () => {
  postgres = await TestPostgres.start();
}, 60_000);
afterEach(() => drill.end());
afterAll(() => postgres.dispose());

const begin = async (options?: PostgresDrillOptions) => {
  drill = await PostgresDrill.begin(postgres, options);
  return drill;
};

describe('a PostgreSQL that is killed', () => {
  it(
    'F20: takes no acknowledged command with it, staff are told, and the server goes on by itself',
    async () => {
      const { server } = await begin();
      const { pid } = server;
      for (let kill = 1; kill <= KILLS; kill += 1) {
        await drill.outage(
          'PostgreSQL: kill -9',
          () => postgres.kill(),
          () => postgres.start(),
        );
      }
      const { found, wanted } = await drill.judgedAs(
        'F20',
        'F20-kill',
        `PostgreSQL killed -9 ${KILLS} times at random moments under load and started again`,
        'servers that answer before they write, or forget their receipts',
      );
      expect(found).toEqual(wanted);
      expect(drill.banners).toBe(KILLS);
      expect(server.pid).toBe(pid);
      expect((await fetch(`${server.url}/health/ready`)).status).toBe(200);
    },
    LIMIT_MS,
  );

  it('the checkers of F20 go red on a server that answers before it writes', async () => {
    const { crowd } = await begin({ broken: 'early', main: BROKEN, habits: { perSecond: 12, asks: 0.5 } });
    await until('commands are answered', () => crowd.acknowledged > 300, 60_000);
    await postgres.kill();
    await postgres.start();
    await crowd.rest(4_000);
    const { found } = await crowd.judged('F20-early', drill.nemesis, () => drill.kept());
    expect(found.lost.length).toBeGreaterThan(0);
  }, 120_000);
});
