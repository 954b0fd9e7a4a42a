/** Why a sign-in at a provider of single sign-on led nowhere; the sign-in page finds the words. */
export const SIGN_ON_ENDS = [
  /** The provider or the person at it said no. */
  'denied',
  /** The answer did not belong to this browser, came too late, or was not sound. */
  'failed',
  /** The provider cannot be reached. */
  'away',
  /** Nobody here has this address, and accounts are not made by themselves. */
  'unknown',
  /** The provider does not vouch for the address. */
  'unverified',
  /** The address is of no domain that is let in. */
  'elsewhere',
  /** The account with this address belongs to somebody else at the provider. */
  'taken',
  /** All went well, and the account asks for a code too. */
  'code',
] as const;
export type SignOnEnd = (typeof SIGN_ON_ENDS)[number];
