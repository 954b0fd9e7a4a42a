import { canonical, CHAIN_START, chainedText, type ToldEntry } from '@openfloor/contract';
import { createHash } from 'node:crypto';

export { CHAIN_START };

/**
 * JSON with sorted keys and no spaces (RFC 8785), so that everybody who checks the chain hashes the same bytes.
 * As in `JSON.stringify`, what has no JSON is left out.
 */
export const canonicalJson = canonical;

/** Digest of the hidden part: SHA-256 of the salt and the canonical JSON, in hex. */
export function digestOf(salt: string, hidden: string): string {
  return createHash('sha256').update(salt).update(hidden).digest('hex');
}

/** Hash of an entry: SHA-256 of the hash before, the canonical JSON of the public part, and the digest, in hex. */
export function hashOf(previous: string, told: ToldEntry, digest: string): string {
  return createHash('sha256')
    .update(chainedText(previous, told, digest))
    .digest('hex');
}
