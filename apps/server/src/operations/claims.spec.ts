import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStoreHere, type Store } from '@openfloor/store';
import { setImmediate } from 'node:timers/promises';
import { Config } from '../config/config.js';
import { Claims } from './claims.js';

describe('what one node does while the others wait', () => {
  let store: Store;
  beforeEach(async () => {
    store = await openStoreHere({ dataDir: ':memory:' });
  });
  afterEach(() => store.close());

  const config = Object.assign(new Config(), { databaseUrl: 'postgres://db.example/openfloor' });
  const node = (pace: Partial<Claims['pace']> = {}, over = store) => {
    const claims = new Claims(config, over);
    Object.assign(claims.pace, { lookMs: 2 }, pace);
    return claims;
  };

  it('is done by all, one after the other', async () => {
    let [now, most, done] = [0, 0, 0];
    const work = async () => {
      most = Math.max(most, (now += 1));
      for (let asked = 0; asked < 5; asked += 1) await store.ping();
      now -= 1;
      return (done += 1);
    };
    const all = await Promise.all(Array.from({ length: 5 }, () => node().alone('it', work)));
    expect([most, all.sort()]).toEqual([1, [1, 2, 3, 4, 5]]);
  });

  it('is left to the next where it fails', async () => {
    await expect(node().alone('it', () => Promise.reject(new Error('a fault')))).rejects.toThrow('a fault');
    expect(await node().alone('it', async () => 'done')).toBe('done');
  });

  it('is taken over from one that gives no more signs, and not from one that does', async () => {
    const order: string[] = [];
    let end: () => void = () => undefined;
    const slow = node({ signMs: 5 }).alone('it', async () => {
      await new Promise<void>((ended) => (end = ended));
      order.push('the slow one');
    });
    let signs = 0;
    const watched = { ...store, fact: async (name: string) => ((signs += 1), store.fact(name)) };
    const next = node({ silentMs: 400 }, watched).alone('it', async () => order.push('the next'));
    while (signs < 300) await setImmediate();
    end();
    await Promise.all([slow, next]);
    expect(order).toEqual(['the slow one', 'the next']);
    const dead = node({ signMs: 1_000_000 }).alone('it', () => new Promise<void>((ended) => (end = ended)));
    await node({ silentMs: 20 }).alone('it', async () => order.push('the heir'));
    expect(order.at(-1)).toBe('the heir');
    end();
    await dead;
    expect(await store.fact('claim of it')).toBe('free');
  });

  it('waits for nobody in a database of one process', async () => {
    await store.putFact('claim of it', 'a process that was killed');
    expect(await new Claims(new Config(), store).alone('it', async () => 'done')).toBe('done');
  });
});
