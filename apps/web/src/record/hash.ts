import { hexOfSha256 } from '../audience/door/sha-256.js';
import type { Hash } from './chain.js';

/** SHA-256 by the browser; by our own reckoning where it offers none, as on a page that came by plain http. */
export function hashHere(subtle: Pick<SubtleCrypto, 'digest'> | undefined = globalThis.crypto?.subtle): Hash {
  if (!subtle) return async (text) => hexOfSha256(text);
  const bytes = new TextEncoder();
  return async (text) => hex(new Uint8Array(await subtle.digest('SHA-256', bytes.encode(text))));
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
