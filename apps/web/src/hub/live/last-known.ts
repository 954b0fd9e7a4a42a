import type { RoomSnapshot } from '@openfloor/client';
import type { Welcome } from '@openfloor/contract';
import { readKept, writeKept, type Keep } from '../../live/keep.js';
import { NO_CORNER } from '../../live/view-of.js';

/** Raised when what is kept would be read wrongly by a newer page. */
const VERSION = 1;

interface LastKnown {
  version: number;
  proto: number;
  welcome: Welcome;
}

const nameOf = (sessionId: string, hubId: string): string => `openfloor hub room ${sessionId} ${hubId}`;

/**
 * The room as it was last heard, as a welcome: a console that is opened without a line shows it at once, and one with
 * a weak line asks only for what changed since. Undefined before a room was heard.
 */
export function welcomeOf(snapshot: RoomSnapshot, now: number): Welcome | undefined {
  const { epoch, rev, beat, you, records, votes, counts, order, polls, presence, mine, left } = snapshot;
  if (!epoch || !you || left > 0) return undefined;
  return {
    proto: 1,
    epoch,
    rev,
    beat,
    mode: 'snapshot',
    you,
    put: [...records.values()].flatMap((table) => [...table.values()]),
    gone: [],
    left: 0,
    tallies: {
      beat,
      votes: [...votes].flat(),
      ...(counts ? { counts } : {}),
      ...(order ? { order: [...order] } : {}),
      ...(polls.size > 0 ? { polls: [...polls.values()] } : {}),
    },
    mine: { rev, beat, put: mine ?? NO_CORNER },
    presence: presence ?? { participants: 0, onsite: 0, online: 0, hubs: [] },
    now: Math.round(now),
  };
}

/** Keeps the room on this laptop; false where it is too large or the browser keeps nothing. */
export function keepLastKnown(keep: Keep, hubId: string, welcome: Welcome): boolean {
  const session = welcome.put.find(({ kind }) => kind === 'session');
  if (!session) return false;
  const kept: LastKnown = { version: VERSION, proto: welcome.proto, welcome };
  return writeKept(keep, nameOf(session.id, hubId), kept);
}

/** The room as this laptop last heard it. */
export function readLastKnown(keep: Keep, sessionId: string, hubId: string): Welcome | undefined {
  const kept = readKept(keep, nameOf(sessionId, hubId)) as Partial<LastKnown> | undefined;
  const isSound = kept?.version === VERSION && kept.proto === 1 && Array.isArray(kept.welcome?.put);
  return isSound && kept.welcome?.put.some(({ kind }) => kind === 'session') ? kept.welcome : undefined;
}

/** Forgets it, as when the seat has ended. */
export function dropLastKnown(keep: Keep, sessionId: string, hubId: string): void {
  writeKept(keep, nameOf(sessionId, hubId), undefined);
}
