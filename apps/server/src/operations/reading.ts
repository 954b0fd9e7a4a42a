import { Refusal } from '@openfloor/contract';
import type { Standing } from '@openfloor/room';
import { actorIn, type Caller } from './caller.js';
import type { OpenRoom } from './rooms.js';

/** How a session was named. Who knows its code may read it where the address alone does not do. */
export type NamedBy = 'id' | 'code' | 'slug';

/**
 * As what a caller reads a session: as what they are there, else as the public. Where the session is joined with its
 * code, the public is who named it by the code, and others are refused `NOT_ALLOWED`. The removed are refused `REMOVED`.
 */
export function readerIn(open: OpenRoom, caller: Caller, by: NamedBy): Standing {
  const { session } = open.room;
  const actor = actorIn(caller, session.id);
  const own = actor && standingOrNone(open, actor);
  if (own) return own;
  if (session.rules.access !== 'open' && by !== 'code')
    throw new Refusal('NOT_ALLOWED', 'this session is joined by its code');
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
