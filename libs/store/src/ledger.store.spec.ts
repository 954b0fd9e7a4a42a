import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Connection } from './connection.js';
import { openDatabase, type Database } from './database.js';
import { appendLedger, eraseWithin, readLedger, verifyChain } from './ledger.store.js';

const ENTRIES = 700;

async function newSession(connection: Connection, id: string): Promise<void> {
  await connection.run(
    `INSERT OR IGNORE INTO meeting (id, slug, name, city, time_zone, overarching_theme, owner_ids, created_at)
     VALUES ('igf', 'igf', 'IGF', 'Athens', 'UTC', '', '[]', 0)`,
  );
  await connection.run(
    `INSERT INTO session (id, meeting_id, slug, code, title, phase, rev, beat, public_rev, panel_rev, staff_rev,
       history, ledger_no, ledger_head) VALUES (?, 'igf', ?, '', '', 'open', 1, 0, 1, 1, 1, '', 0, ?)`,
    [id, id, '0'.repeat(64)],
  );
}

describe('a ledger that somebody has changed in the database', () => {
  let database: Database;
  let connection: Connection;
  beforeEach(async () => {
    database = await openDatabase({ file: ':memory:' });
    connection = database.connection;
    const plain = { role: 'moderator', act: 'test', about: null, from: 'a', to: 'b', reason: null };
    for (const id of ['room', 'other']) {
      await newSession(connection, id);
      const drafts = Array.from({ length: ENTRIES }, (_, n) => ({
        ...plain,
        at: n * 60_000,
        hidden: `{"actorId":"${n % 7}"}`,
      }));
      await connection.transaction(() => appendLedger(connection, id, drafts));
    }
    expect(await verifyChain(connection, 'room')).toMatchObject({ ok: true, entries: ENTRIES, badAt: null });
  });
  afterEach(() => database.close());

  const whereNo = (no: number) => `WHERE session_id = 'room' AND no = ${no}`;

  it.each([
    ['a public part', `UPDATE ledger_entry SET reason = 'conduct' ${whereNo(650)}`, 650],
    [
      'the number of what it is about',
      `UPDATE ledger_entry SET about_kind = 'question', about_no = 3 ${whereNo(2)}`,
      2,
    ],
    ['a hidden part', `UPDATE ledger_entry SET hidden = '{"actorId":"9"}' ${whereNo(3)}`, 3],
    ['a salt', `UPDATE ledger_entry SET salt = 'x' ${whereNo(4)}`, 4],
    ['half of a hidden part', `UPDATE ledger_entry SET salt = NULL ${whereNo(5)}`, 5],
    ['a digest', `UPDATE ledger_entry SET digest = previous, salt = NULL, hidden = NULL ${whereNo(6)}`, 6],
    ['a hash', `UPDATE ledger_entry SET hash = previous ${whereNo(7)}`, 7],
    ['the last hash', `UPDATE ledger_entry SET hash = previous ${whereNo(ENTRIES)}`, ENTRIES],
    ['an entry that is gone', `DELETE FROM ledger_entry ${whereNo(500)}`, 500],
    ['the first entry that is gone', `DELETE FROM ledger_entry ${whereNo(1)}`, 1],
    ['an end that is gone', `DELETE FROM ledger_entry WHERE session_id = 'room' AND no > 698`, 699],
    ['all entries that are gone', `DELETE FROM ledger_entry WHERE session_id = 'room'`, 1],
    ['a head that is another', `UPDATE session SET ledger_head = 'x' WHERE id = 'room'`, ENTRIES],
  ])('is found out by %s', async (_, change, badAt) => {
    await connection.run(change);
    expect(await verifyChain(connection, 'room')).toMatchObject({ ok: false, badAt });
    expect(await verifyChain(connection, 'other')).toMatchObject({ ok: true });
  });

  it('is found out by two entries that changed places', async () => {
    for (const [from, to] of [
      [10, 9_000],
      [11, 10],
      [9_000, 11],
    ] as const) {
      await connection.run(`UPDATE ledger_entry SET no = ${to} ${whereNo(from)}`);
    }
    expect(await verifyChain(connection, 'room')).toMatchObject({ ok: false, badAt: 10 });
  });

  it('is found out by an entry from another room', async () => {
    await connection.run(`DELETE FROM ledger_entry ${whereNo(1)}`);
    await connection.run(`UPDATE ledger_entry SET session_id = 'room' WHERE session_id = 'other' AND no = 1`);
    expect(await verifyChain(connection, 'room')).toMatchObject({ ok: false, badAt: 2 });
  });

  it('is not found out where a hidden part was erased as it should be, only there', async () => {
    expect(await eraseWithin(connection, 'room', '3')).toBe(100);
    expect(await verifyChain(connection, 'room')).toMatchObject({ ok: true, entries: ENTRIES });
    const [left] = await connection.all<{ n: number }>(
      `SELECT count(*) AS n FROM ledger_entry WHERE session_id = 'room' AND hidden IS NULL AND salt IS NULL`,
    );
    expect(left?.n).toBe(100);
    expect(await readLedger(connection, 'room', 0, 1)).toHaveLength(1);
  });
});
