import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Chance } from '../harness/nemesis-chance.js';
import { NOTHING_WRONG } from '../harness/nemesis-checkers.js';
import { drilledRoom, DrillCrowd, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { figure } from '../harness/nemesis-figures.js';
import { readKept } from '../harness/nemesis-room.js';
import { Nemesis } from '../harness/nemesis.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const MAIN = join(import.meta.dirname, '../harness/nemesis-server.mjs');

describe('a server killed at the two moments that matter', () => {
  let moments: string;
  let server: TestServer;
  let nemesis: Nemesis;
  let crowd: DrillCrowd;
  let room: DrilledRoom;
  beforeEach(() => {
    moments = mkdtempSync(join(tmpdir(), 'openfloor-moments-'));
  });
  afterEach(async () => {
    crowd.leave();
    await server.dispose();
    rmSync(moments, { recursive: true, force: true });
  });

  async function begin(broken = ''): Promise<void> {
    server = await TestServer.start({ PROGRAMME: 'none', MOMENTS: moments, BROKEN: broken }, MAIN);
    nemesis = new Nemesis(server);
    room = await drilledRoom(server);
    crowd = new DrillCrowd(server, room, new Chance());
    await crowd.join(2);
  }

  const put = (name: string) => writeFileSync(join(moments, name), '');
  const phone = (no: number) => crowd.phones[no]!.live;

  /** Asks while the store stops at this moment, kills the server there, and gives what the phone was told in the end. */
  async function killedAt(
    moment: 'before' | 'after',
    meanwhile: () => void = () => undefined,
  ): Promise<Reply> {
    put(moment);
    const reply = phone(0).does('question.submit', { text: 'Who is asked once?' });
    await until('the turn hangs', () => existsSync(join(moments, 'reached')));
    nemesis.did(`the turn hangs ${moment} it is written`);
    await nemesis.fells();
    for (const name of [moment, 'reached']) rmSync(join(moments, name));
    meanwhile();
    await nemesis.raises();
    const said = await reply;
    await crowd.inStep();
    return said;
  }

  const rows = () => readKept(server.dataDir, room.sessionId);
  const told = () => crowd.histories[0]!.lines.map(({ is }) => is);

  it('F1: nothing was said and nothing is there where it ends before the commit, and the question counts once', async () => {
    await begin();
    const said = await killedAt('before', () => {
      expect(told()).not.toContain('ok');
      expect(rows().questions).toEqual([]);
    });
    expect(said).toMatchObject({ ok: true });
    expect(said.duplicate).toBeUndefined();
    const { found, atEnd, score } = await crowd.judged('F1', nemesis);
    expect(found).toEqual(NOTHING_WRONG);
    expect(atEnd.kept.questions).toHaveLength(1);
    expect(score.tries).toBeGreaterThan(1);
    figure({
      fault: 'F1',
      done: 'kill -9 while a turn hangs before its commit',
      goal: 'no ack, no row; sent again, counted once',
      measured: `${score.tries} tries, ${atEnd.kept.questions.length} row, ${score.duplicates} answered from a receipt`,
      red: 'a server that answers before it writes',
    });
  }, 60_000);

  it('F2: it is there where it ends after the commit, and asked again gives the stored answer with the same rev', async () => {
    await begin();
    let first: { rev: unknown } | undefined;
    const said = await killedAt('after', () => {
      expect(told()).not.toContain('ok');
      const kept = [...rows().receipts.values()].map(({ reply }) => reply);
      first = kept.find(({ result }) => 'questionId' in ((result as object) ?? {})) as { rev: unknown };
    });
    expect(said).toMatchObject({ ok: true, duplicate: true, rev: first?.rev });
    const { found, atEnd, score } = await crowd.judged('F2', nemesis);
    expect(found).toEqual(NOTHING_WRONG);
    expect(atEnd.kept.questions).toHaveLength(1);
    figure({
      fault: 'F2',
      done: 'kill -9 between commit and ack',
      goal: 'the stored answer, duplicate, same rev, counted once',
      measured: `rev ${String(first?.rev)} before and ${said.ok ? said.rev : 'none'} after, ${score.duplicates} duplicate, ${atEnd.kept.questions.length} row`,
      red: 'a server that forgets its receipts',
    });
  }, 60_000);

  it('the checker of F1 goes red on a server that answers before it writes', async () => {
    await begin('early');
    put('before');
    await expect(phone(0).does('question.submit', { text: 'Who is lost?' })).resolves.toMatchObject({
      ok: true,
    });
    await nemesis.fells();
    rmSync(join(moments, 'before'));
    await nemesis.raises();
    expect((await crowd.judged('F1-red', nemesis)).found.lost).toHaveLength(1);
  }, 60_000);

  it('the checker of F2 goes red on a server that forgets its receipts', async () => {
    await begin('twice');
    await killedAt('after');
    expect((await crowd.judged('F2-red', nemesis)).found.doubled).toEqual(['2 x Who is asked once?']);
  }, 60_000);
});
