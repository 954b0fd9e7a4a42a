import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { isLong } from '../harness/nemesis-figures.js';
import { PostgresDrill } from '../harness/postgres-drill.js';
import { TestPostgres } from '../harness/postgres.js';
import { until } from '../harness/until.js';

const TIMES = isLong ? 5 : 1;
const LIMIT_MS = isLong ? 30 * 60_000 : 120_000;
/** Longer than a server waits for any statement. */
const FROZEN_MS = 10_000;
const MOST_CONNECTIONS = '40';
const RED = 'servers that answer before they write, or forget their receipts';

let postgres: TestPostgres;
let drill: PostgresDrill;
beforeAll(async () => {
  postgres = await TestPostgres.start({ max_connections: MOST_CONNECTIONS });
}, 60_000);
afterEach(() => drill.end());
afterAll(() => postgres.dispose());

/** How the database fails, and what is waited for while it does. */
const ways: [string, () => Promise<void>][] = [
  [
    'ended and started again by its administrator',
    () =>
      drill.outage(
        'PostgreSQL: fast shutdown',
        () => postgres.shutsDown('fast'),
        () => postgres.start(),
      ),
  ],
  [
    'frozen for longer than any statement may take',
    async () => {
      const frozenAt = performance.now();
      await drill.outage(
        'PostgreSQL: SIGSTOP',
        () => postgres.freezes(),
        async () => {
          await until('it was frozen so long', () => performance.now() - frozenAt > FROZEN_MS, FROZEN_MS * 3);
          postgres.thaws();
        },
      );
    },
  ],
  [
    'out of connections, which a stranger has taken',
    async () => {
      const stranger = await postgres.crowdedOut();
      await drill.outage(
        'PostgreSQL: all connections taken',
        async () => {
          await until('the stranger has what was free', () => stranger.taken() > 10, 20_000);
          await postgres.endsConnections();
        },
        () => stranger.leaves(),
      );
    },
  ],
];

describe('a PostgreSQL that fails in other ways', () => {
  it.each(ways)(
    'F20: %s, loses nothing, counts nothing twice, and is taken up again by the same server',
    async (way, fails) => {
      drill = await PostgresDrill.begin(postgres);
      const { pid } = drill.server;
      for (let time = 1; time <= TIMES; time += 1) await fails();
      const done = `PostgreSQL ${way}, ${TIMES} times under load`;
      const { found, wanted } = await drill.judgedAs('F20', `F20 ${way.slice(0, 6)}`, done, RED);
      expect(found).toEqual(wanted);
      expect(drill.banners).toBe(TIMES);
      expect(drill.server.pid).toBe(pid);
    },
    LIMIT_MS,
  );

  it(
    'F20: all of its connections ended by an administrator again and again, with the same goal',
    async () => {
      drill = await PostgresDrill.begin(postgres);
      const { crowd, nemesis } = drill;
      let ended = 0;
      for (let time = 1; time <= TIMES * 6; time += 1) {
        const goal = crowd.acknowledged + nemesis.chance.between(5, 80);
        await until('commands are answered', () => crowd.acknowledged >= goal, 60_000);
        nemesis.did('PostgreSQL: connections ended');
        ended += await postgres.endsConnections();
      }
      await drill.takesAgain();
      const done = `${ended} connections ended by an administrator in ${TIMES * 6} blows under load`;
      const { found, wanted } = await drill.judgedAs('F20', 'F20-ended', done, RED);
      expect(found).toEqual(wanted);
      expect(ended).toBeGreaterThan(0);
    },
    LIMIT_MS,
  );
});
