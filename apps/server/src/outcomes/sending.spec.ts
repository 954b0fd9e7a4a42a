import { describe, expect, it } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { zipped } from './sending.js';

describe('a file that is sent', () => {
  it('is compressed once, however many ask for it', async () => {
    const file = new Uint8Array(Buffer.from('a table, '.repeat(10_000)));
    const all = await Promise.all(Array.from({ length: 50 }, () => zipped(file)));
    expect(new Set(all).size).toBe(1);
    expect(Buffer.from(gunzipSync(all[0] ?? file)).equals(file)).toBe(true);
    expect(await zipped(Uint8Array.from(file))).not.toBe(all[0]);
  });
});
