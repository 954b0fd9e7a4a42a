import { Refusal } from '@openfloor/contract';
import type { SessionRecord, Standing } from '@openfloor/room';
import { actorIn, type Caller } from './caller.js';
import type { OpenRoom } from './rooms.js';

/** How a session was named. Who knows its code may read it where the address alone does not do. */
export type NamedBy = 'id' | 'code' | 'slug';

/**
 * The access rule, for whoever has no seat here: where a session is not open, those who named it by its code come to its
 * door, and others are refused `NOT_ALLOWED`. Who takes a seat on a roll is decided by the room, with a personal code.
 */
export function expectAccess({ rules }: Pick<SessionRecord, 'rules'>, by: NamedBy): void {
  if (rules.access === 'open' || by === 'code') return;
  throw new Refusal('NOT_ALLOWED', 'this session is joined by its code');
}

/**
 * As what a caller reads a session: as what they are there, else as the public, by the access rule. The removed are
 * refused `REMOVED`.
 */
export function readerIn(open: OpenRoom, caller: Caller, by: NamedBy): Standing {
  const { session } = open.room;
  const actor = actorIn(caller, session.id);
  const own = actor && standingOrNone(open, actor);
  if (own) return own;
  expectAccess(session, by);
  return open.standing(undefined);
}

function standingOrNone(open: OpenRoom, actor: Parameters<OpenRoom['standing']>[0]): Standing | undefined {
  try {
    return open.standing(actor);
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'REMOVED') return undefined;
    throw error;
  }
}
