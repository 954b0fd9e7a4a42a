import { afterEach, describe, expect, it } from '@jest/globals';
import { systemClock, type Clock } from '@openfloor/client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom, type Roads } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { readKept } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, '../../dist/node/apps/server/src/main.js');
const FROZEN_MS = isLong ? 30_000 : 3_000;
/** In the short form the phones' own time runs faster, so that they notice within the freeze. */
const FASTER = isLong ? 1 : 8;
/** A phone notices a silent connection within this, by its own time. */
const NOTICED_MS = 20_000;

const BEGAN_AT = Date.now();
/** The machine's clock, so many times as fast from now on. */
const phoneClock: Clock = {
  now: () => BEGAN_AT + (Date.now() - BEGAN_AT) * FASTER,
  random: () => systemClock.random(),
  after: (ms, run) => systemClock.after(ms / FASTER, run),
};

describe('a server that stands still', () => {
  let server: TestServer;
  let nemesis: Nemesis;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
  });

  async function begin(roads: Roads = {}): Promise<void> {
    server = await TestServer.start({ PROGRAMME: 'none' });
    nemesis = new Nemesis(server);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(6, roads);
    crowd.play({ perSecond: 8, asks: 0.3 });
    await until('it runs', () => crowd.acknowledged > 40);
  }

  /** A second server on the same data; gives how it ended and what it said, or undefined while it lives. */
  async function second(): Promise<{ code: number | null; said: string }> {
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      DATA_DIR: server.dataDir,
      PORT: '0',
      HOST: '127.0.0.1',
      PROGRAMME: 'none',
    };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (text: Buffer) => (said += text.toString()));
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    const [code] = (await once(child, 'close')) as [number | null];
    clearTimeout(late);
    return { code, said };
  }

  it('F17: is noticed by the phones, loses nothing when it goes on, and nobody else can take its data meanwhile', async () => {
    await begin({ clock: phoneClock });
    const frozenAt = performance.now();
    let noticedMs = 0;
    const states = () => crowd.phones.map(({ live }) => live.getSnapshot().connection);
    await nemesis.whileFrozen(async () => {
      const notice = until('the phones notice', () => states().every((state) => state === 'offline'), 40_000);
      const noticed = notice.then(() => (noticedMs = Math.round(performance.now() - frozenAt)));
      const pushed = await second();
      expect(pushed).toMatchObject({
        code: 1,
        said: expect.stringContaining(`in use by process ${server.pid}`),
      });
      await noticed;
      await until('it was frozen so long', () => performance.now() - frozenAt > FROZEN_MS, FROZEN_MS * 2);
    });
    const thawedAt = performance.now();
    await until('all are back', () => states().every((state) => state === 'live'), 30_000);
    const backMs = Math.round(performance.now() - thawedAt);
    await crowd.rest(30_000);
    await crowd.inStep();
    const { found, score } = await crowd.judged('F17', nemesis);
    figure({
      fault: 'F17',
      done: `SIGSTOP for ${FROZEN_MS / 1_000} s, then SIGCONT, under load; a second server tries to start meanwhile`,
      goal: `phones notice within ${NOTICED_MS / 1_000} s of their time, resume, nothing lost; the second refuses`,
      measured: `noticed after ${((noticedMs * FASTER) / 1_000).toFixed(1)} s of phone time, back ${backMs} ms after the thaw, ${score.acknowledged} acknowledged, lost ${found.lost.length}, doubled ${found.doubled.length}, gaps ${found.gaps.length}`,
      seed: nemesis.chance.seed,
      red: 'a data directory whose lock was taken away',
    });
    expect(found).toEqual(NOTHING_WRONG);
    expect(noticedMs * FASTER).toBeLessThan(2 * NOTICED_MS);
  }, 180_000);

  it('F17: writes nothing stale even where its lock was taken away and another one wrote meanwhile', async () => {
    await begin();
    await crowd.rest(20_000);
    rmSync(join(server.dataDir, 'openfloor.lock'));
    const usurper = await TestServer.start({ PROGRAMME: 'none', DATA_DIR: server.dataDir });
    try {
      const before = readKept(server.dataDir, room.sessionId).questions.length;
      const asks = (url: string, text: string) =>
        fetch(`${url}/api/v1/sessions/${room.sessionId}/commands`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${crowd.phones[0]!.seat}` },
          body: JSON.stringify({ id: crypto.randomUUID(), type: 'question.submit', args: { text } }),
        }).then((response) => response.json() as Promise<{ ok: boolean }>);
      for (let round = 0; round < 10; round += 1)
        for (const url of [server.url, usurper.url])
          expect(await asks(url, `${url} ${round}`)).toMatchObject({ ok: true });
      const { questions, integrity } = readKept(server.dataDir, room.sessionId);
      const numbers = questions.map(({ no }) => no);
      expect(integrity).toBe('ok');
      expect(questions).toHaveLength(before + 20);
      expect(new Set(numbers).size).toBe(numbers.length);
    } finally {
      await usurper.dispose();
    }
  }, 60_000);
});
