import { canonical } from '@openfloor/contract';
import { hash } from 'node:crypto';

/** SHA-256 of a command's type and arguments as they were sent, keys in order, before any default. */
export function fingerprint(type: string, args: unknown): string {
  return hash('sha256', canonical([type, args]), 'base64url');
}
