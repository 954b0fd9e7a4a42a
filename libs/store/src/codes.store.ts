import { LessThan } from 'typeorm';
import type { Connection } from './connection.js';
import { JoinCode, Session } from './entities/index.js';
import type { CodeFate, MeetingStore } from './ports.js';

const YEAR_MS = 366 * 24 * 3_600_000;

/** Join codes: one a session, and the retired ones for a year. */
export function codeCalls(connection: Connection): Pick<MeetingStore, 'claimCode' | 'codeFate'> {
  return {
    claimCode: (sessionId, code, now) =>
      connection.transaction(() => claim(connection, sessionId, code, now)),
    codeFate: (code) => fateOf(connection, code),
  };
}

async function claim(
  { manager }: Connection,
  sessionId: string,
  code: string,
  now: number,
): Promise<boolean> {
  await manager.delete(JoinCode, { retiredAt: LessThan(now - YEAR_MS) });
  const there = await manager.findOneBy(JoinCode, { code });
  if (there) return there.sessionId === sessionId && there.retiredAt === null;
  await retireCodes({ manager }, sessionId, now);
  await manager.insert(JoinCode, { code, sessionId, retiredAt: null });
  return true;
}

/** Takes the code of a session out of use. Only to be called inside a transaction. */
export async function retireCodes(
  { manager }: Pick<Connection, 'manager'>,
  sessionId: string,
  now: number,
): Promise<void> {
  await manager
    .createQueryBuilder()
    .update(JoinCode)
    .set({ retiredAt: now })
    .where('session_id = :sessionId AND retired_at IS NULL', { sessionId })
    .execute();
}

async function fateOf({ manager }: Connection, code: string): Promise<CodeFate> {
  const found = await manager.findOneBy(JoinCode, { code });
  if (!found || !(await manager.existsBy(Session, { id: found.sessionId }))) return { state: 'unknown' };
  return { state: found.retiredAt === null ? 'current' : 'changed', sessionId: found.sessionId };
}
