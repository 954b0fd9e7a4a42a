import { IsNull, LessThan, Not } from 'typeorm';
import type { Connection } from './connection.js';
import { AccountIdentity, AccountLogin, RecoveryCode, SecondFactor, StaffAccount } from './entities/index.js';
import { isTaken } from './failures.js';
import type { AccountStore } from './ports.js';

type Accounts =
  'countAccounts' | 'accounts' | 'addAccount' | 'accountByEmail' | 'accountById' | 'changePassword';
type Logins = 'addLogin' | 'loginBySecret' | 'loginsOf' | 'touchLogin' | 'endLogin' | 'endLogins';
type Identities = 'accountByIdentity' | 'addIdentity' | 'dropIdentities';

/** Accounts of the staff, their logins, their second factors, and who they are elsewhere. */
export function accountCalls(connection: Connection): AccountStore {
  return {
    ...accounts(connection),
    ...logins(connection),
    ...secondFactors(connection),
    ...identities(connection),
  };
}

function accounts(connection: Connection): Pick<AccountStore, Accounts> {
  const { manager } = connection;
  return {
    countAccounts: () => manager.count(StaffAccount),
    accounts: () => manager.find(StaffAccount, { order: { email: 'ASC' } }),
    addAccount: async (account) => {
      try {
        await connection.transaction(() => manager.insert(StaffAccount, account));
        return true;
      } catch (error) {
        if (isTaken(error, 'account.email')) return false;
        throw error;
      }
    },
    accountByEmail: async (email) => (await manager.findOneBy(StaffAccount, { email })) ?? undefined,
    accountById: async (id) => (await manager.findOneBy(StaffAccount, { id })) ?? undefined,
    changePassword: async (id, passwordHash) => {
      await connection.transaction(() => manager.update(StaffAccount, { id }, { passwordHash }));
    },
  };
}

function logins(connection: Connection): Pick<AccountStore, Logins> {
  const { manager } = connection;
  return {
    addLogin: async (login) => {
      await connection.transaction(() => manager.insert(AccountLogin, login));
    },
    loginBySecret: async (secretHash) => (await manager.findOneBy(AccountLogin, { secretHash })) ?? undefined,
    loginsOf: (accountId) =>
      manager.find(AccountLogin, { where: { accountId }, order: { createdAt: 'DESC' } }),
    touchLogin: async (id, seenAt) => {
      await connection.transaction(() => manager.update(AccountLogin, { id }, { seenAt }));
    },
    endLogin: async (id) => {
      await connection.transaction(() => manager.delete(AccountLogin, { id }));
    },
    endLogins: async (accountId, exceptId) => {
      const others = exceptId === undefined ? { accountId } : { accountId, id: Not(exceptId) };
      await connection.transaction(() => manager.delete(AccountLogin, others));
    },
  };
}

function secondFactors(connection: Connection): Omit<AccountStore, Accounts | Logins | Identities> {
  const { manager } = connection;
  return {
    secondFactor: async (accountId) => (await manager.findOneBy(SecondFactor, { accountId })) ?? undefined,
    putSecondFactor: (factor, codeHashes) =>
      connection.transaction(async () => {
        const { accountId } = factor;
        await manager.upsert(SecondFactor, factor, ['accountId']);
        if (!codeHashes) return;
        await manager.delete(RecoveryCode, { accountId });
        await manager.insert(
          RecoveryCode,
          codeHashes.map((codeHash) => ({ accountId, codeHash })),
        );
      }),
    useStep: (accountId, step) =>
      connection.transaction(async () => {
        const unused = [
          { accountId, lastStep: IsNull() },
          { accountId, lastStep: LessThan(step) },
        ];
        if ((await manager.countBy(SecondFactor, unused)) === 0) return false;
        await manager.update(SecondFactor, { accountId }, { lastStep: step });
        return true;
      }),
    countRecoveryCodes: (accountId) => manager.countBy(RecoveryCode, { accountId }),
    useRecoveryCode: (accountId, codeHash) =>
      connection.transaction(async () => {
        if ((await manager.countBy(RecoveryCode, { accountId, codeHash })) === 0) return false;
        await manager.delete(RecoveryCode, { accountId, codeHash });
        return true;
      }),
    dropSecondFactor: (accountId) =>
      connection.transaction(async () => {
        await manager.delete(SecondFactor, { accountId });
        await manager.delete(RecoveryCode, { accountId });
      }),
  };
}

function identities(connection: Connection): Pick<AccountStore, Identities> {
  const { manager } = connection;
  return {
    accountByIdentity: async (issuer, subject) => {
      const known = await manager.findOneBy(AccountIdentity, { issuer, subject });
      return (known && (await manager.findOneBy(StaffAccount, { id: known.accountId }))) ?? undefined;
    },
    addIdentity: async (identity) => {
      try {
        await connection.transaction(() => manager.insert(AccountIdentity, identity));
        return true;
      } catch (error) {
        if (isTaken(error, 'account_identity.')) return false;
        throw error;
      }
    },
    dropIdentities: async (accountId) => {
      await connection.transaction(() => manager.delete(AccountIdentity, { accountId }));
    },
  };
}
