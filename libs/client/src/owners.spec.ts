import { describe, expect, it } from '@jest/globals';
import { pageOwners } from './owners.js';
import { watchPage } from './page.js';
import { settled } from './testing/clock.js';

type Request = Parameters<NonNullable<Parameters<typeof pageOwners>[0]>['request']>;

/** Web Locks as the standard describes the two uses made of them. */
function locks() {
  const held = new Set<string>();
  return {
    async request(...[name, { ifAvailable }, work]: Request): Promise<unknown> {
      if (held.has(name)) return ifAvailable ? work(null) : undefined;
      held.add(name);
      try {
        return await work({ name });
      } finally {
        held.delete(name);
      }
    },
  };
}

describe('the page that made a command', () => {
  it('is known to be open until it is released, to every other page', async () => {
    const shared = locks();
    const [one, other] = [pageOwners(shared), pageOwners(shared)];
    expect(one.isSure).toBe(true);
    const release = one.claim('page one');
    await settled();
    expect(await other.isOpen('page one')).toBe(true);
    expect(await other.isOpen('page two')).toBe(false);
    release();
    await settled();
    expect(await other.isOpen('page one')).toBe(false);
  });

  it('counts as gone where a browser cannot tell', async () => {
    const owners = pageOwners(undefined);
    owners.claim('page one')();
    expect(owners.isSure).toBe(false);
    expect(await owners.isOpen('page one')).toBe(false);
  });
});

describe('a page', () => {
  function page() {
    const runs = new Map<string, Set<() => void>>();
    const listened = {
      addEventListener: (type: string, run: () => void) =>
        void runs.set(type, (runs.get(type) ?? new Set()).add(run)),
      removeEventListener: (type: string, run: () => void) => void runs.get(type)?.delete(run),
    };
    const happens = (type: string): void => runs.get(type)?.forEach((run) => run());
    return { ...listened, document: { ...listened, visibilityState: 'visible' }, happens };
  }

  it('wakes its room when the network is back and when it is looked at', () => {
    const shown = page();
    let woken = 0;
    const stop = watchPage(() => (woken += 1), shown);
    shown.happens('online');
    shown.happens('visibilitychange');
    expect(woken).toBe(2);
    shown.document.visibilityState = 'hidden';
    shown.happens('visibilitychange');
    expect(woken).toBe(2);
    stop();
    shown.happens('online');
    expect(woken).toBe(2);
  });

  it('is not needed', () => {
    expect(() => watchPage(() => undefined, {})()).not.toThrow();
  });
});
