import { afterEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { OtherProgram } from '../harness/nemesis-other.js';
import { Nemesis } from '../harness/nemesis.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, '../../dist/node/apps/server/src/main.js');
/** Held shorter than the server waits (5 s), and in the long form longer too. */
const HELD_MS = isLong ? [1_000, 3_000, 8_000] : [1_000];
const COPIES = isLong ? 20 : 2;

describe('a database that others use too', () => {
  let server: TestServer;
  let nemesis: Nemesis;
  let other: OtherProgram;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
  });

  async function begin(): Promise<void> {
    server = await TestServer.start({ PROGRAMME: 'none' });
    nemesis = new Nemesis(server);
    other = new OtherProgram(server, nemesis);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(6);
    crowd.play({ perSecond: 10, asks: 0.3 });
    await until('it runs', () => crowd.acknowledged > 20);
  }

  it('F19: waits for a writer of another program and for backups, and a second server refuses to start', async () => {
    await begin();
    const startedAt = performance.now();
    for (const ms of HELD_MS) await other.writes(ms);
    for (let copy = 0; copy < COPIES; copy += 1) await other.copies(`copy ${copy}`);
    const env = { ...process.env, NODE_OPTIONS: '', DATA_DIR: server.dataDir, PORT: '0', HOST: '127.0.0.1' };
    const second = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    second.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const [code] = (await once(second, 'close')) as [number];
    expect({ code, said }).toEqual({
      code: 1,
      said: expect.stringContaining(`is in use by process ${server.pid}. Stop it first`),
    });
    const given = crowd.acknowledged;
    await until('it runs on', () => crowd.acknowledged > given + 20);
    await crowd.rest(30_000);
    await crowd.inStep();
    const { found, score } = await crowd.judged('F19', nemesis);
    const waits = crowd.histories
      .flatMap((history) => history.operations())
      .flatMap(({ sentAt, okAt }) => (okAt === undefined ? [] : [okAt - sentAt]))
      .sort((one, other) => one - other);
    const refused = crowd.histories.reduce(
      (sum, { passing }) => sum + (passing.get('STORAGE_UNAVAILABLE') ?? 0),
      0,
    );
    figure({
      fault: 'F19',
      done: `another program holds the write lock for ${HELD_MS.map((ms) => ms / 1_000).join(', ')} s, ${COPIES} copies are taken by VACUUM INTO, a second server starts, under load`,
      goal: 'waited for inside up to 5 s, refused and taken later beyond; the second server refuses and names the first',
      measured: `${score.acknowledged} acknowledged within ${Math.round(performance.now() - startedAt)} ms, slowest ${Math.round(waits.at(-1) ?? 0)} ms, ${refused} told to come back, lost ${found.lost.length}, doubled ${found.doubled.length}; exit ${code}`,
      seed: nemesis.chance.seed,
      red: 'F17 without its lock file, where a second server starts',
    });
    expect(found).toEqual(NOTHING_WRONG);
    if (!isLong) expect(refused).toBe(0);
    expect(waits.at(-1)).toBeGreaterThan(500);
  }, 120_000);
});
