import { canonical } from './canonical.js';
import type { LedgerEntry } from './http.js';

/** The `previous` of a session's first entry. */
export const CHAIN_START = '0'.repeat(64);

/** What of an entry the chain covers beside its digest. */
export type ToldEntry = Omit<LedgerEntry, 'digest' | 'previous' | 'hash'>;

/**
 * The text whose SHA-256, in hex, is the hash of an entry: the hash before, the public part as canonical JSON, and the
 * digest of what is not public. Whoever checks a chain, server or phone, hashes these same bytes.
 */
export function chainedText(
  previous: string,
  { no, at, role, act, about, from, to, reason }: ToldEntry,
  digest: string,
): string {
  return `${previous}${canonical({ no, at, role, act, about, from, to, reason })}${digest}`;
}
