import { createHash } from 'node:crypto';
import type { LedgerEntry } from '@openfloor/contract';

/** The `previous` of a session's first entry. */
export const CHAIN_START = '0'.repeat(64);

/** What of an entry the chain covers beside its digest. */
export type PublicPart = Omit<LedgerEntry, 'digest' | 'previous' | 'hash'>;

const NO_JSON = new Set(['undefined', 'function', 'symbol']);

/**
 * JSON with sorted keys and no spaces (RFC 8785), so that everybody who checks the chain hashes the same bytes.
 * As in `JSON.stringify`, what has no JSON is left out.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  const fields = Object.entries(value).filter(([, field]) => !NO_JSON.has(typeof field));
  fields.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonicalJson(field)}`).join(',')}}`;
}

/** Digest of the hidden part: SHA-256 of the salt and the canonical JSON, in hex. */
export function digestOf(salt: string, hidden: string): string {
  return createHash('sha256').update(salt).update(hidden).digest('hex');
}

/** Hash of an entry: SHA-256 of the hash before, the canonical JSON of the public part, and the digest, in hex. */
export function hashOf(
  previous: string,
  { no, at, role, act, about, from, to, reason }: PublicPart,
  digest: string,
): string {
  const told = canonicalJson({ no, at, role, act, about, from, to, reason });
  return createHash('sha256').update(previous).update(told).update(digest).digest('hex');
}
