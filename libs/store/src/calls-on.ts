import { accountCalls } from './accounts.store.js';
import type { Calls } from './calls.js';
import { codeCalls } from './codes.store.js';
import type { Connection } from './connection.js';
import type { Erasures } from './erasures.js';
import { factCalls } from './facts.store.js';
import { readLedger, verifyChain } from './ledger.store.js';
import { meetingCalls } from './meetings.store.js';
import { dropSomeReceipts, findReceipts, markReceipts } from './receipts.store.js';
import { retentionCalls } from './retention.store.js';
import { clocksOf, loadRoom, roomSince } from './rooms.store.js';
import { commitTurn, holdRoom } from './turns.store.js';

/** What one kind of database does in its own way. */
export type Upkeep = Pick<Calls, 'settleLog' | 'backup'>;

/** All calls on one connection; one job at a time. */
export function callsOn(connection: Connection, erasures: Erasures, { settleLog, backup }: Upkeep): Calls {
  return {
    ...accountCalls(connection),
    ...meetingCalls(connection),
    ...codeCalls(connection),
    ...factCalls(connection),
    ...retentionCalls(connection, erasures),
    load: (sessionId) => loadRoom(connection, sessionId),
    changedSince: (sessionId, since) => roomSince(connection, sessionId, since),
    receipts: (sessionId, keys) => findReceipts(connection, sessionId, keys),
    someReceiptMarks: (sessionId, after) => markReceipts(connection, sessionId, after),
    commit: async (turn) => {
      await commitTurn(connection, turn, erasures);
      if (turn.erases.length > 0 || turn.erasesLedger) await settleLog().catch(() => undefined);
    },
    clocksOf: (sessionIds) => clocksOf(connection, sessionIds),
    hold: (sessionId) => holdRoom(connection, sessionId),
    release: () => connection.release(),
    ledger: (sessionId, after, limit) => readLedger(connection, sessionId, after, limit),
    verifyLedger: (sessionId) => verifyChain(connection, sessionId),
    dropSomeReceipts: (closedBefore) => dropSomeReceipts(connection, closedBefore),
    settleLog,
    backup,
    ping: async () => void (await connection.all('SELECT 1')),
  };
}
