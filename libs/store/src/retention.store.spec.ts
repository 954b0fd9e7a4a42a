import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { Fault } from './connection.js';
import { ERASURES_FILE, erasuresIn } from './erasures.js';
import { openStoreHere } from './open.js';
import type { Commit, Store, StoredRecord } from './ports.js';

let dataDir: string;
let fault: Fault | undefined;
let store: Store;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'openfloor-retention-'));
  fault = undefined;
  store = await openStoreHere({ dataDir, fault: (...at) => fault?.(...at) });
});
afterEach(async () => {
  fault = undefined;
  await store.close();
  await rm(dataDir, { recursive: true, force: true });
});

const clock = (rev: number, beat = 0) => ({ rev, beat, channels: { public: rev, panel: rev, staff: rev } });

/** A session that closed at this time (ms), or is open. */
async function session(closedAt: number | null): Promise<string> {
  const [id, meetingId] = [randomUUID(), randomUUID()];
  const meeting = { name: 'Meeting', city: '', country: null, timeZone: 'UTC', overarchingTheme: '' };
  await store.putMeeting({ id: meetingId, slug: `m-${meetingId}`, ...meeting, ownerIds: [], createdAt: 1 });
  const phase = closedAt === null ? ('open' as const) : ('closed' as const);
  const told = { slug: `s-${id}`, code: 'AB23CD', title: 'Security', phase, startsAt: null, closedAt };
  await store.commit({
    sessionId: id,
    expected: null,
    next: clock(1),
    listing: { meetingId, ...told },
    ...{ records: [], ballots: [], receipts: [], ledger: [] },
  });
  return id;
}

const turn = (sessionId: string, more: Partial<Commit>): Commit => ({
  sessionId,
  expected: { rev: 1, beat: 0 },
  next: clock(2, 1),
  ...{ records: [], ballots: [], receipts: [], ledger: [] },
  ...more,
});

const participant = (id: string, erased: boolean): StoredRecord => {
  const mark = { changedAt: null, goneAt: null };
  const marks = { public: mark, panel: mark, staff: mark };
  return { kind: 'participant', id, rev: 2, body: { kind: 'participant', id, erased }, marks };
};

describe('an erasure', () => {
  const ama = randomUUID();
  const erases = [{ kind: 'participant' as const, id: ama, words: true }];
  const receipt = {
    actorId: ama,
    commandId: randomUUID(),
    fingerprint: 'f',
    reply: { ok: true as const, id: 'x', rev: 2, beat: 1 },
  };
  const hidden = { actorId: ama, before: 'secret words' };
  const act = {
    at: 0,
    role: 'moderator',
    act: 'question.edit',
    about: null,
    from: null,
    to: null,
    reason: null,
    hidden,
  };

  async function written(): Promise<string> {
    const id = await session(null);
    const ballots = [
      { questionId: 'one', voterId: ama, on: true },
      { questionId: 'one', voterId: 'ben', on: true },
    ];
    await store.commit(
      turn(id, { ledger: [act], receipts: [receipt], ballots, records: [participant(ama, false)] }),
    );
    return id;
  }
  const erasing = (id: string): Commit => ({
    ...turn(id, { erases, records: [{ ...participant(ama, true), rev: 3 }] }),
    expected: { rev: 2, beat: 1 },
    next: clock(3, 1),
  });

  it('that fails leaves everything as it was, and is on the list all the same: it was wished for', async () => {
    const id = await written();
    fault = (point) => {
      if (point === 'commit') throw Object.assign(new Error('full'), { code: 'SQLITE_FULL' });
    };
    await expect(store.commit(erasing(id))).rejects.toThrow('SQLITE_FULL');
    fault = undefined;
    expect(await store.ledgerNaming(id, ama)).toEqual([1]);
    expect(await store.receiptsOf(id, ama)).toEqual({ ok: 1 });
    expect(await store.erasuresToRedo()).toEqual([
      { kind: 'participant', sessionId: id, id: ama, words: true },
    ]);
  });

  it('that cannot be written to the list is no erasure', async () => {
    const id = await written();
    await store.close();
    await rm(join(dataDir, ERASURES_FILE), { force: true });
    store = await openStoreHere({ dataDir });
    const directory = join(dataDir, ERASURES_FILE);
    await (await import('node:fs/promises')).mkdir(directory);
    await expect(store.commit(erasing(id))).rejects.toThrow();
    expect(await store.ledgerNaming(id, ama)).toEqual([1]);
    await rm(directory, { recursive: true });
  });

  it('leaves an empty log behind', async () => {
    const id = await written();
    await store.commit(erasing(id));
    expect((await stat(join(dataDir, 'openfloor.sqlite-wal'))).size).toBe(0);
    expect((await readFile(join(dataDir, 'openfloor.sqlite'))).includes('secret words')).toBe(false);
  });
});

describe('the list of erasures', () => {
  const erasure = { kind: 'participant' as const, sessionId: 's', id: 'p', words: false };

  it('is for its owner alone, holds ids only, and each line once', async () => {
    const list = erasuresIn(dataDir);
    await list.add([erasure, { ...erasure, kind: 'question', id: 'q', words: true }]);
    await list.add([erasure]);
    const file = join(dataDir, ERASURES_FILE);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).split('\n').filter(Boolean)).toEqual([
      'participant s p keep',
      'question s q delete',
    ]);
  });

  it('survives a line that a crash cut off', async () => {
    const list = erasuresIn(dataDir);
    await writeFile(join(dataDir, ERASURES_FILE), '\nparticipant s one keep\n\nparticipant s tw');
    await list.add([erasure]);
    expect((await list.all()).map(({ id }) => id)).toEqual(['one', 'p']);
  });
});
