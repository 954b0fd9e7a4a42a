import { afterEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type Habits } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { Nemesis } from '../harness/nemesis.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, 'broken-server.mjs');
const PHONES = 20;
const ANSWERS_MS = 30_000;
/** Promised is a start within 5 s; on a machine that is busy with other tests it takes a multiple. */
const READY_MS = isLong ? 60_000 : 20_000;
const PLAN = isLong
  ? { kills: 55, commands: 100_000, habits: { perSecond: 20, asks: 0.02, most: 40 } }
  : { kills: 4, commands: 1_200, habits: { perSecond: 12, asks: 0.3 } };
const MINUTES_MS = isLong ? 60 * 60_000 : 120_000;

describe('kill -9 again and again under load', () => {
  let server: TestServer;
  let crowd: DrillCrowd;
  let nemesis: Nemesis;
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
  });

  async function begin(broken: string, habits: Habits): Promise<void> {
    const env = { PROGRAMME: 'none', LIMIT_JOINS_PER_MINUTE: '0', BROKEN: broken };
    server = await (broken ? TestServer.start(env, MAIN) : TestServer.start(env));
    nemesis = new Nemesis(server);
    crowd = new DrillCrowd(server, await drilledRoom(server), nemesis.chance.part(99));
    await crowd.join(PHONES);
    crowd.play(habits);
  }

  /** Kills so many times, each when a random part of its share of `commands` was answered. */
  async function kills(times: number, commands: number): Promise<void> {
    const share = commands / (times + 1);
    for (let kill = 1; kill <= times; kill += 1) {
      const goal = kill * share - nemesis.chance.between(0, Math.floor(share * 0.6));
      await until('commands are answered', () => crowd.acknowledged >= goal, 120_000);
      await nemesis.kills();
    }
  }

  it(
    'F3: loses no acknowledged command, counts none twice, and no client ever sees the room go back',
    async () => {
      await begin('', PLAN.habits);
      await kills(PLAN.kills, PLAN.commands);
      await until('all commands were given', () => crowd.commands >= PLAN.commands, 300_000);
      await crowd.rest(ANSWERS_MS);
      await crowd.inStep();
      const { found, score, atEnd } = await crowd.judged('F3', nemesis);
      const { seed } = nemesis.chance;
      const slowest = Math.max(...nemesis.readyMs);
      figure({
        fault: 'F3',
        done: `kill -9 ${nemesis.times('kill -9')} times at random moments under ${score.commands} commands of ${PHONES} phones`,
        goal: 'lost 0, doubled 0, gaps 0, start within 5 s, integrity_check ok',
        measured:
          `${score.acknowledged} acknowledged in ${score.tries} tries, ${score.duplicates} answered from receipts; ` +
          `lost ${found.lost.length}, doubled ${found.doubled.length}, backwards ${found.backwards.length}, gaps ${found.gaps.length}, unresolved ${found.unresolved.length}; ` +
          `slowest start ${slowest} ms; integrity_check ${atEnd.kept.integrity}`,
        seed,
        red: 'servers that answer before they write, or forget their receipts',
      });
      expect({ seed, ...found }).toEqual({ seed, ...NOTHING_WRONG });
      expect(nemesis.times('kill -9')).toBe(PLAN.kills);
      expect(score.acknowledged).toBeGreaterThan(PLAN.commands * 0.8);
      if (isLong) expect(score.duplicates).toBeGreaterThan(0);
      expect(slowest).toBeLessThan(READY_MS);
      const shown = crowd.phones.map(({ live }) => live.records('question').length);
      expect(new Set(shown)).toEqual(new Set([atEnd.kept.questions.length]));
    },
    MINUTES_MS,
  );

  it('P9: the count of who is here is right again after a crash, and without those who left, while commands go on', async () => {
    await begin('', { perSecond: 5, asks: 0.3 });
    const [first, ...others] = crowd.phones;
    const counted = () => first?.live.getSnapshot().presence?.participants;
    await until('everybody is counted', () => counted() === PHONES);
    await nemesis.kills();
    const given = crowd.acknowledged;
    await until('it takes commands', () => crowd.acknowledged > given, 30_000);
    await until('everybody is counted again', () => counted() === PHONES, 30_000);
    for (const { live } of others.slice(0, 5)) live.close();
    await until('who left is not counted', () => counted() === PHONES - 5, 30_000);
  }, 120_000);

  it('the checkers of F3 go red on a server that answers before it writes', async () => {
    await begin('early', { perSecond: 12, asks: 0.5 });
    await kills(1, 400);
    await crowd.rest(4_000);
    const { found } = await crowd.judged('F3-early', nemesis);
    expect(found.lost.length).toBeGreaterThan(0);
  }, 120_000);

  it('the checkers of F3 go red on a server that forgets its receipts', async () => {
    await begin('twice', { perSecond: 12, asks: 0.5 });
    await kills(3, 900);
    await crowd.rest(10_000);
    const { found } = await crowd.judged('F3-twice', nemesis);
    expect(found.doubled.length).toBeGreaterThan(0);
  }, 120_000);
});
