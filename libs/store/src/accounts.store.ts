import { Not } from 'typeorm';
import type { Connection } from './connection.js';
import { AccountLogin, StaffAccount } from './entities/index.js';
import { isTaken } from './failures.js';
import type { AccountStore } from './ports.js';

/** Accounts of the staff and their logins. */
export function accountCalls(connection: Connection): AccountStore {
  return { ...accounts(connection), ...logins(connection) };
}

type Logins = 'addLogin' | 'loginBySecret' | 'touchLogin' | 'endLogin' | 'endLogins';

function accounts(connection: Connection): Omit<AccountStore, Logins> {
  const { manager } = connection;
  return {
    countAccounts: () => manager.count(StaffAccount),
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
