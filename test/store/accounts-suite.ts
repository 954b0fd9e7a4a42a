import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Store, StoredAccount, StoredLogin } from '@openfloor/store';

function account(more: Partial<StoredAccount> = {}): StoredAccount {
  const id = randomUUID();
  const person = { email: `${id}@example.org`, name: 'Ama', administrator: false };
  return { id, ...person, passwordHash: '$argon2id$', createdAt: 1_162_166_400_000, ...more };
}

function login(accountId: string, more: Partial<StoredLogin> = {}): StoredLogin {
  const times = { createdAt: 1_000, seenAt: 1_000, endsAt: null };
  return {
    id: randomUUID(),
    accountId,
    kind: 'cookie',
    secretHash: randomUUID(),
    label: 'Firefox',
    ...times,
    ...more,
  };
}

/** Accounts of the staff, their cookies and tokens. */
export function accountsOf(store: () => Store): void {
  it('finds an account by its id and by its address', async () => {
    const before = await store().countAccounts();
    const ama = account({ administrator: true });
    expect(await store().addAccount(ama)).toBe(true);
    expect(await store().countAccounts()).toBe(before + 1);
    expect(await store().accountById(ama.id)).toEqual(ama);
    expect(await store().accountByEmail(ama.email)).toEqual(ama);
    expect(await store().accountByEmail('nobody@example.org')).toBeUndefined();
    expect(await store().accountById(randomUUID())).toBeUndefined();
  });

  it('gives an address to one account only', async () => {
    const ama = account();
    await store().addAccount(ama);
    expect(await store().addAccount(account({ email: ama.email, name: 'Ben' }))).toBe(false);
    expect(await store().accountByEmail(ama.email)).toEqual(ama);
  });

  it('changes the password of one account', async () => {
    const [ama, ben] = [account(), account()];
    await store().addAccount(ama);
    await store().addAccount(ben);
    await store().changePassword(ama.id, 'another');
    expect(await store().accountById(ama.id)).toEqual({ ...ama, passwordHash: 'another' });
    expect(await store().accountById(ben.id)).toEqual(ben);
  });

  it('knows a login by its secret until it ends', async () => {
    const ama = account();
    await store().addAccount(ama);
    const cookie = login(ama.id);
    const token = login(ama.id, { kind: 'token', endsAt: 9_000 });
    await store().addLogin(cookie);
    await store().addLogin(token);
    await store().touchLogin(cookie.id, 2_000);
    expect(await store().loginBySecret(cookie.secretHash)).toEqual({ ...cookie, seenAt: 2_000 });
    await store().endLogin(cookie.id);
    expect(await store().loginBySecret(cookie.secretHash)).toBeUndefined();
    expect(await store().loginBySecret(token.secretHash)).toEqual(token);
  });

  it('ends all logins of an account, or all but one', async () => {
    const [ama, ben] = [account(), account()];
    await store().addAccount(ama);
    await store().addAccount(ben);
    const [kept, other, bens] = [login(ama.id), login(ama.id), login(ben.id)];
    for (const one of [kept, other, bens]) await store().addLogin(one);
    await store().endLogins(ama.id, kept.id);
    expect(await store().loginBySecret(other.secretHash)).toBeUndefined();
    expect(await store().loginBySecret(kept.secretHash)).toEqual(kept);
    await store().endLogins(ama.id);
    expect(await store().loginBySecret(kept.secretHash)).toBeUndefined();
    expect(await store().loginBySecret(bens.secretHash)).toEqual(bens);
  });

  it('has no login without its account', async () => {
    await expect(store().addLogin(login(randomUUID()))).rejects.toMatchObject({ name: 'StoreMisuse' });
  });
}
