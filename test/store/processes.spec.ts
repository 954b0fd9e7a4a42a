import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { openStoreHere, StoreInUse } from '@openfloor/store';
import { compileStore, dataDirectory, type CompiledStore } from './compiled.js';
import { newRoom } from './rooms.js';

/** Opens the store, says so, and holds it until its input ends. */
const HOLD = `
import { openStore } from './index.js';
const store = await openStore({ dataDir: process.argv[2] });
console.log('open');
process.stdin.on('end', () => store.close()).resume();
`;

/** Commits turn after turn, each with records, ballots, a receipt and an act, and says the rev of each once acknowledged. */
const COMMIT = `
import { writeSync } from 'node:fs';
import { openStore } from './index.js';
import { acknowledgingEarly } from './broken-store.js';
const [, , dataDir, sessionId, first, kind] = process.argv;
const sound = await openStore({ dataDir });
const store = kind === 'broken' ? acknowledgingEarly(sound) : sound;
const seen = { changedAt: 1, goneAt: null };
const marks = { public: seen, panel: seen, staff: seen };
for (let rev = Number(first) + 1; ; rev++) {
  const channels = { public: rev, panel: rev, staff: rev };
  const name = (n) => 'turn ' + rev + ' no ' + n;
  const ns = Array.from({ length: 23 }, (_, n) => n);
  await store.commit({
    sessionId,
    expected: { rev: rev - 1, beat: rev - 2 },
    next: { rev, beat: rev - 1, channels },
    records: ns.map((n) => ({ kind: 'question', id: name(n), rev, body: { rev }, marks })),
    ballots: ns.map((n) => ({ questionId: name(n), voterId: 'ama', on: true })),
    receipts: [{ actorId: 'ama', commandId: name(0), fingerprint: 'f', reply: { ok: true, id: name(0), rev, beat: rev } }],
    ledger: [{ at: 0, role: 'moderator', act: 'test', about: null, from: null, to: null, reason: null, hidden: { rev } }],
  });
  writeSync(1, rev + '\\n');
}
`;

let compiled: CompiledStore;
let directory: Awaited<ReturnType<typeof dataDirectory>>;
beforeAll(async () => {
  compiled = await compileStore();
  directory = await dataDirectory();
}, 60_000);
afterAll(async () => {
  await compiled.remove();
  await directory.remove();
});

async function run(name: string, source: string, ...args: string[]): Promise<ChildProcess> {
  const script = fileURLToPath(await compiled.add(name, source));
  return spawn(process.execPath, [script, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
}

async function* linesOf(child: ChildProcess): AsyncGenerator<string> {
  if (child.stdout) yield* createInterface({ input: child.stdout });
}

async function errorsOf(child: ChildProcess): Promise<string> {
  let said = '';
  child.stderr?.on('data', (text: Buffer) => (said += text.toString()));
  await once(child, 'close');
  return said;
}

describe('a second process on the same data directory', () => {
  it('refuses to start and names the first, which goes on undisturbed', async () => {
    const store = await openStoreHere({ dataDir: directory.path });
    const id = await newRoom(store);
    const second = await run('hold.js', HOLD, directory.path);
    const said = await errorsOf(second);
    expect(second.exitCode).toBe(1);
    expect(said).toContain('StoreInUse');
    expect(said).toContain(`${directory.path} is in use by process ${process.pid}.`);
    expect(await store.load(id)).toBeDefined();
    await store.close();
  }, 30_000);

  it('may start when the first has closed, and is refused to us then', async () => {
    const other = await run('hold.js', HOLD, directory.path);
    for await (const line of linesOf(other)) {
      expect(line).toBe('open');
      break;
    }
    const refused = openStoreHere({ dataDir: directory.path });
    await expect(refused).rejects.toThrow(StoreInUse);
    await expect(refused).rejects.toThrow(`process ${other.pid}`);
    other.stdin?.end();
    await once(other, 'close');
    expect(other.exitCode).toBe(0);
    await (await openStoreHere({ dataDir: directory.path })).close();
  }, 30_000);

  it('is not kept out by a number that some living process has by chance', async () => {
    await writeFile(join(directory.path, 'openfloor.pid'), `${process.ppid}\n`);
    const store = await openStoreHere({ dataDir: directory.path });
    expect(await readFile(join(directory.path, 'openfloor.pid'), 'utf8')).toBe(`${process.pid}\n`);
    await store.close();
  });

  it('is refused within one process too', async () => {
    const store = await openStoreHere({ dataDir: directory.path });
    await expect(openStoreHere({ dataDir: directory.path })).rejects.toThrow(StoreInUse);
    await store.close();
  });

  it('finds the directory and the database closed to everybody else', async () => {
    const own = await dataDirectory();
    const dataDir = join(own.path, 'made', 'here');
    await (await openStoreHere({ dataDir })).close();
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, 'openfloor.sqlite'))).mode & 0o777).toBe(0o600);
    await own.remove();
  });
});

describe('a process killed while it commits', () => {
  let own: Awaited<ReturnType<typeof dataDirectory>>;
  let sessionId: string;
  beforeEach(async () => {
    own = await dataDirectory();
    const store = await openStoreHere({ dataDir: own.path });
    sessionId = await newRoom(store);
    await store.close();
  });
  afterEach(() => own.remove());

  /** Lets a process commit from `rev` on until it has acknowledged `turns`, kills it, and returns the last rev it acknowledged. */
  async function killedAfter(turns: number, rev: number, kind: 'sound' | 'broken'): Promise<number> {
    const child = await run('commit.js', COMMIT, own.path, sessionId, String(rev), kind);
    const errors = errorsOf(child);
    let acknowledged = rev;
    for await (const line of linesOf(child)) {
      acknowledged = Number(line);
      if (acknowledged >= rev + turns) child.kill('SIGKILL');
    }
    const said = await errors;
    if (child.signalCode !== 'SIGKILL') throw new Error(`The process ended by itself: ${said}`);
    return acknowledged;
  }

  /** Checks that all that was acknowledged is there, nothing is there in part, and returns the rev that stands. */
  async function expectWhole(acknowledged: number): Promise<number> {
    const store = await openStoreHere({ dataDir: own.path });
    try {
      const room = await store.load(sessionId);
      const { rev = 0, beat = 0 } = room?.clock ?? {};
      const turns = rev - 1;
      expect(rev).toBeGreaterThanOrEqual(acknowledged);
      expect(rev).toBeLessThanOrEqual(acknowledged + 1);
      expect(beat).toBe(turns);
      expect(room?.records).toHaveLength(23 * turns);
      expect(room?.ballots).toHaveLength(23 * turns);
      expect(await store.verifyLedger(sessionId)).toMatchObject({ ok: true, entries: turns });
      const keys = Array.from({ length: turns }, (_, n) => ({
        actorId: 'ama',
        commandId: `turn ${n + 2} no 0`,
      }));
      expect(await store.receipts(sessionId, keys)).toHaveLength(turns);
      return rev;
    } finally {
      await store.close();
    }
  }

  it('has lost nothing it acknowledged and left nothing half done, round after round', async () => {
    let rev = 1;
    for (const turns of [1, 7, 40, 120]) rev = await expectWhole(await killedAfter(turns, rev, 'sound'));
    expect(rev).toBeGreaterThan(168);
  }, 120_000);

  it('is found out when it acknowledges before it commits', async () => {
    const acknowledged = await killedAfter(40, 1, 'broken');
    await expect(expectWhole(acknowledged)).rejects.toThrow('toBeGreaterThanOrEqual');
  }, 60_000);
});
