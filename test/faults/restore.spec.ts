import { afterEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '@openfloor/contract';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from '../harness/api.js';
import { lostTexts, miscounted, type AtEnd } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { readKept, readShown, type KeptRoom } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, '../harness/nemesis-server.mjs');
const ROUNDS = isLong ? 5 : 1;
const SIZE = isLong ? 4_000 : 120;
const RTO_MS = 300_000;

describe('a backup taken and taken into use under load', () => {
  let moments: string;
  let server: TestServer;
  let nemesis: Nemesis;
  let room: DrilledRoom;
  let crowd: DrillCrowd;
  /** Acknowledged before an earlier backup was taken into use: what came after that backup went with it. */
  const bygone = new Set<string>();
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
    rmSync(moments, { recursive: true, force: true });
  });

  async function begin(): Promise<void> {
    moments = mkdtempSync(join(tmpdir(), 'openfloor-moments-'));
    server = await TestServer.start({ PROGRAMME: 'none', MOMENTS: moments }, MAIN);
    nemesis = new Nemesis(server);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, nemesis.chance.part(1));
    await crowd.join(8);
    crowd.play({ perSecond: 12, asks: 0.3 });
  }

  const accepted = () =>
    crowd.histories.flatMap((history) => history.operations().filter(({ outcome }) => outcome === 'ok'));

  /** Takes a backup while everybody writes; what had been acknowledged when it began, and where the rows stood. */
  async function backup(file: string) {
    const acknowledged = accepted().filter(({ commandId }) => !bygone.has(commandId));
    const before = readKept(server.dataDir, room.sessionId);
    writeFileSync(join(moments, 'asked'), file);
    nemesis.did('backup asked');
    copyFileSync(join(moments, 'asked'), join(moments, 'backup'));
    await until('the backup is taken', () => existsSync(join(moments, 'taken')), 60_000);
    nemesis.did('backup taken');
    rmSync(join(moments, 'taken'));
    return { acknowledged, before };
  }

  /** Puts it in the place of the database, as an operator would. */
  async function restore(file: string): Promise<number> {
    const from = performance.now();
    await nemesis.fells();
    await until('every phone knows', () =>
      crowd.phones.every(({ live }) => live.getSnapshot().connection !== 'live'),
    );
    for (const { commandId } of accepted()) bygone.add(commandId);
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(server.dataDir, `openfloor.sqlite${end}`), { force: true });
    copyFileSync(file, join(server.dataDir, 'openfloor.sqlite'));
    nemesis.did('backup in its place');
    await nemesis.raises();
    await until(
      'every phone is back',
      async () => {
        const { epoch } = await readShown(server, room.sessionId, room.token, 'public');
        return crowd.phones.every(({ live }) => live.getSnapshot().epoch === epoch);
      },
      60_000,
    );
    return Math.round(performance.now() - from);
  }

  it('P10: is sound, holds what was acknowledged before it began, and every phone takes the room of it, under another epoch', async () => {
    await begin();
    let [slowest, rev, rows] = [0, 0, 0];
    for (let round = 1; round <= ROUNDS; round += 1) {
      const goal = crowd.acknowledged + SIZE;
      await until('there is something to keep', () => crowd.acknowledged > goal, 120_000);
      const file = join(moments, `copy ${round}`);
      const { acknowledged, before } = await backup(file);
      const later = crowd.acknowledged;
      await until('it went on after the backup', () => crowd.acknowledged > later + 20);
      const { epoch } = await readShown(server, room.sessionId, room.token);
      slowest = Math.max(slowest, await restore(file));
      const shown = await readShown(server, room.sessionId, room.token);
      const kept = readKept(server.dataDir, room.sessionId);
      expect(kept.integrity).toBe('ok');
      expect(kept.rev).toBeGreaterThanOrEqual(before.rev);
      expect(shown.epoch).not.toBe(epoch);
      expect(lostTexts(acknowledged, { shown: inRows(kept), kept, actors: new Map() })).toEqual([]);
      for (const ballot of before.questions.map(({ id }) => id))
        expect(kept.questions.map(({ id }) => id)).toContain(ballot);
      [rev, rows] = [before.rev, kept.questions.length];
    }
    await crowd.rest(30_000);
    await crowd.inStep();
    const shown = await readShown(server, room.sessionId, room.token);
    const kept = readKept(server.dataDir, room.sessionId);
    expect(miscounted({ shown, kept })).toEqual([]);
    const path = `/sessions/${room.sessionId}/ledger`;
    const { body } = await api<{ entries: LedgerEntry[] }>(server, 'GET', path, { token: room.token });
    expect(body.entries.filter(({ act }) => act === 'restored')).toHaveLength(ROUNDS);
    const verified = await api<{ ok: boolean }>(server, 'GET', `${path}/verify`, { token: room.token });
    expect(verified.body.ok).toBe(true);
    for (const { live } of crowd.phones)
      expect(
        live
          .records('question')
          .map(({ id }) => id)
          .sort(),
      ).toEqual(kept.questions.map(({ id }) => id).sort());
    figure({
      fault: 'P10',
      done: `${ROUNDS} backups taken under load and put in the place of the database`,
      goal: 'integrity_check ok, rev at least that of its start, another epoch, phones take it; back within 5 min',
      measured: `rev ${rev} at the start of the last, ${rows} questions, integrity_check ${kept.integrity}; every phone back ${slowest} ms after the kill`,
      seed: nemesis.chance.seed,
      red: 'a plain copy without the log',
    });
    expect(slowest).toBeLessThan(RTO_MS);
  }, 400_000);

  it('the checker of P10 goes red on a plain copy of the file without its log', async () => {
    await begin();
    await until('there is something to keep', () => crowd.acknowledged > 60);
    const acknowledged = crowd.histories.flatMap((history) => history.operations());
    const file = join(moments, 'plain');
    copyFileSync(join(server.dataDir, 'openfloor.sqlite'), file);
    await nemesis.fells();
    for (const end of ['', '-wal', '-shm'])
      rmSync(join(server.dataDir, `openfloor.sqlite${end}`), { force: true });
    copyFileSync(file, join(server.dataDir, 'openfloor.sqlite'));
    await nemesis.raises();
    const kept = readKept(server.dataDir, room.sessionId);
    expect(lostTexts(acknowledged, { shown: inRows(kept), kept, actors: new Map() }).length).toBeGreaterThan(
      0,
    );
  }, 60_000);
});

/** The rows as what is shown: pages that are read while everybody writes are no one point in time. */
function inRows({ questions }: KeptRoom): AtEnd['shown'] {
  return { questions: questions as unknown as AtEnd['shown']['questions'], votes: new Map() };
}
