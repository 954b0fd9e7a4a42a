import { isRecordPublic, Refusal, type SessionView } from '@openfloor/contract';
import type { Mirror } from '../mirror/mirror.js';
import { notYet } from '../mirror/welcome.js';
import { namedBy } from './code.js';

/** The session that somebody named, with how they did. Refuses `NOT_FOUND`, `STORAGE_UNAVAILABLE` before it is known. */
export function sessionNamed(mirror: Mirror, typed: string): { session: SessionView; by: 'id' | 'code' } {
  const { session } = mirror;
  if (!session) throw notYet();
  const by = namedBy(typed, session);
  if (!by) throw new Refusal('NOT_FOUND', 'there is no such session here');
  return { session, by };
}

/** Who may read: whoever has a seat here, and without one whom the session's rules let read. Refuses `NOT_ALLOWED`. */
export function admits(session: SessionView, isSeated: boolean, by: 'id' | 'code'): void {
  const isPublic = isRecordPublic(session);
  if (session.rules.record === 'staff' && !isPublic)
    throw new Refusal('NOT_ALLOWED', 'the record of this session is for its staff');
  if (isSeated) return;
  if (!isPublic) throw new Refusal('NOT_ALLOWED', 'the record of this session is for its participants');
  if (session.rules.access !== 'open' && by !== 'code')
    throw new Refusal('NOT_ALLOWED', 'this session is joined by its code');
}
