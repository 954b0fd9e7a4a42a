import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Welcome } from '@openfloor/contract';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { NodesDrill } from '../harness/nodes-drill.js';
import { integrityCheck, TestPostgres } from '../harness/postgres.js';
import { rawSeat } from '../harness/raw.js';
import { TestRedis } from '../harness/redis.js';
import { until } from '../harness/until.js';

const BROKEN = join(import.meta.dirname, 'nodes-broken-server.mjs');
const RED = 'nodes that do not take over the votes of another one';
const ROUNDS = isLong ? 10 : 1;
/** So often somebody goes to the other node right after they have seen something new. */
const MOVES = isLong ? 50 : 8;
const KILLS = isLong ? 15 : 2;
const LIMIT_MS = isLong ? 30 * 60_000 : 150_000;
/** What is done by each phone while its node does not see the other. */
const APART = isLong ? 40 : 15;

let postgres: TestPostgres;
let drill: NodesDrill;
beforeAll(async () => {
  postgres = await TestPostgres.start({ max_connections: '100' });
}, 60_000);
afterEach(() => drill.end());
afterAll(() => postgres.dispose());

/** Judges, prints and expects. */
async function expectWell(name: string, done: string, red: string): Promise<void> {
  const { found, wanted, score, kept } = await drill.judged(name);
  figure({
    ...{ fault: 'F22', done, red, seed: drill.nemesis.chance.seed },
    goal: 'one order of revs, every client without a gap, lost 0, doubled 0, all nodes and phones hold the same room',
    measured:
      `${score.acknowledged} acknowledged in ${score.tries} tries, ${score.duplicates} answered from receipts; rev ${kept.rev}, beat ${kept.beat}; ` +
      `lost ${found.lost.length}, doubled ${found.doubled.length}, backwards ${found.backwards.length}, gaps ${found.gaps.length}, ` +
      `unresolved ${found.unresolved.length}, other rooms ${found.differ.length}; ${integrityCheck()} ${kept.integrity}`,
  });
  expect(found).toEqual(wanted);
}

describe('nodes that do not see each other', () => {
  it(
    'F22: with a Redis each, or one with none, there is one order, no gap for anybody, and one room in the end',
    async () => {
      drill = await NodesDrill.begin(postgres);
      const { nodes, nemesis } = drill;
      const other = await TestRedis.start();
      try {
        drill.play();
        for (let round = 1; round <= ROUNDS; round += 1) {
          nemesis.did('each node has a Redis of its own');
          nodes.second.redis.leadsTo(other.port);
          await drill.goesOn(APART);
          nemesis.did('the second node has no Redis');
          nodes.second.redis.cut();
          await drill.goesOn(APART);
          nemesis.did('both have the same again');
          nodes.second.redis.leadsTo(nodes.redis.port);
          await drill.goesOn();
        }
        nodes.second.redis.leadsTo(other.port);
        await drill.goesOn(APART);
        const done = `two nodes with 10 phones each cut from each other ${2 * ROUNDS + 1} times under load, and in the end`;
        await expectWell('F22', done, RED);
      } finally {
        await other.dispose();
      }
    },
    LIMIT_MS,
  );

  it(
    'F22: of a node that is killed the phones go on at the other one, and nothing is lost or doubled',
    async () => {
      drill = await NodesDrill.begin(postgres);
      const { nodes, nemesis, crowd } = drill;
      const { first, second } = nodes;
      drill.play();
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const goal = crowd.acknowledged + nemesis.chance.between(50, 250);
        await until('commands are answered', () => crowd.acknowledged >= goal, 60_000);
        nemesis.did('the second node: kill -9; its door leads to the first');
        await second.server.end('SIGKILL');
        second.door.leadsTo(first.server.port);
        await drill.goesOn();
        await second.server.start();
        nemesis.did('the second node is back, and its door leads there');
        second.door.leadsTo(second.server.port);
        await drill.goesOn();
      }
      const done = `one of two nodes killed -9 ${KILLS} times under load; its phones go to the other one and come back`;
      await expectWell('F22-kill', done, RED);
    },
    LIMIT_MS,
  );

  it(
    'F17, F22: a node that was frozen writes nothing stale when it goes on',
    async () => {
      drill = await NodesDrill.begin(postgres);
      const { nodes, nemesis } = drill;
      const { first, second } = nodes;
      drill.play();
      for (let freeze = 1; freeze <= ROUNDS; freeze += 1) {
        await drill.goesOn();
        nemesis.did('the second node: SIGSTOP; its door leads to the first');
        process.kill(second.server.pid, 'SIGSTOP');
        second.door.leadsTo(first.server.port);
        await drill.goesOn(APART);
        nemesis.did('the second node: SIGCONT');
        process.kill(second.server.pid, 'SIGCONT');
        second.door.leadsTo(second.server.port);
      }
      await drill.goesOn();
      const done = `one of two nodes frozen ${ROUNDS} times under load while its phones go on at the other one, and thawed`;
      await expectWell('F22-freeze', done, RED);
    },
    LIMIT_MS,
  );

  it('F22: whoever comes from a node that is ahead is not shown an older room, by socket or by HTTP', async () => {
    drill = await NodesDrill.begin(postgres);
    const { nodes, room, halves } = drill;
    const [asker] = halves[0] ?? [];
    await nodes.redis.kill();
    const older: string[] = [];
    for (let move = 1; move <= MOVES; move += 1) {
      await asker?.live.does('question.submit', { text: `before move ${move}` });
      const { epoch, rev } = await until('its own node shows it', () => {
        const shows = asker?.live.records('question').some(({ text }) => text === `before move ${move}`);
        return shows && asker?.live.getSnapshot();
      });
      const there = nodes.second.server;
      const seated = { session: room.sessionId, seat: asker?.seat, since: { epoch, rev } };
      const { welcome, close } = await rawSeat(there, seated);
      close();
      if (welcome.rev < rev) older.push(`socket: ${welcome.rev} after ${rev}`);
      const path = `/sessions/${room.sessionId}/state?since=${epoch}.${rev}`;
      const { body } = await api<Welcome & Record<string, unknown>>(there, 'GET', path, {
        token: asker?.seat,
      });
      if (body.rev < rev) older.push(`HTTP: ${body.rev} after ${rev}`);
    }
    expect(older).toEqual([]);
  }, 60_000);

  it('the checkers of F22 go red on nodes that do not take over the votes of another one', async () => {
    drill = await NodesDrill.begin(postgres, { env: { BROKEN: 'partial' }, main: BROKEN });
    drill.play();
    await until('commands are answered', () => drill.crowd.acknowledged > 300, 60_000);
    const { found } = await drill.judged('F22-partial');
    expect(found.miscounted.length).toBeGreaterThan(0);
    expect(found.differ).toContain('node 2 shows another room');
  }, 120_000);
});
