import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lostTexts } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import type { Operation } from '../harness/nemesis-history.js';
import {
  afterPowerLoss,
  damagedAnywhere,
  goesOn,
  imageOf,
  isCopied,
  openAfter,
  type Damage,
  type Image,
} from '../harness/nemesis-power.js';
import type { KeptRoom } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const BROKEN = join(import.meta.dirname, 'broken-server.mjs');
const DAMAGES: Damage[] = ['torn', 'zeroed', 'flipped', 'pages lost'];
const MOMENTS = isLong ? 60 : 3;
const EACH = isLong ? 4 : 1;

describe('a machine that loses its power under load', () => {
  let server: TestServer;
  let nemesis: Nemesis;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  let dir: string;
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
    rmSync(dir, { recursive: true, force: true });
  });

  async function begin(broken = ''): Promise<void> {
    dir = mkdtempSync(join(tmpdir(), 'openfloor-power-'));
    const env = { PROGRAMME: 'none', BROKEN: broken };
    server = await (broken ? TestServer.start(env, BROKEN) : TestServer.start(env));
    nemesis = new Nemesis(server);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(8);
    crowd.play({ perSecond: 15, asks: 0.4 });
    await until('it runs', () => crowd.acknowledged > 30);
  }

  const acknowledged = (): Operation[] =>
    crowd.histories.flatMap((history) => history.operations()).filter(({ outcome }) => outcome === 'ok');

  /** The disk now and a little later, both while the process stands still, and what had been acknowledged by the first. */
  async function twoMoments(): Promise<{ first: Image; second: Image; before: Operation[] }> {
    const goal = crowd.acknowledged + nemesis.chance.between(1, 40);
    await until('it goes on', () => crowd.acknowledged >= goal);
    const before = acknowledged().filter(({ type }) => type === 'question.submit');
    const first = await nemesis.whileFrozen(() => imageOf(server.dataDir));
    const next = crowd.acknowledged + nemesis.chance.between(1, 20);
    await until('it goes on', () => crowd.acknowledged >= next);
    const second = await nemesis.whileFrozen(() => imageOf(server.dataDir));
    return { first, second, before };
  }

  /** A moment at which no checkpoint has copied anything of the log. */
  async function uncopied() {
    for (;;) {
      const { first } = await twoMoments();
      if (!isCopied(first)) return first;
    }
  }

  const lost = (before: Operation[], kept: KeptRoom) =>
    lostTexts(before, {
      shown: { questions: kept.questions as never, votes: new Map() },
      kept,
      actors: new Map(),
    });

  it('F25: opens with all that was acknowledged, whatever became of the bytes that were written later', async () => {
    await begin();
    let [disks, checked, resets] = [0, 0, 0];
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      const { first, second, before } = await twoMoments();
      if (!goesOn(first, second)) resets += 1;
      const later = goesOn(first, second) ? second : first;
      for (const how of DAMAGES)
        for (let time = 0; time < EACH; time += 1) {
          const kept = await openAfter(
            afterPowerLoss(first, later, how, nemesis.chance),
            join(dir, 'disk'),
            room.sessionId,
          );
          disks += 1;
          checked += before.length;
          expect({
            how,
            seed: nemesis.chance.seed,
            integrity: kept.integrity,
            lost: lost(before, kept),
          }).toEqual({
            how,
            seed: nemesis.chance.seed,
            integrity: 'ok',
            lost: [],
          });
        }
    }
    figure({
      fault: 'F25',
      done: `${disks} disks after a loss of power at ${MOMENTS} moments under load: log torn at any byte, zeroed, a bit flipped, pages of a checkpoint lost`,
      goal: 'opens, integrity_check ok, ledger verifies, everything acknowledged before is there',
      measured: `${checked} acknowledged questions looked for, lost 0; ${resets} moments at which the log began anew`,
      seed: nemesis.chance.seed,
      red: 'a server that answers before it writes',
    });
    expect(checked).toBeGreaterThan(disks);
  }, 400_000);

  it('F25: leaves a beginning of what happened, nothing in part, where the log is damaged anywhere', async () => {
    await begin();
    for (let moment = 0; moment < MOMENTS; moment += 1) {
      const first = await uncopied();
      const whole = await openAfter(first, join(dir, 'disk'), room.sessionId);
      const kept = await openAfter(damagedAnywhere(first, nemesis.chance), join(dir, 'disk'), room.sessionId);
      const { rev } = kept;
      const numbers = (from: KeptRoom) =>
        from.questions.map(({ no }) => no).sort((one, other) => one - other);
      expect(kept.integrity).toBe('ok');
      expect(rev).toBeLessThanOrEqual(whole.rev);
      expect(numbers(kept)).toEqual(numbers(whole).slice(0, kept.questions.length));
      expect([...kept.receipts.keys()].filter((id) => !whole.receipts.has(id))).toEqual([]);
      const asked = [...kept.receipts.values()].filter(
        ({ reply }) => 'no' in ((reply['result'] as object) ?? {}),
      );
      expect(asked).toHaveLength(kept.questions.length);
    }
  }, 400_000);

  it('the checker of F25 goes red on a server that answers before it writes', async () => {
    await begin('early');
    const { first, before } = await twoMoments();
    const kept = await openAfter(first, join(dir, 'disk'), room.sessionId).catch(() => undefined);
    const nothing = { questions: [], ballots: new Set<string>() };
    const found = lost(before, kept ?? ({ ...nothing } as never));
    expect(found.length).toBeGreaterThan(0);
  }, 60_000);
});
