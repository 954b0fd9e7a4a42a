import type { Desk } from './desk.js';

const lines = new WeakMap<Desk, Promise<void>>();

/**
 * Acts on the floor one after the other, each on what the one before has led to, however quickly the keys come: a
 * start right after a call finds whoever was called. While the line is cut each acts at once and is kept.
 */
export function inTurn(desk: Desk, act: () => unknown): void {
  const before = isLive(desk) ? lines.get(desk) : undefined;
  const acted = before ? before.then(act) : Promise.resolve(act());
  const done = acted
    .catch(() => undefined)
    .then(() => caughtUp(desk))
    .then(() => {
      if (lines.get(desk) === done) lines.delete(desk);
    });
  lines.set(desk, done);
}

/** Resolves when the room has told what the latest accepted act has led to, or cannot. */
function caughtUp(desk: Desk): Promise<void> {
  const isThere = () => !isLive(desk) || desk.room.getSnapshot().rev >= desk.actedRev;
  if (isThere()) return Promise.resolve();
  return new Promise((resolve) => {
    const leave = desk.room.subscribe(() => {
      if (!isThere()) return;
      leave();
      resolve();
    });
  });
}

function isLive(desk: Desk): boolean {
  return desk.room.getSnapshot().connection === 'live';
}
