import { z } from 'zod';
import { Account } from './http.js';
import { Id, Instant } from './text.js';

/** As typed: the six digits of an authenticator, or a recovery code with or without its dashes. */
export const FactorCode = z.string().trim().min(6).max(40);
const Present = z.string().max(256);

/** What a sign-in page may offer besides e-mail address and password. */
export const SignInWays = z
  .strictObject({ oidc: z.strictObject({ name: z.string() }).nullable() })
  .meta({ id: 'SignInWays' });
export type SignInWays = z.infer<typeof SignInWays>;

/** The second step of a sign-in that began at a provider of single sign-on. */
export const SecondStep = z.strictObject({ code: FactorCode }).meta({ id: 'SecondStep' });

/** `hasPassword` is false for an account that only a provider of single sign-on knows: it cannot have a second factor here. */
export const SecondFactorState = z
  .strictObject({
    on: z.boolean(),
    since: Instant.nullable(),
    recoveryCodesLeft: z.int(),
    hasPassword: z.boolean(),
  })
  .meta({ id: 'SecondFactorState' });
export type SecondFactorState = z.infer<typeof SecondFactorState>;

export const PasswordAgain = z.strictObject({ password: Present }).meta({ id: 'PasswordAgain' });
export const PasswordAndCode = z
  .strictObject({ password: Present, code: FactorCode })
  .meta({ id: 'PasswordAndCode' });
/** Shown once. `uri` is what the QR code says (`otpauth://totp/…`), `secret` the same for typing, in Base32. */
export const SecondFactorBegun = z
  .strictObject({ secret: z.string(), uri: z.string() })
  .meta({ id: 'SecondFactorBegun' });
export type SecondFactorBegun = z.infer<typeof SecondFactorBegun>;
/** Shown once; each works once in place of a code. */
export const RecoveryCodes = z
  .strictObject({ recoveryCodes: z.array(z.string()) })
  .meta({ id: 'RecoveryCodes' });
export type RecoveryCodes = z.infer<typeof RecoveryCodes>;

/** A browser that is signed in, or a personal access token. `current` is the one that asks. */
export const LoginListed = z
  .strictObject({
    id: Id,
    label: z.string(),
    createdAt: Instant,
    seenAt: Instant,
    endsAt: Instant.nullable(),
    current: z.boolean(),
  })
  .meta({ id: 'LoginListed' });
export type LoginListed = z.infer<typeof LoginListed>;
export const LoginsListed = z.strictObject({ logins: z.array(LoginListed) }).meta({ id: 'LoginsListed' });
export const TokensListed = z.strictObject({ tokens: z.array(LoginListed) }).meta({ id: 'TokensListed' });

/** An account as administrators see it in their list. */
export const AccountListed = z
  .strictObject({ ...Account.shape, createdAt: Instant, secondFactor: z.boolean() })
  .meta({ id: 'AccountListed' });
export type AccountListed = z.infer<typeof AccountListed>;
export const AccountsListed = z
  .strictObject({ accounts: z.array(AccountListed) })
  .meta({ id: 'AccountsListed' });
