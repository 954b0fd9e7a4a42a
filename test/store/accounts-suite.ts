import { randomUUID } from 'node:crypto';
import { expect, it } from '@jest/globals';
import type { Store, StoredAccount, StoredFactor, StoredLogin } from '@openfloor/store';

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

function factor(accountId: string, more: Partial<StoredFactor> = {}): StoredFactor {
  return { accountId, sealed: 'sealed', createdAt: 1_000, confirmedAt: 2_000, lastStep: null, ...more };
}

/** Accounts of the staff, their cookies and tokens, their second factors, and who they are elsewhere. */
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

  it('lists accounts by address, and the logins of one, newest first', async () => {
    const [ama, ben] = [account({ email: 'b@list.example' }), account({ email: 'a@list.example' })];
    for (const one of [ama, ben]) await store().addAccount(one);
    const listed = (await store().accounts()).filter(({ email }) => email.endsWith('@list.example'));
    expect(listed).toEqual([ben, ama]);
    const [old, young] = [login(ama.id), login(ama.id, { kind: 'token', createdAt: 5_000 })];
    for (const one of [old, young, login(ben.id)]) await store().addLogin(one);
    expect(await store().loginsOf(ama.id)).toEqual([young, old]);
    expect(await store().loginsOf(randomUUID())).toEqual([]);
  });

  it('uses each time step of a second factor once, and no earlier one', async () => {
    const [ama, ben] = [account(), account()];
    for (const one of [ama, ben]) await store().addAccount(one);
    expect(await store().useStep(ama.id, 7)).toBe(false);
    await store().putSecondFactor(factor(ama.id));
    await store().putSecondFactor(factor(ben.id, { lastStep: 3 }));
    const used = await Promise.all([7, 7, 7].map((step) => store().useStep(ama.id, step)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect([await store().useStep(ama.id, 6), await store().useStep(ama.id, 8)]).toEqual([false, true]);
    expect(await store().secondFactor(ama.id)).toEqual(factor(ama.id, { lastStep: 8 }));
    expect(await store().secondFactor(ben.id)).toEqual(factor(ben.id, { lastStep: 3 }));
  });

  it('uses each recovery code once, and forgets all of them with new ones and with the factor', async () => {
    const [ama, ben] = [account(), account()];
    for (const one of [ama, ben]) await store().addAccount(one);
    await store().putSecondFactor(factor(ama.id), ['one', 'two', 'three']);
    await store().putSecondFactor(factor(ben.id), ['one']);
    const used = await Promise.all(['one', 'one', 'no'].map((hash) => store().useRecoveryCode(ama.id, hash)));
    expect(used.filter(Boolean)).toHaveLength(1);
    expect(used[2]).toBe(false);
    expect(await store().countRecoveryCodes(ama.id)).toBe(2);
    await store().putSecondFactor(factor(ama.id, { sealed: 'again' }));
    expect(await store().countRecoveryCodes(ama.id)).toBe(2);
    await store().putSecondFactor(factor(ama.id), ['four']);
    expect(await store().useRecoveryCode(ama.id, 'two')).toBe(false);
    await store().dropSecondFactor(ama.id);
    expect([await store().secondFactor(ama.id), await store().countRecoveryCodes(ama.id)]).toEqual([
      undefined,
      0,
    ]);
    expect(await store().useRecoveryCode(ben.id, 'one')).toBe(true);
  });

  it('links one subject of an issuer to one account, and lets it go again', async () => {
    const [ama, ben] = [account(), account()];
    for (const one of [ama, ben]) await store().addAccount(one);
    const issuer = `https://${randomUUID()}.example`;
    const link = (subject: string, accountId: string) =>
      store().addIdentity({ issuer, subject, accountId, createdAt: 1 });
    expect(await link('s1', ama.id)).toBe(true);
    expect([await link('s1', ben.id), await link('s2', ama.id)]).toEqual([false, false]);
    expect(await store().accountByIdentity(issuer, 's1')).toEqual(ama);
    expect(await store().accountByIdentity(`${issuer}/`, 's1')).toBeUndefined();
    await store().dropIdentities(ama.id);
    expect(await store().accountByIdentity(issuer, 's1')).toBeUndefined();
    expect(await link('s2', ama.id)).toBe(true);
    await expect(link('s3', randomUUID())).rejects.toMatchObject({ name: 'StoreMisuse' });
  });
}
