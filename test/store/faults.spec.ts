import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  openStoreHere,
  OutcomeUnknown,
  StoreUnavailable,
  type Commit,
  type Fault,
  type FaultPoint,
  type Store,
} from '@openfloor/store';
import { act, ballot, listing, many, newMeeting, newRoom, receipt, record, turn } from './rooms.js';

/** What the database throws, by its code. */
function failure(code: string): Error {
  return Object.assign(new Error(`the disk says ${code}`), { code });
}

describe('a store whose disk fails', () => {
  let store: Store;
  let fault: Fault;
  beforeEach(async () => {
    fault = () => undefined;
    store = await openStoreHere({
      dataDir: ':memory:',
      fault: (point, statement) => fault(point, statement),
    });
  });
  afterEach(() => store.close());

  const failAt = (at: FaultPoint, code: string, within = '') => {
    fault = (point, statement) => {
      if (point === at && (statement ?? '').includes(within)) throw failure(code);
    };
  };
  const heal = () => (fault = () => undefined);

  async function fullTurn(id: string): Promise<Commit> {
    const meetingId = (await newMeeting(store)).id;
    return turn(id, [1, 0], [2, 1], {
      listing: listing(meetingId, { title: 'Another title' }),
      records: many(120, () => record(2)),
      ballots: many(120, () => ballot()),
      receipts: many(120, () => receipt()),
      ledger: [act(), act()],
    });
  }

  async function everything(id: string, { receipts }: Commit) {
    return {
      room: await store.load(id),
      listed: await store.session(id),
      receipts: await store.receipts(id, receipts),
      ledger: await store.ledger(id, 0, 10),
      verified: await store.verifyLedger(id),
    };
  }

  it.each([
    ['moves the session', 'UPDATE session SET rev'],
    ['lists the session', 'UPDATE session SET meeting_id'],
    ['writes records', 'INSERT INTO record'],
    ['writes ballots', 'INSERT INTO ballot'],
    ['writes receipts', 'INSERT INTO receipt'],
    ['writes the ledger', 'INSERT INTO ledger_entry'],
    ['moves the head of the ledger', 'UPDATE session SET ledger_no'],
  ])('leaves nothing of a turn that fails where it %s', async (_, statement) => {
    const id = await newRoom(store);
    const full = await fullTurn(id);
    const before = await everything(id, full);
    failAt('statement', 'SQLITE_FULL', statement);
    await expect(store.commit(full)).rejects.toThrow(StoreUnavailable);
    heal();
    expect(await everything(id, full)).toEqual(before);
    await store.commit(full);
    expect((await everything(id, full)).receipts).toHaveLength(120);
  });

  it('leaves nothing of a turn that fails in the midst of many rows', async () => {
    const id = await newRoom(store);
    let left = 2;
    fault = (_, statement) => {
      if (statement?.startsWith('INSERT INTO record') && left-- === 0) throw failure('SQLITE_IOERR_WRITE');
    };
    const records = many(350, () => record(2));
    await expect(store.commit(turn(id, [1, 0], [2, 0], { records }))).rejects.toThrow(StoreUnavailable);
    expect(left).toBe(-1);
    expect((await store.load(id))?.records).toEqual([]);
  });

  it.each(['SQLITE_FULL', 'SQLITE_READONLY', 'SQLITE_IOERR', 'SQLITE_BUSY', 'SQLITE_NOMEM'])(
    'says that nothing was written when %s comes before the commit',
    async (code) => {
      const id = await newRoom(store);
      failAt('before-commit', code);
      await expect(store.commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(StoreUnavailable);
      heal();
      expect((await store.load(id))?.clock.rev).toBe(1);
    },
  );

  it.each(['SQLITE_FULL', 'SQLITE_BUSY', 'SQLITE_NOMEM', 'SQLITE_READONLY'])(
    'says that nothing was written when %s comes at the commit',
    async (code) => {
      const id = await newRoom(store);
      failAt('commit', code);
      await expect(store.commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(StoreUnavailable);
      heal();
      expect((await store.load(id))?.clock.rev).toBe(1);
    },
  );

  it.each([
    ['before it happened', 'commit', 1],
    ['after it happened', 'after-commit', 2],
  ] as const)('says that nobody knows when the answer to a commit is lost %s', async (_, point, rev) => {
    const id = await newRoom(store);
    failAt(point, 'SQLITE_IOERR_FSYNC');
    await expect(store.commit(turn(id, [1, 0], [2, 0]))).rejects.toThrow(OutcomeUnknown);
    heal();
    expect((await store.load(id))?.clock.rev).toBe(rev);
    await store.commit(turn(id, [rev, 0], [3, 0]));
  });

  it('reads as unavailable what it cannot read, and reads it afterwards', async () => {
    const id = await newRoom(store);
    failAt('statement', 'SQLITE_IOERR_READ', 'FROM session');
    await expect(store.load(id)).rejects.toThrow(StoreUnavailable);
    heal();
    expect(await store.load(id)).toBeDefined();
  });

  it.each(['before-commit', 'commit'] as const)(
    'adds no account and no code when the %s fails',
    async (point) => {
      const id = await newRoom(store);
      failAt(point, 'SQLITE_FULL');
      const ama = {
        id: 'ama',
        email: 'ama@example.org',
        name: 'Ama',
        administrator: true,
        passwordHash: 'x',
        createdAt: 1,
      };
      await expect(store.addAccount(ama)).rejects.toThrow(StoreUnavailable);
      await expect(store.claimCode(id, 'AB23CD', 1)).rejects.toThrow(StoreUnavailable);
      await expect(store.putFact('first-start', 'done')).rejects.toThrow(StoreUnavailable);
      heal();
      expect(await store.countAccounts()).toBe(0);
      expect(await store.codeFate('AB23CD')).toEqual({ state: 'unknown' });
      expect(await store.fact('first-start')).toBeUndefined();
    },
  );
});
