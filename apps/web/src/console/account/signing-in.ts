import { SIGN_ON_ENDS, type Account, type SignInWays, type SignOnEnd } from '@openfloor/contract';
import { useEffect, useState } from 'react';
import { useReach } from '../reach/context.js';
import type { Answer, Trouble } from '../reach/reach.js';

/** What the forms of the sign-in page hold. */
export type Credentials = Record<'key' | 'name' | 'email' | 'password' | 'code', string>;
export const BLANK: Credentials = { key: '', name: '', email: '', password: '', code: '' };

/** `setup`: the first account of all. `code`: the second step, after a password or after single sign-on. */
export type Step = 'password' | 'setup' | 'code' | 'sign-on code';

/** What became of a sign-in at the provider, as the address says when somebody comes back. */
export function endIn(address: URL): SignOnEnd | null {
  return SIGN_ON_ENDS.find((end) => end === address.searchParams.get('signon')) ?? null;
}

/** The same address without what is said once. */
export function withoutEnd(address: URL): string {
  const next = new URL(address);
  next.searchParams.delete('signon');
  return `${next.pathname}${next.search}${next.hash}`;
}

/** Where single sign-on begins, and what it comes back to: the session and the language of this page. */
export function signOnAddress(address: URL): string {
  const kept = new URLSearchParams();
  for (const name of ['session', 'l']) {
    const value = address.searchParams.get(name);
    if (value) kept.set(name, value);
  }
  return `/api/v1/auth/oidc${kept.size > 0 ? `?${kept}` : ''}`;
}

/** What the sign-in page may offer; nothing more than passwords until that is known. */
export function useWays(): SignInWays {
  const reach = useReach();
  const [ways, know] = useState<SignInWays>({ oidc: null });
  useEffect(() => {
    void reach.get<SignInWays>('/auth/ways').then((answer) => answer.ok && know(answer.said));
  }, [reach]);
  return ways;
}

/** The end in the address, said once: a reload does not say it again. */
export function useEnd(): SignOnEnd | null {
  const [end] = useState(() => endIn(new URL(location.href)));
  useEffect(() => {
    if (end) history.replaceState(null, '', withoutEnd(new URL(location.href)));
  }, [end]);
  return end;
}

interface SigningIn {
  step: Step;
  trouble: Trouble | null;
  busy: boolean;
  go: (step: Step) => void;
  enter: (told: Credentials) => Promise<void>;
}

/** Signing in, step by step. Where a code is needed too, what was told before is sent again with it. */
export function useSigningIn(first: Step, onSignedIn: (account: Account) => void): SigningIn {
  const reach = useReach();
  const [step, set] = useState(first);
  const [trouble, hit] = useState<Trouble | null>(null);
  const [busy, work] = useState(false);
  const go = (next: Step): void => {
    hit(null);
    set(next);
  };
  const enter = async (told: Credentials): Promise<void> => {
    work(true);
    const answer: Answer<{ account: Account }> = await reach.post(...callOf(step, told));
    work(false);
    if (answer.ok) return onSignedIn(answer.said.account);
    if (step === 'password' && answer.trouble.code === 'SECOND_FACTOR') return go('code');
    hit(answer.trouble);
  };
  return { step, trouble, busy, go, enter };
}

/** The call of the API that a step makes. */
export function callOf(step: Step, told: Credentials): [path: string, body: object] {
  const { key, name, email, password, code } = told;
  if (step === 'sign-on code') return ['/auth/oidc/code', { code: code.trim() }];
  if (step === 'code') return ['/auth/login', { email, password, code: code.trim() }];
  if (step === 'password') return ['/auth/login', { email, password }];
  const named = name.trim() ? { name: name.trim() } : {};
  return ['/setup', { key: key.trim(), email, password, ...named }];
}
