import { HttpException } from '@nestjs/common';
import { Refusal, REFUSALS, type Problem, type RefusalCode } from '@openfloor/contract';
import { OutcomeUnknown, SlugTaken, StoreConflict, StoreUnavailable } from '@openfloor/store';

/** A refusal that HTTP gives with another status than its code has by itself. */
export class DoorRefusal extends Refusal {
  constructor(
    readonly status: number,
    code: RefusalCode,
    message: string,
  ) {
    super(code, message);
  }
}

/** Whoever calls is nobody here: no seat, no login, or one that has ended. Answered with 401. */
export class SignInNeeded extends DoorRefusal {
  constructor(message = 'sign in or take a seat first') {
    super(401, 'NOT_ALLOWED', message);
  }
}

/** The password was right, and the account asks for a code of its second factor too. Answered with 401 `SECOND_FACTOR`. */
export class SecondFactorNeeded extends DoorRefusal {
  readonly named = 'SECOND_FACTOR';

  constructor(message: string) {
    super(401, 'NOT_ALLOWED', message);
  }
}

const TITLES: Record<RefusalCode, string> = {
  BAD_COMMAND: 'This is not well formed',
  UNKNOWN_COMMAND: 'There is no such command',
  COMMAND_ID_REUSED: 'This id was used for something else',
  NOT_ALLOWED: 'You may not do this',
  NOT_FOUND: 'There is no such thing here',
  WRONG_STATE: 'Not in this state',
  CONFLICT: 'Somebody else was first',
  SWITCHED_OFF: 'Switched off at the moment',
  QUOTA_REACHED: 'No more of these',
  TOO_LONG: 'Too long',
  ALREADY_WAITING: 'Already waiting',
  IDENTITY_REQUIRED: 'This session asks who you are',
  OWN_QUESTION: 'This is your own question',
  MUTED: 'You were muted',
  REMOVED: 'You were removed from this session',
  SESSION_CLOSED: 'The session is closed',
  CODE_CHANGED: 'The code of this session has changed',
  UPGRADE: 'A newer version is needed',
  RATE_LIMITED: 'Too many at once',
  BUSY: 'Busy',
  STORAGE_UNAVAILABLE: 'Nothing can be stored at the moment',
  DRAINING: 'The server is about to restart',
};

/** What an error becomes on the wire. `isKnown` is false for a fault of the product itself, which says nothing of itself. */
export function problemOf(error: unknown): { problem: Problem; isKnown: boolean } {
  const refusal = asRefusal(error);
  if (refusal) return { problem: refused(refusal), isKnown: true };
  const problem = {
    type: 'about:blank',
    title: 'Something went wrong here',
    status: 500,
    code: 'UNEXPECTED',
  };
  return { problem, isKnown: false };
}

function refused(refusal: Refusal): Problem {
  const { message, details, retryAfterMs } = refusal;
  const isHalf = refusal instanceof SecondFactorNeeded;
  const code = isHalf ? refusal.named : refusal.code;
  return {
    type: `urn:openfloor:refusal:${code}`,
    title: isHalf ? 'A code is needed too' : TITLES[refusal.code],
    status: refusal instanceof DoorRefusal ? refusal.status : REFUSALS[refusal.code],
    code,
    detail: message,
    ...(details === undefined ? {} : { details }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs: Math.ceil(retryAfterMs) }),
  };
}

function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof StoreUnavailable || error instanceof OutcomeUnknown)
    return new Refusal('STORAGE_UNAVAILABLE', 'the store does not answer', undefined, 1_000);
  if (error instanceof StoreConflict) return new Refusal('BUSY', 'somebody else was first', undefined, 200);
  if (error instanceof SlugTaken) return new Refusal('CONFLICT', 'this slug is taken', { field: 'slug' });
  const status = statusOf(error);
  return status !== undefined && status >= 400 && status < 500 ? ofStatus(status) : undefined;
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof HttpException) return error.getStatus();
  const status: unknown = (error as { status?: unknown } | null | undefined)?.status;
  return typeof status === 'number' ? status : undefined;
}

/** What the framework or the parser of bodies refused; their own words may repeat the request, so they stay here. */
function ofStatus(status: number): Refusal {
  if (status === 401) return new SignInNeeded();
  if (status === 403) return new Refusal('NOT_ALLOWED', 'not allowed');
  if (status === 404) return new Refusal('NOT_FOUND', 'there is nothing at this address');
  if (status === 413) return new Refusal('TOO_LONG', 'the body is too large');
  if (status === 415) return new DoorRefusal(415, 'BAD_COMMAND', 'send JSON in UTF-8');
  return new DoorRefusal(status, 'BAD_COMMAND', 'the request cannot be read');
}
