import type { Account } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import type { IncomingMessage } from 'node:http';

/**
 * Who is calling, as the connection proves it. What they may do is decided in the room's turn. `loginId` names the
 * cookie or personal access token, so that a connection can be closed with it.
 */
export type Caller =
  | { kind: 'nobody' }
  | { kind: 'seat'; sessionId: string; actor: Extract<Actor, { type: 'participant' | 'invited' }> }
  | { kind: 'account'; account: Account; loginId: string };

/** Finds out who is calling. Implemented by the accounts; used by every door. */
export abstract class Callers {
  /** From the Bearer header (a seat token or a personal access token), else from the cookie where cookies count. */
  abstract ofRequest(request: IncomingMessage): Promise<Caller>;
  /** From a seat token alone; `nobody` where it is forged, ended or of an unknown kind. */
  abstract ofSeat(token: string): Caller;
  /** From the login cookie alone; only where the request's origin is the public address. */
  abstract ofCookie(request: IncomingMessage): Promise<Caller>;
}

/** The actor that a caller is in a session; undefined for nobody and for a seat of another session. */
export function actorIn(caller: Caller, sessionId: string): Actor | undefined {
  if (caller.kind === 'seat') return caller.sessionId === sessionId ? caller.actor : undefined;
  if (caller.kind === 'nobody') return undefined;
  return { type: 'account', id: caller.account.id, administrator: caller.account.administrator };
}
