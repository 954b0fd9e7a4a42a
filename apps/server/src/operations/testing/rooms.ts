import { Refusal } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import { newCode } from '../code.js';
import { give, SYSTEM } from '../give.js';
import { Rooms } from '../rooms.js';
import type { TestServer } from './server.js';

/** A session that a test can use, made the way the product makes them. */
export interface TestSession {
  id: string;
  code: string;
  /** Gives a command as the system, or as somebody. */
  does(type: string, args: unknown, actor?: Actor): Promise<Record<string, unknown>>;
}

/** Makes a session of a meeting of its own, in the lobby. */
export async function openSession(
  server: TestServer,
  change: Record<string, unknown> = {},
): Promise<TestSession> {
  const rooms = server.get(Rooms);
  const [id, meetingId, code] = [randomUUID(), randomUUID(), newCode()];
  const told = { name: 'A meeting', city: 'Athens', country: 'GR' };
  const slug = `meeting-${meetingId}`;
  const more = { timeZone: 'UTC', overarchingTheme: '', ownerIds: [], createdAt: 1 };
  await server.store.putMeeting({ id: meetingId, slug, ...told, ...more });
  await server.store.claimCode(id, code, Date.now());
  const args = {
    sessionId: id,
    meetingId,
    meeting: told,
    slug: `session-${id}`,
    code,
    title: 'Security',
    timeZone: 'UTC',
    ownerIds: [],
    phase: 'lobby',
    ...change,
  };
  await give(rooms, id, SYSTEM, { type: 'session.create', args });
  const does = async (type: string, given: unknown, actor = SYSTEM) =>
    (await give(rooms, id, actor, { type, args: given })).result ?? {};
  return { id, code, does };
}

/** The code of the refusal that a promise ends with; fails where it ends well. */
export async function refusalOf(acting: Promise<unknown>): Promise<string> {
  try {
    await acting;
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  throw new Error('this was not refused');
}
