import type { Role, Seated } from '@openfloor/contract';
import { joinSession } from './api.js';
import type { Reach } from './call.js';
import { newKey } from './ids.js';

/** What a device keeps of its seat in one session and role. Without `seated` it is only about to join. */
export interface KeptSeat {
  /** By which the server knows the device again, should the seat token be lost or not arrive. */
  joinKey?: string;
  seated?: Seated;
}

/** Where a device keeps its seats, one for each session and role. */
export interface SeatKeeper {
  load(session: string, role: Role): KeptSeat | undefined;
  keep(session: string, role: Role, seat: KeptSeat): void;
  forget(session: string, role: Role): void;
}

/** The part of `localStorage` that is used. */
export interface StringStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

function pageStorage(): StringStore | undefined {
  try {
    return (globalThis as { localStorage?: StringStore }).localStorage;
  } catch {
    return undefined;
  }
}

/** Keeps seats in `localStorage`, and where a browser has none or refuses it as long as the page lives. */
export function seatKeeper(storage: StringStore | undefined = pageStorage()): SeatKeeper {
  const memory = new Map<string, string>();
  const nameOf = (session: string, role: Role): string => `openfloor seat ${session} ${role}`;
  const attempt = <T>(act: (() => T) | undefined): T | undefined => {
    try {
      return act?.();
    } catch {
      return undefined;
    }
  };
  return {
    load(session, role) {
      const name = nameOf(session, role);
      const text = memory.get(name) ?? attempt(() => storage?.getItem(name));
      return text ? attempt(() => JSON.parse(text) as KeptSeat) : undefined;
    },
    keep(session, role, seat) {
      const name = nameOf(session, role);
      const text = JSON.stringify(seat);
      memory.set(name, text);
      attempt(() => storage?.setItem(name, text));
    },
    forget(session, role) {
      const name = nameOf(session, role);
      memory.delete(name);
      attempt(() => storage?.removeItem(name));
    },
  };
}

/**
 * The seat of this device as a participant: the one it has, or a new one. The join key is kept before joining, so
 * that a lost answer or a reload in between still gets the same participant. `renew` asks again with the same key,
 * for a seat token that the server does not take any more.
 */
export async function takeSeat(
  keeper: SeatKeeper,
  session: string,
  joining: Omit<Parameters<typeof joinSession>[1], 'joinKey'>,
  { renew = false, ...reach }: Reach & { renew?: boolean } = {},
): Promise<Seated> {
  const kept = keeper.load(session, 'participant');
  if (kept?.seated && !renew) return kept.seated;
  const joinKey = kept?.joinKey ?? newKey();
  keeper.keep(session, 'participant', { ...kept, joinKey });
  const seated = await joinSession(session, { ...joining, joinKey }, reach);
  keeper.keep(session, 'participant', { joinKey, seated });
  return seated;
}
