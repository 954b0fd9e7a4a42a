import { isRecordPublic, Refusal } from '@openfloor/contract';
import type { Actor, SessionRecord } from '@openfloor/room';
import { expectAccess } from '../operations/reading.js';

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
