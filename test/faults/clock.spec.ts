import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { systemClock } from '@openfloor/client';
import { startClocked, type Clocked } from '../harness/clocked.js';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { Nemesis } from '../harness/nemesis.js';
import { until } from '../harness/until.js';

const HOUR = 3_600;
const DAY_MS = 24 * HOUR * 1_000;
/** The clock of the machine is set so, one after the other, in seconds. */
const JUMPS = isLong ? [HOUR, -HOUR, -HOUR, HOUR, -2 * HOUR, 3 * HOUR] : [HOUR, -2 * HOUR, HOUR];
/** Figures reach every screen within this, whatever the clock says; they go out every quarter of a second. */
const FIGURES_MS = 8_000;

describe('a clock that is set', () => {
  let clocked: Clocked;
  let nemesis: Nemesis;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  beforeAll(async () => {
    clocked = await startClocked({ PROGRAMME: 'none', LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
  }, 60_000);
  afterEach(() => crowd.leave());
  afterAll(() => clocked.dispose());

  async function begin(): Promise<void> {
    nemesis = new Nemesis(clocked.server);
    room = await drilledRoom(clocked.server);
    crowd = new DrillCrowd(clocked.server, room, nemesis.chance.part(1));
  }

  const jumps = (seconds: number) => {
    nemesis.did('clock set', { seconds });
    clocked.passes(seconds);
  };

  /** A vote given now is on the screen of the other within the time that figures may take. */
  async function figuresMove(): Promise<number> {
    const [one, other] = crowd.phones.map(({ live }) => live);
    const reply = await one!.does('question.submit', {
      text: `Asked at ${crowd.commands} ${crypto.randomUUID()}`,
    });
    const { questionId, no } = (reply.ok ? reply.result : {}) as { questionId: string; no: number };
    await until('it is seen', () => other!.question(questionId));
    const from = performance.now();
    expect(await other!.does('question.vote', { questionId, on: true })).toMatchObject({ ok: true });
    await until(
      'the vote is on the other screen',
      () => (one!.getSnapshot().votes.get(no) ?? 0) > 0,
      FIGURES_MS,
    );
    return Math.round(performance.now() - from);
  }

  it('F23: the order stays by rev, figures keep moving, seats stay good, when the server’s clock is set by hours', async () => {
    await begin();
    await crowd.join(4);
    let slowest = await figuresMove();
    crowd.play({ perSecond: 6, asks: 0.4 });
    for (const seconds of JUMPS) {
      jumps(seconds);
      slowest = Math.max(slowest, await figuresMove());
    }
    await nemesis.kills();
    slowest = Math.max(slowest, await figuresMove());
    await crowd.rest(30_000);
    await crowd.inStep();
    const { found, score } = await crowd.judged('F23', nemesis);
    figure({
      fault: 'F23',
      done: `the server’s clock set by ${JUMPS.map((seconds) => seconds / HOUR).join(', ')} h under load, and a kill -9 in the end; phones whose clock is a day wrong`,
      goal: 'order by rev, gaps 0, nothing lost; figures move within seconds; seats stay good',
      measured: `${score.acknowledged} acknowledged, lost ${found.lost.length}, backwards ${found.backwards.length}, gaps ${found.gaps.length}; a vote on the other screen within ${slowest} ms`,
      seed: nemesis.chance.seed,
      red: 'a pace that waits by the time of day: figures stand still for two hours',
    });
    expect(found).toEqual(NOTHING_WRONG);
  }, 120_000);

  it('F23: a notice ends when it was meant to, also where the clock is set back meanwhile', async () => {
    await begin();
    await crowd.join(1);
    const { live } = crowd.phones[0]!;
    await room.does('notice.post', { level: 'info', text: 'Soon over', until: live.serverNow() + 3_000 });
    await until('it is seen', () => live.records('notice').length === 1);
    jumps(-HOUR);
    await until('it is over', () => live.records('notice').length === 0);
    jumps(HOUR);
  }, 60_000);

  it('F23: a phone whose clock is a day wrong asks and votes like any other, and knows the server’s time', async () => {
    await begin();
    const wrong = (byMs: number) => ({ ...systemClock, now: () => Date.now() + byMs });
    await crowd.join(1, { clock: wrong(DAY_MS) });
    await crowd.join(1, { clock: wrong(-DAY_MS) });
    await figuresMove();
    const { found } = await crowd.judged('F23-phones', nemesis);
    expect(found).toEqual(NOTHING_WRONG);
  }, 60_000);
});
