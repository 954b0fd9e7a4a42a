import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { Queue } from './queue.js';

describe('the queue of a connection', () => {
  it('never has two jobs at once, and keeps their order', async () => {
    const queue = new Queue();
    const seen: string[] = [];
    const job = (name: string) => async () => {
      seen.push(`${name} begins`);
      await setImmediate();
      seen.push(`${name} ends`);
    };
    await Promise.all(['a', 'b', 'c'].map((name) => queue.run(job(name))));
    expect(seen).toEqual(['a', 'b', 'c'].flatMap((name) => [`${name} begins`, `${name} ends`]));
  });

  it('gives a failure to the one who asked and goes on', async () => {
    const queue = new Queue();
    const failing = queue.run(() => Promise.reject(new Error('this one fails')));
    const next = queue.run(() => Promise.resolve('the next'));
    await expect(failing).rejects.toThrow('this one fails');
    await expect(next).resolves.toBe('the next');
  });
});
