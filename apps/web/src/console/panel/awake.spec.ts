import { describe, expect, it } from '@jest/globals';
import { keepAwake } from './awake.js';

/** A page that can be hidden and shown, and a lock that counts. */
function tablet(refuses = false) {
  const heard = new Set<() => void>();
  const counts = { asked: 0, released: 0 };
  const page = {
    visibilityState: 'visible' as DocumentVisibilityState,
    addEventListener: (_: string, listener: unknown) => void heard.add(listener as () => void),
    removeEventListener: (_: string, listener: unknown) => void heard.delete(listener as () => void),
  };
  const release = (): Promise<void> => Promise.resolve(void (counts.released += 1));
  const request = () => {
    counts.asked += 1;
    return refuses ? Promise.reject(new Error('empty battery')) : Promise.resolve({ release });
  };
  const show = (state: DocumentVisibilityState): void => {
    page.visibilityState = state;
    for (const listener of heard) listener();
  };
  return { page, wakeLock: { request }, counts, show, heard };
}
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await Promise.resolve();
};

describe('The screen of a tablet on stage', () => {
  it('is kept on, again each time the page is seen, and no longer than the page', async () => {
    const { page, wakeLock, counts, show, heard } = tablet();
    const rest = keepAwake({ page, wakeLock });
    expect(counts.asked).toBe(1);
    show('hidden');
    expect(counts.asked).toBe(1);
    show('visible');
    expect(counts.asked).toBe(2);
    await settled();
    rest();
    expect(heard.size).toBe(0);
    await settled();
    expect(counts.released).toBe(1);
  });

  it('is let go where the lock comes after the page was left', async () => {
    const { page, wakeLock, counts } = tablet();
    keepAwake({ page, wakeLock })();
    await settled();
    expect(counts.released).toBe(1);
  });

  it('does without where the browser has no lock or refuses it', async () => {
    const { page, wakeLock, counts, show } = tablet(true);
    keepAwake({ page })();
    expect(counts.asked).toBe(0);
    keepAwake({ page, wakeLock });
    await settled();
    show('visible');
    expect(counts.asked).toBe(2);
    await settled();
  });
});
