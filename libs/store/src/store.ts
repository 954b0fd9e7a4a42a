import { count, text } from './checks.js';
import type { Calls } from './calls.js';
import { StoreMisuse } from './errors.js';
import { packCommit, RECEIPT_WIDTH, type PackedCommit } from './packed.js';
import { unpackRoom } from './packed-room.js';
import type {
  AccountStore,
  Commit,
  MeetingStore,
  RetentionStore,
  RoomStore,
  Store,
  StoredReceipt,
} from './ports.js';
import { BALLOTS_AT_ONCE } from './retention.store.js';
import { DROPPED_AT_ONCE, type ReceiptMarks } from './receipts.store.js';

/** The store as everybody uses it, over calls into whichever thread has the database. Arguments are checked here. */
export function storeOver(calls: Calls, close: () => Promise<void>): Store {
  return {
    ...rooms(calls),
    ...ledgers(calls),
    ...accounts(calls),
    ...factors(calls),
    ...meetings(calls),
    ...retention(calls),
    backup: async (file) => calls.backup(text(file, 'file')),
    ping: () => calls.ping(),
    close,
  };
}

type Ledgers = 'ledger' | 'verifyLedger';

function rooms(calls: Calls): Omit<RoomStore, Ledgers> {
  return {
    load: async (sessionId) => {
      const packed = await calls.load(text(sessionId, 'sessionId'));
      return packed && unpackRoom(packed);
    },
    changedSince: async (sessionId, { rev, beat }) => {
      const since = { rev: count(rev, 'rev'), beat: count(beat, 'beat') };
      const {
        history: _,
        counts: _counts,
        ...room
      } = await unpackRoom(await calls.changedSince(text(sessionId, 'sessionId'), since));
      return room;
    },
    receipts: async (sessionId, keys) => {
      if (keys.length === 0) return [];
      const flat = keys.flatMap(({ actorId, commandId }) => [
        text(actorId, 'actorId'),
        text(commandId, 'commandId'),
      ]);
      return unpackReceipts(await calls.receipts(text(sessionId, 'sessionId'), flat));
    },
    receiptMarks: (sessionId) => marksOf(calls, text(sessionId, 'sessionId')),
    commit: async (commit) => calls.commit(packed(commit)),
    clocksOf: async (sessionIds) => {
      if (sessionIds.length === 0) return [];
      return calls.clocksOf(sessionIds.map((id) => text(id, 'sessionId')));
    },
    hold: async (sessionId) => calls.hold(text(sessionId, 'sessionId')),
    release: async (sessionId) => calls.release(text(sessionId, 'sessionId')),
    dropReceipts: async (closedBefore) => {
      const before = count(closedBefore, 'closedBefore');
      let dropped = 0;
      for (;;) {
        const some = await calls.dropSomeReceipts(before);
        dropped += some;
        if (some < DROPPED_AT_ONCE) return dropped;
      }
    },
  };
}

async function* marksOf(calls: Calls, sessionId: string): AsyncIterable<Uint32Array> {
  let after: ReceiptMarks['last'] = null;
  do {
    const part: ReceiptMarks = await calls.someReceiptMarks(sessionId, after);
    yield part.marks;
    after = part.last;
  } while (after !== null);
}

function packed(commit: Commit): PackedCommit {
  try {
    return packCommit(commit);
  } catch (error) {
    if (error instanceof StoreMisuse) throw error;
    throw new StoreMisuse('This is no turn of a room', { cause: error });
  }
}

function unpackReceipts(values: string[]): StoredReceipt[] {
  const receipts: StoredReceipt[] = [];
  for (let at = 0; at < values.length; at += RECEIPT_WIDTH) {
    const [actorId = '', commandId = '', fingerprint = '', reply = ''] = values.slice(at, at + RECEIPT_WIDTH);
    receipts.push({ actorId, commandId, fingerprint, reply: JSON.parse(reply) as StoredReceipt['reply'] });
  }
  return receipts;
}

function ledgers(calls: Calls): Pick<RoomStore, Ledgers> {
  return {
    ledger: async (sessionId, after, limit) =>
      calls.ledger(text(sessionId, 'sessionId'), count(after, 'after'), count(limit, 'limit')),
    verifyLedger: async (sessionId) => calls.verifyLedger(text(sessionId, 'sessionId')),
  };
}

type Factors =
  | 'secondFactor'
  | 'putSecondFactor'
  | 'useStep'
  | 'countRecoveryCodes'
  | 'useRecoveryCode'
  | 'dropSecondFactor'
  | 'accountByIdentity'
  | 'addIdentity'
  | 'dropIdentities';

function accounts(calls: Calls): Omit<AccountStore, Factors> {
  return {
    countAccounts: () => calls.countAccounts(),
    accounts: () => calls.accounts(),
    addAccount: async (account) => {
      text(account.id, 'id');
      text(account.email, 'email');
      return calls.addAccount(account);
    },
    accountByEmail: async (email) => calls.accountByEmail(text(email, 'email')),
    accountById: async (id) => calls.accountById(text(id, 'id')),
    changePassword: async (id, hash) => calls.changePassword(text(id, 'id'), text(hash, 'passwordHash')),
    addLogin: async (login) => {
      text(login.id, 'id');
      text(login.accountId, 'accountId');
      text(login.secretHash, 'secretHash');
      return calls.addLogin(login);
    },
    loginBySecret: async (secretHash) => calls.loginBySecret(text(secretHash, 'secretHash')),
    loginsOf: async (accountId) => calls.loginsOf(text(accountId, 'accountId')),
    touchLogin: async (id, seenAt) => calls.touchLogin(text(id, 'id'), count(seenAt, 'seenAt')),
    endLogin: async (id) => calls.endLogin(text(id, 'id')),
    endLogins: async (accountId, exceptId) =>
      calls.endLogins(
        text(accountId, 'accountId'),
        exceptId === undefined ? undefined : text(exceptId, 'exceptId'),
      ),
  };
}

function factors(calls: Calls): Pick<AccountStore, Factors> {
  return {
    secondFactor: async (accountId) => calls.secondFactor(text(accountId, 'accountId')),
    putSecondFactor: async (factor, codeHashes) => {
      text(factor.accountId, 'accountId');
      text(factor.sealed, 'sealed');
      return calls.putSecondFactor(
        factor,
        codeHashes?.map((hash) => text(hash, 'codeHash')),
      );
    },
    useStep: async (accountId, step) => calls.useStep(text(accountId, 'accountId'), count(step, 'step')),
    countRecoveryCodes: async (accountId) => calls.countRecoveryCodes(text(accountId, 'accountId')),
    useRecoveryCode: async (accountId, codeHash) =>
      calls.useRecoveryCode(text(accountId, 'accountId'), text(codeHash, 'codeHash')),
    dropSecondFactor: async (accountId) => calls.dropSecondFactor(text(accountId, 'accountId')),
    accountByIdentity: async (issuer, subject) =>
      calls.accountByIdentity(text(issuer, 'issuer'), text(subject, 'subject')),
    addIdentity: async (identity) => {
      text(identity.issuer, 'issuer');
      text(identity.subject, 'subject');
      text(identity.accountId, 'accountId');
      return calls.addIdentity(identity);
    },
    dropIdentities: async (accountId) => calls.dropIdentities(text(accountId, 'accountId')),
  };
}

function meetings(calls: Calls): MeetingStore {
  return {
    meetings: () => calls.meetings(),
    meeting: async (idOrSlug) => calls.meeting(text(idOrSlug, 'idOrSlug')),
    putMeeting: async (meeting) => {
      text(meeting.id, 'id');
      text(meeting.slug, 'slug');
      return calls.putMeeting(meeting);
    },
    dropMeeting: async (id) => calls.dropMeeting(text(id, 'id')),
    sessionsOf: async (meetingId) => calls.sessionsOf(text(meetingId, 'meetingId')),
    session: async (idOrSlug) => calls.session(text(idOrSlug, 'idOrSlug')),
    claimCode: async (sessionId, code, now) =>
      calls.claimCode(text(sessionId, 'sessionId'), text(code, 'code'), count(now, 'now')),
    codeFate: async (code) => calls.codeFate(text(code, 'code')),
    fact: async (name) => calls.fact(text(name, 'name')),
    putFact: async (name, value) => calls.putFact(text(name, 'name'), text(value, 'value')),
    claimFact: async (name, value, instead) =>
      calls.claimFact(
        text(name, 'name'),
        text(value, 'value'),
        instead === undefined ? undefined : text(instead, 'instead'),
      ),
  };
}

function retention(calls: Calls): RetentionStore {
  return {
    retentionDue: async (step, closedBefore, limit) =>
      calls.retentionDue(text(step, 'step'), count(closedBefore, 'closedBefore'), count(limit, 'limit')),
    retentionDone: async (step, sessionId) =>
      calls.retentionDone(text(step, 'step'), text(sessionId, 'sessionId')),
    dropBallots: async (sessionId) => {
      let dropped = 0;
      for (;;) {
        const some = await calls.dropSomeBallots(text(sessionId, 'sessionId'));
        dropped += some;
        if (some < BALLOTS_AT_ONCE) return dropped;
      }
    },
    erasuresToRedo: () => calls.erasuresToRedo(),
    erasuresRedone: () => calls.erasuresRedone(),
    settleLog: () => calls.settleLog(),
    receiptsOf: async (sessionId, actorId) =>
      calls.receiptsOf(text(sessionId, 'sessionId'), text(actorId, 'actorId')),
    ledgerNaming: async (sessionId, id) => calls.ledgerNaming(text(sessionId, 'sessionId'), text(id, 'id')),
  };
}
