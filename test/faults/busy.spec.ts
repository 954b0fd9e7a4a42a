import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { statSync } from 'node:fs';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { OtherProgram } from '../harness/nemesis-other.js';
import { Nemesis } from '../harness/nemesis.js';
import { shareOf } from '../harness/overload.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const PHONES = isLong ? 40 : 12;
const PER_SECOND = 5;
/** Commands in the data before, so that a copy takes its time. */
const BEFORE = isLong ? 6_000 : 150;
const COPIES = isLong ? 20 : 2;
const READ_MS = isLong ? 30_000 : 1_500;
const WRITE_MS = 200;
const WRITES = isLong ? 60 : 4;
/** So long an answer may take (99 of 100, ms); the short form runs beside other tests on the same cores. */
const P99_MS = isLong ? 2_000 : 5_000;

/** How long answers took while something was done, as the phones saw it. */
interface Waits {
  p50: number;
  p99: number;
  count: number;
}

describe('a database that a backup and others use under load', () => {
  let server: TestServer;
  let nemesis: Nemesis;
  let other: OtherProgram;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  beforeEach(async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    nemesis = new Nemesis(server);
    other = new OtherProgram(server, nemesis);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(PHONES);
  });
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
  });

  /** What the answers took that came while this was done. */
  async function during(act: () => Promise<void>): Promise<Waits> {
    const from = crowd.histories.map((history) => history.lines.length);
    await act();
    const waits = crowd.histories.flatMap((history, at) => {
      const asked = new Map<string, number>();
      return history.lines.slice(from[at]).flatMap(({ commandId, is, t }) => {
        if (is === 'invoke' && !asked.has(commandId)) asked.set(commandId, t);
        const since = asked.get(commandId);
        return is === 'ok' && since !== undefined ? [t - since] : [];
      });
    });
    return { p50: shareOf(waits, 0.5), p99: shareOf(waits, 0.99), count: waits.length };
  }

  it('F19: answers in time while it is copied, read for long and written by another program', async () => {
    crowd.play({ perSecond: PER_SECOND, asks: 0.3, most: 5 });
    await until('there is something to copy', () => crowd.acknowledged > BEFORE, 300_000);
    const quiet = await during(async () => {
      const before = crowd.acknowledged;
      await until('it runs quietly', () => crowd.acknowledged > before + 100);
    });
    const copies: string[] = [];
    const copied = await during(async () => {
      const before = crowd.acknowledged;
      while (copies.length < COPIES || crowd.acknowledged < before + 30)
        copies.push(await other.copies(`copy ${copies.length}`));
    });
    const read = await during(() => other.reads(READ_MS));
    const written = await during(async () => {
      for (let write = 0; write < WRITES; write += 1) await other.writes(WRITE_MS);
    });
    const size = statSync(copies[0] ?? '').size / 1_048_576;
    await crowd.rest(30_000);
    await crowd.inStep();
    const { found, score } = await crowd.judged('F19 in time', nemesis);
    const all = { quiet, copied, read, written };
    const told = ({ p50, p99 }: Waits) => `${Math.round(p50)} and ${Math.round(p99)} ms`;
    figure({
      fault: 'F19',
      done: `${PHONES} phones act ${PER_SECOND} times a second while ${copies.length} copies of ${size.toFixed(1)} MB are taken, another program reads one snapshot for ${READ_MS / 1_000} s, and ${WRITES} times holds the write lock for ${WRITE_MS} ms`,
      goal: 'answers p99 < 2 s, nothing lost',
      measured: `p50 and p99 of answers: before ${told(quiet)}, under copies ${told(copied)}, under the reader ${told(read)}, under the writer ${told(written)}; ${score.acknowledged} acknowledged, lost ${found.lost.length}, doubled ${found.doubled.length}`,
      seed: nemesis.chance.seed,
      red: 'a write lock of 6 s instead of 0.2',
    });
    expect(found).toEqual(NOTHING_WRONG);
    for (const waits of Object.values(all)) expect(waits.count).toBeGreaterThan(10);
    for (const waits of Object.values(all)) expect(waits.p99).toBeLessThan(P99_MS);
  }, 420_000);
});
