import { z } from 'zod';

/** Every refusal of the product and the HTTP status it is given with (RFC 9457 problem documents). */
export const REFUSALS = {
  BAD_COMMAND: 400,
  UNKNOWN_COMMAND: 400,
  COMMAND_ID_REUSED: 409,
  NOT_ALLOWED: 403,
  NOT_FOUND: 404,
  WRONG_STATE: 409,
  CONFLICT: 409,
  SWITCHED_OFF: 403,
  QUOTA_REACHED: 403,
  TOO_LONG: 413,
  ALREADY_WAITING: 409,
  IDENTITY_REQUIRED: 403,
  OWN_QUESTION: 403,
  MUTED: 403,
  REMOVED: 403,
  SESSION_CLOSED: 409,
  CODE_CHANGED: 404,
  UPGRADE: 426,
  RATE_LIMITED: 429,
  BUSY: 503,
  STORAGE_UNAVAILABLE: 503,
  DRAINING: 503,
} as const;

export type RefusalCode = keyof typeof REFUSALS;
export const REFUSAL_CODES = Object.keys(REFUSALS) as [RefusalCode, ...RefusalCode[]];

/** Codes that say "try again later"; they leave no receipt, so the same id may be sent again. */
export const PASSING: readonly RefusalCode[] = ['RATE_LIMITED', 'STORAGE_UNAVAILABLE', 'BUSY', 'DRAINING'];

export function isPassing(code: RefusalCode): boolean {
  return PASSING.includes(code);
}

/**
 * A typed no. Rules and doors throw it; the door turns it into a reply or a problem document.
 * `message` is for logs, clients find the words from `code`. It carries no stack: what is refused is expected, and a
 * crowd that is refused must cost little.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  constructor(
    readonly code: RefusalCode,
    message: string,
    readonly details?: unknown,
    readonly retryAfterMs?: number,
  ) {
    const { stackTraceLimit } = Error;
    Error.stackTraceLimit = 0;
    super(message);
    Error.stackTraceLimit = stackTraceLimit;
  }
}

export const RefusalCodeSchema = z.enum(REFUSAL_CODES);

/** RFC 9457 problem document; `code` is the refusal. */
export const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string().optional(),
    details: z.unknown().optional(),
    retryAfterMs: z.int().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
