import { afterEach, describe, expect, it } from '@jest/globals';
import { memoryOutboxStore, type Kept, type OutboxStore, type Transport } from '@openfloor/client';
import { LiveRoom, loadSocketTransport, Outbox } from '@openfloor/client';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { drilledRoom, type DrilledRoom } from '../harness/nemesis-crowd.js';
import { olderData, rowsOf, writesInto } from '../harness/nemesis-data.js';
import { figure } from '../harness/nemesis-figures.js';
import { readKept } from '../harness/nemesis-room.js';
import { joinedAs } from '../harness/people.js';
import { rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

/** The tables of the first version with a meeting, a session, people, questions, ballots, receipts and a ledger. */
const OLDEST = 'data-0001';

describe('another version', () => {
  let server: TestServer | undefined;
  let dir: string | undefined;
  const lives: LiveRoom[] = [];
  afterEach(async () => {
    for (const live of lives.splice(0)) live.close();
    await server?.dispose();
    if (dir) rmSync(dir, { recursive: true, force: true });
    [server, dir] = [undefined, undefined];
  });

  /** A page that says it speaks another version of the wire. */
  async function page(room: DrilledRoom, seat: string, store: OutboxStore, proto: number): Promise<LiveRoom> {
    const { socketTransport } = await loadSocketTransport();
    const road = socketTransport({ base: server!.url, io: { transports: ['websocket'] }, retryMostMs: 300 });
    const older: Transport = {
      open: (listener) =>
        road.open({
          hello: () => ({ ...listener.hello(), proto }),
          frame: (name, frame) => listener.frame(name, frame),
          state: (state, code) => listener.state(state, code),
        }),
      send: (command, timeoutMs) => road.send(command, timeoutMs),
      resume: (since) => road.resume(since),
      reconnect: (inMs) => road.reconnect(inMs),
      wake: () => road.wake(),
      close: () => road.close(),
    };
    const outbox = new Outbox({ store });
    const live = new LiveRoom({ transport: older, session: room.sessionId, seat, outbox });
    lives.push(live);
    return live;
  }

  it('F26: tells an older page to be loaded anew, and what waits in it is sent by the new one', async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    const room = await drilledRoom(server);
    const { seat } = await joinedAs(server, room.code);
    await expect(rawSeat(server, { session: room.sessionId, seat, proto: 0 })).rejects.toMatchObject({
      code: 'UPGRADE',
    });
    const store = memoryOutboxStore();
    const kept = async (): Promise<Kept[]> => {
      let all: Kept[] = [];
      await store.change((now) => (all = [...now]));
      return all;
    };
    const old = await page(room, seat, store, 0);
    old.does('question.submit', { text: 'Asked on an old page' }).catch(() => undefined);
    await until('it is told', () => old.getSnapshot().refusal === 'UPGRADE');
    await until('it is kept', async () => (await kept()).length === 1);
    expect(old.getSnapshot().connection).not.toBe('live');
    old.close();
    await page(room, seat, store, 1);
    await until('it is sent', () => readKept(server!.dataDir, room.sessionId).questions.length === 1);
    await until('nothing waits', async () => (await kept()).length === 0);
    figure({
      fault: 'F26',
      done: 'a page of another proto connects with a question waiting; data of the first version; data of a version to come',
      goal: 'UPGRADE, the queue is kept and sent by the new page; old data opens whole; newer data is refused untouched',
      measured: '1 of 1 sent once by the new page',
      red: 'the same page with the right proto is let in',
    });
  }, 60_000);

  it('F26: opens a data directory of the first version and keeps every row', async () => {
    dir = mkdtempSync(join(tmpdir(), 'openfloor-older-'));
    olderData(dir, OLDEST);
    const before = rowsOf(dir);
    server = await TestServer.start({ PROGRAMME: 'none', DATA_DIR: dir });
    const [sessionId] = before['session']?.map((row) => (JSON.parse(row) as { id: string }).id) ?? [];
    const state = await fetch(`${server.url}/api/v1/sessions/${sessionId}/state`);
    const { put, tallies } = (await state.json()) as {
      put: { kind: string; text?: string }[];
      tallies: { votes: number[] };
    };
    const texts = put.filter(({ kind }) => kind === 'question').map(({ text }) => text);
    expect(texts.sort()).toEqual(['Who keeps the keys?', 'Who reads the logs?']);
    expect(tallies.votes).toEqual([1, 2, 2, 0]);
    await server.end();
    const after = rowsOf(dir);
    for (const table of ['ballot', 'receipt', 'ledger_entry', 'meeting', 'join_code'])
      expect(columnsOf(after[table], before[table])).toEqual(before[table]);
    expect(after['record']?.length).toBe(before['record']?.length);
  }, 60_000);

  it('F26: refuses a data directory of a newer version and leaves it as it was', async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    await server.end();
    writesInto(
      server.dataDir,
      "INSERT INTO migration (timestamp, name) VALUES (9999999999999, 'Ahead9999999999999')",
    );
    const before = rowsOf(server.dataDir);
    await expect(server.start()).rejects.toThrow('of a newer version: it has seen Ahead9999999999999');
    expect(rowsOf(server.dataDir)).toEqual(before);
  }, 60_000);
});

/** Rows with only the columns that the others have: a later version may add some. */
function columnsOf(rows: readonly string[] = [], others: readonly string[] = []): string[] {
  const columns = Object.keys(JSON.parse(others[0] ?? '{}') as object);
  const kept = (row: Record<string, unknown>) =>
    JSON.stringify(Object.fromEntries(columns.map((key) => [key, row[key]])));
  return rows.map((row) => kept(JSON.parse(row) as Record<string, unknown>)).sort();
}
