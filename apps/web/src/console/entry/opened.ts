import {
  browserOutboxStore,
  Outbox,
  seatKeeper,
  watchPage,
  type LiveRoom,
  type OutboxEntry,
} from '@openfloor/client';
import type { Role, Seated } from '@openfloor/contract';
import { openPageRoom } from '../../live/page-room.js';
import { reachWith, type Reach } from '../reach/reach.js';

/** Who sits at this desk: a seat from a link, or an account by its cookie. */
export interface Sitter {
  session: string;
  /** Who the outbox and History belong to. */
  actor: string;
  seat?: string;
}

/** An open room with the road to the API that belongs to it. */
export interface Opened {
  room: LiveRoom;
  reach: Reach;
  sitter: Sitter;
  close: () => void;
}

const keeper = seatKeeper();

/** Remembers a seat on this device, for the next reload. */
export function keepSeat(seated: Seated): void {
  keeper.keep(seated.sessionId, seated.actor.role, { seated });
}

/** The seat this device has in a session, or nothing. */
export function keptSeat(session: string, role: string): Sitter | undefined {
  const seated = keeper.load(session, role as Role)?.seated;
  return seated && { session, actor: seated.actor.id, seat: seated.seat };
}

/**
 * Hears refusals of acts that were made before this page was opened: nobody waits for their replies any more. All
 * refusals are dismissed from the outbox, because the desk has said them.
 */
function hearOldRefusals(outbox: Outbox, openedAt: number, tell: (entry: OutboxEntry) => void): () => void {
  return outbox.subscribe(() => {
    for (const entry of outbox.entries.filter(({ state }) => state === 'refused')) {
      if (entry.madeAt < openedAt) tell(entry);
      outbox.dismiss(entry.id);
    }
  });
}

/** Opens a room for whoever sits here: acts are kept in an outbox first, so that none is lost with the line. */
export function openRoom(sitter: Sitter, tell: (entry: OutboxEntry) => void): Opened {
  const outbox = new Outbox({ store: browserOutboxStore(sitter.session, sitter.actor) });
  const room = openPageRoom({
    session: sitter.session,
    token: sitter.seat,
    outbox,
    as: 'staff',
  });
  const unwatch = watchPage(() => room.wake());
  const unhear = hearOldRefusals(outbox, Date.now(), tell);
  return {
    room,
    reach: reachWith(sitter.seat),
    sitter,
    close: () => {
      unwatch();
      unhear();
      room.close();
    },
  };
}
