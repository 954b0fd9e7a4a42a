import { describe, expect, it } from '@jest/globals';
import { SIGN_ON_ENDS } from '@openfloor/contract';
import { ar } from '../../text/ar/console-account.js';
import { en } from '../../text/en/console-account.js';
import { BLANK, callOf, endIn, signOnAddress, withoutEnd } from './signing-in.js';
import { dayOf } from './day.js';
import { keyOf } from './trouble.js';
import { accountSay } from './words.js';

const at = (path: string): URL => new URL(path, 'https://floor.example');
const trouble = (code: string, status: number, problem: unknown = null) => ({ code, status, problem });

describe('The words of the account', () => {
  it('are there for every way in which single sign-on may end, and all of them in Arabic', () => {
    const made = SIGN_ON_ENDS.filter((end) => end !== 'code').map((end) => `end.${end}`);
    expect(made.filter((key) => !(key in en))).toEqual([]);
    expect(Object.keys(en).filter((key) => !(key in ar))).toEqual([]);
    expect(accountSay('ar-EG').direction).toBe('rtl');
    expect(accountSay('ar')('codesLeft', { n: 3 })).toContain('3');
    expect(accountSay('fr')('codesLeft', { n: 1 })).toBe('1 recovery code left.');
  });

  it('fill in the same things in every language', () => {
    const holes = (text: unknown) => [...JSON.stringify(text).matchAll(/\{\w+\}/g)].map(([name]) => name);
    for (const [key, text] of Object.entries(en))
      for (const name of new Set(holes(text)))
        expect([key, holes(ar[key as keyof typeof en])]).toEqual([key, expect.arrayContaining([name])]);
  });

  it('say a day with its minute, in 24 hours and Latin digits', () => {
    const day = Date.UTC(2006, 9, 31, 15, 5);
    expect(dayOf('en', day, 'UTC')).toBe('31 Oct 2006, 15:05');
    expect(dayOf('ar', day, 'UTC')).toMatch(/2006.*15:05/);
  });
});

describe('The sign-in page', () => {
  it('takes from its address how single sign-on ended, and says nothing that is not known', () => {
    expect(endIn(at('/console?signon=taken'))).toBe('taken');
    expect(endIn(at('/console?signon=<b>you won</b>'))).toBeNull();
    expect(withoutEnd(at('/console?l=ar&signon=taken#x'))).toBe('/console?l=ar#x');
  });

  it('leads to the provider with nothing but the session and the language', () => {
    expect(signOnAddress(at('/console?session=athens&l=ar&signon=away&next=//evil'))).toBe(
      '/api/v1/auth/oidc?session=athens&l=ar',
    );
    expect(signOnAddress(at('/console'))).toBe('/api/v1/auth/oidc');
  });

  it('sends what each step needs and no more', () => {
    const told = { ...BLANK, email: 'a@b.example', password: 'secret', code: ' 123 456 ', key: ' k ' };
    expect(callOf('password', told)).toEqual(['/auth/login', { email: 'a@b.example', password: 'secret' }]);
    expect(callOf('code', told)[1]).toMatchObject({ password: 'secret', code: '123 456' });
    expect(callOf('sign-on code', told)).toEqual(['/auth/oidc/code', { code: '123 456' }]);
    expect(callOf('setup', told)).toEqual(['/setup', { key: 'k', email: 'a@b.example', password: 'secret' }]);
  });

  it('tells a wrong password from a wrong code, and both from being signed out', () => {
    expect(keyOf(trouble('NOT_ALLOWED', 401), 'wrongSignIn')).toBe('wrongSignIn');
    expect(keyOf(trouble('SECOND_FACTOR', 401), 'wrongSignIn')).toBe('wrongCode');
    expect(keyOf(trouble('NOT_ALLOWED', 403), 'wrongPassword')).toBe('wrongPassword');
    expect(keyOf(trouble('NOT_ALLOWED', 401))).toBe('signInAgain');
    expect(keyOf(trouble('NOT_ALLOWED', 403))).toBe('notOpen');
    expect(keyOf(trouble('BAD_COMMAND', 400, { detail: 'this password is easy to guess' }))).toBe(
      'easyPassword',
    );
    expect(keyOf(trouble('SOMETHING_NEW', 418))).toBe('failed');
  });
});
