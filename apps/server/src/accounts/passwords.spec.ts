import { describe, expect, it } from '@jest/globals';
import { hash } from '@node-rs/argon2';
import { Lane } from './lane.js';
import { Passwords } from './passwords.js';

describe('passwords', () => {
  const passwords = new Passwords();

  it('are kept as argon2id with the parameters of today', async () => {
    const kept = await passwords.hash('correct horse');
    expect(kept).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(kept).not.toContain('horse');
    expect(passwords.isOutdated(kept)).toBe(false);
    expect(await passwords.isRight('correct horse', kept)).toBe(true);
    expect(await passwords.isRight('Correct horse', kept)).toBe(false);
  });

  it('with other parameters are known as outdated', async () => {
    expect(passwords.isOutdated(await hash('x', { memoryCost: 8_192, timeCost: 1 }))).toBe(true);
  });

  it('of nobody are wrong, and not sooner', async () => {
    const kept = await passwords.hash('correct horse');
    await passwords.isRight('x', undefined);
    const times: Record<'known' | 'nobody', number[]> = { known: [], nobody: [] };
    for (let tries = 0; tries < 8; tries += 1)
      for (const who of ['known', 'nobody'] as const) {
        const startedAt = performance.now();
        expect(await passwords.isRight('x', who === 'known' ? kept : undefined)).toBe(false);
        times[who].push(performance.now() - startedAt);
      }
    expect(Math.min(...times.nobody) / Math.min(...times.known)).toBeGreaterThan(0.5);
  });
});

describe('a lane', () => {
  it('runs a few at once, the others in line, and refuses when the line is full', async () => {
    const lane = new Lane(2, 1);
    let most = 0;
    let running = 0;
    const ends: (() => void)[] = [];
    const job = () =>
      lane.run(async () => {
        most = Math.max(most, (running += 1));
        await new Promise<void>((end) => ends.push(end));
        running -= 1;
      });
    const three = [job(), job(), job()];
    await expect(job()).rejects.toMatchObject({ code: 'BUSY' });
    ends.forEach((end) => end());
    await Promise.all(three.slice(0, 2));
    ends.forEach((end) => end());
    await three[2];
    expect(most).toBe(2);
    const failed = lane.run(() => Promise.reject(new Error('no')));
    await expect(failed).rejects.toThrow('no');
    await lane.run(() => Promise.resolve());
  });
});
