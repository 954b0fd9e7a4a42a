import { createHash } from 'node:crypto';

/** A UUID made from its causes alone, in the shape of version 4: the same causes are the same id on every node. */
export function derivedId(...causes: string[]): string {
  const bytes = createHash('sha256').update(JSON.stringify(causes)).digest().subarray(0, 16);
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
