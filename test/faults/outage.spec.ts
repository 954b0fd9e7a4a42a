import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { memoryOutboxStore, Outbox } from '@openfloor/client';
import { type Clocked, startClocked } from '../harness/clocked.js';
import { ACTS, OutageDrill, type Plan } from '../harness/outage-drill.js';
import type { Verdict } from '../harness/outage-judge.js';
import { actsOf, type Before, type Act, decided } from '../harness/outage-play.js';
import { until } from '../harness/until.js';

/** The room is right again so soon after the link is back. */
const RESYNC_MS = 3_000;
const PER_SECOND = 20;
const NOTHING_WRONG: Verdict = { silent: [], wrong: [], doubled: [], lost: [], disordered: [] };
const MINUTES_MS = 150_000;

describe('ten minutes without a link', () => {
  let clocked: Clocked;
  let drill: OutageDrill;

  beforeAll(async () => {
    clocked = await startClocked({ LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
  }, 60_000);
  afterEach(() => drill.leave());
  afterAll(() => clocked.dispose());

  async function play(plan: Plan, on = clocked): Promise<Verdict> {
    drill = await OutageDrill.play(on, plan);
    return drill.verdict();
  }

  /** On a server of its own, with these limits. */
  async function playOn(env: Record<string, string>, plan: Plan): Promise<Verdict> {
    const limited = await startClocked(env);
    try {
      return await play(plan, limited);
    } finally {
      await limited.dispose();
    }
  }

  function expectAllWell(verdict: Verdict, what: string): void {
    drill.say(what);
    expect(verdict).toEqual(NOTHING_WRONG);
    expect(drill.results).toBe(drill.made.length);
    expect(drill.resyncMs).toBeLessThan(RESYNC_MS);
    expect(drill.sent.mostInASecond).toBeLessThanOrEqual(PER_SECOND * drill.pages.length);
  }

  /** What came too late is shown until it is dismissed, also after a reload. */
  async function expectShown(): Promise<void> {
    const refused = drill.made.filter(({ due }) => due !== 'ok');
    const shown = () => drill.first.entries.map(({ id, reply }) => [id, decided(reply)]);
    await drill.reload(0);
    await until('they are shown', () => shown().length === refused.length);
    expect(shown()).toEqual(refused.map(({ id, due }) => [id, due]));
    const [read] = refused;
    drill.first.outbox.dismiss(read?.id ?? '');
    await until('it is forgotten', () => drill.kept === refused.length - 1);
    await drill.reload(0);
    await until('the others are shown', () => shown().length === refused.length - 1);
    expect(shown()).not.toContainEqual([read?.id, read?.due]);
  }

  it(
    'loses nothing of 300 acts, with a reload in the middle, and is in step within three seconds',
    async () => {
      expectAllWell(await play({}), 'one page');
      expect(drill.sent.all).toBe(ACTS);
      const dues = ['ok', 'WRONG_STATE', 'NOT_FOUND', 'QUOTA_REACHED'];
      expect(new Set(drill.made.map(({ due }) => due))).toEqual(new Set(dues));
      await expectShown();
    },
    MINUTES_MS,
  );

  it(
    'refuses hands and shows it where votes were switched off meanwhile',
    async () => {
      const acts = ({ open: [questionId = ''] }: Before): Act[] =>
        Array.from({ length: 20 }, (_, hands) => ({
          type: 'hub.count',
          args: { questionId, hands },
          due: 'SWITCHED_OFF',
        }));
      const verdict = await play({
        acts,
        meanwhile: async ({ moderator }) => void (await moderator.does('session.switch', { votes: false })),
      });
      expectAllWell(verdict, 'votes switched off');
      await expectShown();
    },
    MINUTES_MS,
  );

  it(
    'is the same when the link is cut four times in the middle of the replay',
    async () => {
      const verdict = await play({
        at: [30, 90, 150, 240].map((results) => [results, (on) => on.cutAgain()]),
      });
      expectAllWell(verdict, 'cut four times');
    },
    MINUTES_MS,
  );

  it(
    'is the same when the server is killed twice in the middle of the replay',
    async () => {
      const verdict = await play({ at: [80, 200].map((results) => [results, (on) => on.kill()]) });
      expectAllWell(verdict, 'server killed twice');
    },
    MINUTES_MS,
  );

  it(
    'is the same with a second page open, with cuts, a reload and the server killed',
    async () => {
      const verdict = await play({
        pages: 2,
        at: [
          [60, (on) => on.cutAgain()],
          [120, (on) => on.kill()],
          [200, (on) => on.reload(1)],
          [240, (on) => on.cutAgain()],
        ],
      });
      expectAllWell(verdict, 'two pages, cut, killed and reloaded');
    },
    MINUTES_MS,
  );

  it(
    'is the same where the server lets a hub give 20 commands a second',
    async () => {
      const verdict = await playOn({ LIMIT_COMMANDS_PER_SECOND: '10' }, {});
      expectAllWell(verdict, '20 a second let through');
    },
    MINUTES_MS,
  );

  describe('the checker', () => {
    const acts = (before: Before): Act[] => actsOf(before, 60);

    it('goes red on an outbox that does not keep', async () => {
      const verdict = await play({ store: memoryOutboxStore, acts });
      expect(verdict.silent.length).toBeGreaterThan(20);
    }, 60_000);

    it('goes red on an outbox that sends side by side, where some must wait', async () => {
      const plan: Plan = { outbox: (options) => new Outbox(options), acts };
      const { silent, wrong, disordered } = await playOn({ LIMIT_COMMANDS_PER_SECOND: '3' }, plan);
      expect(silent).toEqual([]);
      expect(wrong.length + disordered.length).toBeGreaterThan(0);
    }, 60_000);
  });
});
