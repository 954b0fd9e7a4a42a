import { canonical } from '@openfloor/contract';
import { createHash } from 'node:crypto';

/** SHA-256 of a command's type and arguments as they were sent, keys in order, before any default. */
export function fingerprint(type: string, args: unknown): string {
  return createHash('sha256')
    .update(canonical([type, args]))
    .digest('base64url');
}
