import { Refusal, type Accepted } from '@openfloor/contract';
import { SYSTEM_ID, type Actor } from '@openfloor/room';
import { randomUUID } from 'node:crypto';
import type { Rooms } from './rooms.js';

/** Who acts where nobody does: the programme, the first start, the clock. */
export const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

/** Gives a command that a route translates to, under a new id. A refusal is thrown. `args` are as on the wire. */
export async function give(
  rooms: Rooms,
  sessionId: string,
  actor: Actor,
  command: { type: string; args: unknown },
): Promise<Accepted> {
  const reply = await rooms.does(sessionId, { id: randomUUID(), ...command }, actor);
  if (reply.ok) return reply;
  throw new Refusal(reply.code, reply.message, reply.details, reply.retryAfterMs);
}
