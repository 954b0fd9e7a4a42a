import type { JoinSeat, Seated } from '@openfloor/contract';
import { derivedId } from './derived-id.js';

/** Takes seats for people of the audience. Implemented by the accounts; also used by the pages that work without scripts. */
export abstract class Joining {
  /** A seat in the session with this id or join code, like `POST /sessions/:id/join`; waits in line where many come. */
  abstract join(idOrCode: string, joining: JoinSeat, address: string | undefined): Promise<Seated>;
}

/** The participant that a join key leads to in a session. */
export function participantOf(sessionId: string, joinKey: string): string {
  return derivedId('participant', sessionId, joinKey);
}
