import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { Drain } from './drain.js';

describe('the end of the process', () => {
  afterEach(() => void jest.useRealTimers());

  it('goes from the rooms over the server to the store, whatever order they were named in', async () => {
    const drain = new Drain();
    const done: string[] = [];
    drain.add('store', () => void done.push(`store ${drain.isDraining}`));
    drain.add('server', () => void done.push('server'));
    drain.onDrain(async () => {
      await Promise.resolve();
      done.push('rooms');
    });
    expect(drain.isDraining).toBe(false);
    await drain.begin();
    expect(done).toEqual(['rooms', 'server', 'store true']);
  });

  it('happens once', async () => {
    const drain = new Drain();
    let closed = 0;
    drain.add('server', () => void (closed += 1));
    await Promise.all([drain.begin(), drain.begin()]);
    await drain.begin();
    expect(closed).toBe(1);
  });

  it('goes on where a step fails', async () => {
    const drain = new Drain();
    let isStoreClosed = false;
    drain.onDrain(() => Promise.reject(new Error('no seat listens')));
    drain.add('server', () => {
      throw new Error('not listening');
    });
    drain.add('store', () => void (isStoreClosed = true));
    await drain.begin();
    expect(isStoreClosed).toBe(true);
  });

  it('F16: is there within ten seconds although no step ever ends', async () => {
    jest.useFakeTimers();
    const drain = new Drain();
    for (const step of ['rooms', 'server', 'store'] as const)
      drain.add(step, () => new Promise(() => undefined));
    let isOver = false;
    void drain.begin().then(() => (isOver = true));
    await jest.advanceTimersByTimeAsync(9_000);
    expect(isOver).toBe(false);
    await jest.advanceTimersByTimeAsync(1_000);
    expect(isOver).toBe(true);
  });
});
