import { describe, expect, it } from '@jest/globals';
import { Buckets } from '@openfloor/pages';
import { Config } from '../config/config.js';
import { Limits } from './limits.js';

function limits(change: Partial<Config['limits']> = {}): Limits {
  const config = new Config();
  Object.assign(config.limits, change);
  return new Limits(config);
}

async function times(count: number, act: () => Promise<unknown>): Promise<void> {
  for (let done = 0; done < count; done += 1) await act();
}

describe('readings over HTTP', () => {
  const taken = (own: Limits, reader: Parameters<Limits['takeRead']>[0], address?: string) => {
    for (let count = 0; count < 20_000; count += 1)
      try {
        own.takeRead(reader, address);
      } catch (error) {
        expect(error).toMatchObject({ code: 'RATE_LIMITED', retryAfterMs: expect.any(Number) });
        return count;
      }
    return Infinity;
  };

  it('of a proven person are counted by person, of a hub twice and of staff five times as many', () => {
    const own = limits();
    expect(taken(own, { id: 'ama', role: 'participant' }, '10.0.0.1')).toBe(120);
    expect(taken(own, { id: 'ben', role: 'participant' }, '10.0.0.1')).toBe(120);
    expect(taken(own, { id: 'hub', role: 'hub' }, '10.0.0.1')).toBe(240);
    expect(taken(own, { id: 'desk', role: 'moderator' }, '10.0.0.1')).toBe(600);
  });

  it('of nobody in particular are counted by address, as many as a hall has phones', () => {
    const own = limits({ readsPerMinute: 500 });
    expect(taken(own, undefined, '10.0.0.1')).toBe(500);
    expect(taken(own, undefined, '10.0.0.2')).toBe(500);
    expect(taken(own, { id: 'ama', role: 'participant' }, '10.0.0.1')).toBe(120);
    expect(new Config().limits.readsPerMinute).toBe(12_000);
  });

  it('are not counted where the limit is 0', () => {
    const own = limits({ readsPerMinute: 0, commandsPerSecond: 0 });
    expect(taken(own, undefined, '10.0.0.1')).toBe(Infinity);
    expect(taken(own, { id: 'ama', role: 'participant' })).toBe(Infinity);
  });
});

describe('commands', () => {
  it('come in a burst of twice the rate, then one by one', () => {
    let now = 0;
    const buckets = new Buckets(() => now);
    const take = () => buckets.take('ama', 10);
    expect(Array.from({ length: 20 }, take)).toEqual(Array(20).fill(0));
    expect(take()).toBe(100);
    now += 99;
    expect(take()).toBe(1);
    now += 1;
    expect([take(), take()]).toEqual([0, 100]);
    expect(buckets.take('ben', 10)).toBe(0);
  });

  it('of a hub may come twice and of staff five times as often', () => {
    const taken = (role: 'participant' | 'hub' | 'moderator') => {
      const own = limits();
      let count = 0;
      while (own.takeCommand('one', role) === 0) count += 1;
      return count;
    };
    expect([taken('participant'), taken('hub'), taken('moderator')]).toEqual([20, 40, 100]);
  });

  it('are not counted where the limit is 0', () => {
    const own = limits({ commandsPerSecond: 0 });
    for (let sent = 0; sent < 1_000; sent += 1) expect(own.takeCommand('one', 'participant')).toBe(0);
  });

  it('of kinds that ask something of others have a pace of their own, for participants alone', () => {
    const taken = (type: string, role: 'participant' | 'hub' | 'moderator') => {
      const own = limits({ commandsPerSecond: 100_000 });
      let count = 0;
      while (count < 1_000 && own.takeCommand('one', role, type) === 0) count += 1;
      return count;
    };
    expect(taken('question.submit', 'participant')).toBe(10);
    expect(taken('floor.request', 'participant')).toBe(10);
    expect(taken('participant.identify', 'participant')).toBe(6);
    expect(taken('question.vote', 'participant')).toBe(240);
    expect(taken('question.withdraw', 'participant')).toBe(1_000);
    for (const role of ['hub', 'moderator'] as const)
      for (const type of ['question.submit', 'question.vote', 'participant.identify'])
        expect(taken(type, role)).toBe(1_000);
  });

  it('of one kind do not use up those of another, nor those of somebody else', () => {
    const own = limits({ commandsPerSecond: 100_000 });
    while (own.takeCommand('ama', 'participant', 'question.submit') === 0);
    expect(own.takeCommand('ama', 'participant', 'question.vote')).toBe(0);
    expect(own.takeCommand('ben', 'participant', 'question.submit')).toBe(0);
    expect(own.takeCommand('ama', 'participant', 'question.submit')).toBeGreaterThan(9_000);
  });

  it('and all other words may come four times as often before a connection is given up', () => {
    const said = (role: 'participant' | 'hub' | 'moderator', change = {}) => {
      const own = limits(change);
      let count = 0;
      while (count < 5_000 && own.takeWord('one', role)) count += 1;
      return count;
    };
    for (const [role, least] of [
      ['participant', 80],
      ['hub', 160],
      ['moderator', 400],
    ] as const) {
      const count = said(role);
      expect(count).toBeGreaterThanOrEqual(least);
      expect(count).toBeLessThan(least * 1.1);
    }
    expect(said('participant', { commandsPerSecond: 0 })).toBe(5_000);
  });

  it('of people who left are forgotten, but not before their bucket is full again', () => {
    let now = 0;
    const buckets = new Buckets(() => now);
    const slow = { rate: 1 / 60, burst: 6 };
    for (let taken = 0; taken < 6; taken += 1) buckets.take('slow', slow);
    buckets.take('fast', 10);
    now += 61_000;
    buckets.take('the last', 10);
    expect(buckets.size).toBe(2);
    expect([buckets.take('slow', slow), buckets.take('slow', slow)]).toEqual([0, expect.any(Number)]);
    expect(buckets.take('slow', slow)).toBeGreaterThan(50_000);
    now += 10 * 60_000;
    buckets.take('the last', 10);
    expect(buckets.size).toBe(1);
  });

  it('of people who left are forgotten', () => {
    let now = 0;
    const buckets = new Buckets(() => now);
    for (let id = 0; id < 1_000; id += 1) buckets.take(String(id), 10);
    now += 200_000;
    buckets.take('the last', 10);
    expect(buckets.size).toBe(1);
  });
});

describe('joining', () => {
  it('is limited per address, and per subscriber network of IPv6', async () => {
    const own = limits({ joinsPerMinute: 3 });
    for (const last of ['1', '2', '3']) await own.takeJoin(`2001:db8:1:2::${last}`);
    await expect(own.takeJoin('2001:db8:1:2:ffff::9')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await own.takeJoin('2001:db8:1:3::1');
    await times(3, () => own.takeJoin('::ffff:192.0.2.1'));
    await expect(own.takeJoin('192.0.2.1')).rejects.toMatchObject({ retryAfterMs: expect.any(Number) });
  });

  it('is not limited where the limit is 0', async () => {
    const own = limits({ joinsPerMinute: 0 });
    await times(5_000, () => own.takeJoin('192.0.2.1'));
  });
});

describe('guessing codes', () => {
  it('ends for an address after sixty wrong ones in a minute', async () => {
    const own = limits();
    await times(59, () => own.missedCode('192.0.2.1'));
    await own.expectGuess('192.0.2.1');
    await own.missedCode('192.0.2.1');
    await expect(own.expectGuess('192.0.2.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await own.expectGuess('192.0.2.2');
  });

  it('does not shut out a hall behind one address, where most codes are right', async () => {
    const own = limits();
    await times(3_000, () => own.foundCode('192.0.2.1'));
    await times(90, () => own.missedCode('192.0.2.1'));
    await own.expectGuess('192.0.2.1');
  });

  it('from very many addresses ends for all that miss, not for those that know', async () => {
    const own = limits();
    for (let at = 0; at < 500; at += 1) await times(6, () => own.missedCode(`198.51.${at >> 8}.${at & 255}`));
    await expect(own.expectGuess('198.51.0.1')).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    await own.expectGuess('192.0.2.1');
  });
});
