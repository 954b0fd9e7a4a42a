import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { NodesDrill } from '../harness/nodes-drill.js';
import { integrityCheck, TestPostgres } from '../harness/postgres.js';
import { ADMIN, type TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const BROKEN = join(import.meta.dirname, 'nodes-broken-server.mjs');
const ROUNDS = isLong ? 5 : 1;
const SAMPLES = isLong ? 6 : 3;
const LIMIT_MS = isLong ? 30 * 60_000 : 150_000;
/** Nodes ask the database every 5 s; on a busy machine an answer takes its time too. */
const HEALS_MS = 5_000;
const SLACK_MS = isLong ? 15_000 : 3_000;
/** Sooner than any question to the database, so it came through Redis. */
const HINTED_MS = 1_000;

let postgres: TestPostgres;
let drill: NodesDrill;
beforeAll(async () => {
  postgres = await TestPostgres.start({ max_connections: '100' });
}, 60_000);
afterEach(() => drill.end());
afterAll(() => postgres.dispose());

/** Signs in on one node, as through a proxy before all of them, where alone that is possible. */
async function login({ url }: TestServer) {
  const { host } = new URL(drill.nodes.first.server.url);
  const answer = await fetch(`${url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-host': host },
    body: JSON.stringify(ADMIN),
  });
  const { code } = (await answer.json()) as { code?: string };
  return { status: answer.status, code, retryAfter: Number(answer.headers.get('retry-after')) };
}

/** Nobody may try to sign in on any node, and is told when to come again. */
async function shutOut(): Promise<void> {
  for (const { server } of drill.nodes.nodes) {
    const { status, code, retryAfter } = await login(server);
    expect([status, code]).toEqual([503, 'BUSY']);
    expect(retryAfter).toBeGreaterThan(0);
  }
}

async function letIn(): Promise<void> {
  for (const { server } of drill.nodes.nodes)
    await until('somebody can sign in', async () => (await login(server)).status === 200, 20_000);
}

/** The nodes tell each other again. */
async function linked(): Promise<void> {
  await until(
    'hints go through Redis again',
    async () => Math.max(...(await drill.healMs(2))) < HINTED_MS,
    60_000,
  );
}

/** Does something to Redis while the room is used from both nodes. */
async function hurts(did: string, blow: () => unknown): Promise<void> {
  drill.nemesis.did(`Redis: ${did}`);
  await blow();
  await drill.goesOn();
}

describe('several nodes whose Redis fails', () => {
  it(
    'F21: killed, started, emptied and frozen, it loses nothing; rooms heal from the database, and only signing in waits for it',
    async () => {
      drill = await NodesDrill.begin(postgres);
      const { crowd, nodes, nemesis } = drill;
      const { redis } = nodes;
      const withRedis = await drill.healMs(SAMPLES);
      const [without, stuck]: [number[], number[]] = [[], []];
      for (let round = 1; round <= ROUNDS; round += 1) {
        drill.play();
        await drill.goesOn();
        await hurts('kill -9', () => redis.kill());
        await shutOut();
        await crowd.rest(30_000);
        without.push(...(await drill.healMs(SAMPLES)));
        drill.play();
        await hurts('started', () => redis.start());
        await letIn();
        await hurts('kill -9 and started', () => redis.restart());
        await hurts('emptied', () => redis.flush());
        await hurts('SIGSTOP', () => redis.freezes());
        await crowd.rest(30_000);
        await shutOut();
        stuck.push(...(await drill.healMs(SAMPLES)));
        nemesis.did('Redis: SIGCONT');
        redis.thaws();
        await letIn();
        await linked();
      }
      const { found, wanted, score, kept } = await drill.judged('F21');
      const most = (took: number[]) => Math.max(...took);
      figure({
        fault: 'F21',
        done: `two nodes with 10 phones each; under load Redis is killed, started, restarted, emptied and frozen, ${ROUNDS} times all of it`,
        goal: 'commands stay durable, lost 0, doubled 0; the other node is in step within about 5 s without Redis; signing in is refused with a time, votes go on',
        measured:
          `${score.acknowledged} acknowledged in ${score.tries} tries, ${score.duplicates} answered from receipts; lost ${found.lost.length}, doubled ${found.doubled.length}, ` +
          `backwards ${found.backwards.length}, gaps ${found.gaps.length}, unresolved ${found.unresolved.length}; on the phones of the other node ` +
          `at most ${most(withRedis)} ms after the answer with Redis, ${most(without)} ms without, ${most(stuck)} ms while it is frozen; ` +
          `signing in is refused BUSY with Retry-After meanwhile; ${integrityCheck()} ${kept.integrity}`,
        seed: nemesis.chance.seed,
        red: 'nodes that never ask the database',
      });
      expect(found).toEqual(wanted);
      expect(most(withRedis)).toBeLessThan(HINTED_MS + SLACK_MS);
      expect(most([...without, ...stuck])).toBeLessThan(HEALS_MS + SLACK_MS);
    },
    LIMIT_MS,
  );

  it('the checker of F21 goes red on nodes that never ask the database', async () => {
    drill = await NodesDrill.begin(postgres, { env: { BROKEN: 'deaf' }, main: BROKEN });
    await drill.nodes.redis.kill();
    await expect(drill.healMs(1, HEALS_MS + SLACK_MS)).rejects.toThrow('the other node shows it');
  }, 60_000);
});
