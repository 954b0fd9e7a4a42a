import { describe, expect, it } from '@jest/globals';
import { KeptFiles } from './kept-files.js';

const bytes = (size: number) => Promise.resolve(new Uint8Array(size));

describe('files that were made', () => {
  it('are made once for all who ask at once, and again when something changed and they are not fresh', async () => {
    let now = 0;
    let made = 0;
    const kept = new KeptFiles(() => now);
    const ask = (version: string) =>
      kept.get('report', version, () => {
        made += 1;
        return bytes(made);
      });
    const [one, other] = await Promise.all([ask('1'), ask('1')]);
    expect([one, made]).toEqual([other, 1]);
    now = 2_000;
    expect((await ask('2')).length).toBe(1);
    now = 3_000;
    expect((await ask('2')).length).toBe(2);
    now = 1_000_000;
    expect((await ask('2')).length).toBe(2);
  });

  it('are not kept where making one failed', async () => {
    const kept = new KeptFiles(() => 0);
    await expect(kept.get('a', '1', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect((await kept.get('a', '1', () => bytes(3))).length).toBe(3);
  });

  it('go, the oldest first, when they are many or large', async () => {
    const kept = new KeptFiles(() => 0);
    let made = 0;
    const ask = (name: string, size: number) =>
      kept.get(name, '1', () => {
        made += 1;
        return bytes(size);
      });
    await ask('first', 40_000_000);
    await ask('second', 30_000_000);
    await ask('second', 30_000_000);
    expect(made).toBe(2);
    await ask('first', 1);
    expect(made).toBe(3);
    for (let at = 0; at < 60; at += 1) await ask(`small ${at}`, 1);
    await ask('small 59', 1);
    expect(made).toBe(63);
    await ask('small 0', 1);
    expect(made).toBe(64);
  });
});
