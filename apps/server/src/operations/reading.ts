import { isRecordPublic, Refusal } from '@openfloor/contract';
import type { Actor, SessionRecord, Standing } from '@openfloor/room';
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
 * Who may read a session without a seat of it: everybody where the record is public and access is open; with access
 * by code, whoever names the code rather than the id. A seat was admitted when it was made.
 */
export function admits(session: SessionRecord, actor: Actor | undefined, byCode: boolean): void {
  const { record } = session.rules;
  if (actor && actor.type !== 'participant') return;
  const isPublic = isRecordPublic(session);
  if (record === 'staff' && !isPublic)
    throw new Refusal('NOT_ALLOWED', 'the record of this session is for its staff');
  if (actor) return;
  if (!isPublic) throw new Refusal('NOT_ALLOWED', 'the record of this session is for its participants');
  expectAccess(session, byCode ? 'code' : 'id');
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

/**
 * As what a caller reads what is on record of a session: as what they are there, else as the public, where that may read it.
 * The removed are refused `REMOVED`, and whoever may not read it `NOT_ALLOWED`.
 */
export function recordReaderIn(open: OpenRoom, caller: Caller, by: NamedBy): Standing {
  const { session } = open.room;
  const actor = actorIn(caller, session.id);
  const own = actor && standingOrNone(open, actor);
  admits(session, own && actor, by === 'code');
  return own ?? open.standing(undefined);
}

function standingOrNone(open: OpenRoom, actor: Parameters<OpenRoom['standing']>[0]): Standing | undefined {
  try {
    return open.standing(actor);
  } catch (error) {
    if (error instanceof Refusal && error.code !== 'REMOVED') return undefined;
    throw error;
  }
}
