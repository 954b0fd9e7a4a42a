import type { Problem } from '@openfloor/contract';
import { ANSWER_MS, type Clock, systemClock } from './clock.js';
import { isForLater, NoAnswer } from './transport.js';

/** How to reach the server. Everything has a default that suits a page of the same origin. */
export interface Reach {
  /** Origin of the server, without a slash at the end; empty for the page's own. */
  base?: string;
  fetch?: typeof fetch;
  clock?: Clock;
  answerMs?: number;
}

/** The server said no, with the code of the refusal (contract section 2) and the HTTP status. */
export class RefusedCall extends Error {
  declare readonly code: string;
  declare readonly status: number;
  declare readonly details: unknown;
  declare readonly retryAfterMs: number | undefined;

  constructor(
    code: string,
    status: number,
    message: string,
    more: { details?: unknown; retryAfterMs?: number } = {},
  ) {
    super(message);
    this.name = 'RefusedCall';
    this.code = code;
    this.status = status;
    this.details = more.details;
    this.retryAfterMs = more.retryAfterMs;
  }
}

/** What a call carries. */
export interface Request {
  body?: object;
  /** Seat token or personal access token. */
  bearer?: string | undefined;
}

/**
 * One call of the HTTP API: GET, or POST where there is a body. Rejects with `RefusedCall` for a problem document,
 * and with `NoAnswer` for everything that the server itself did not say: no network, too late, a captive portal.
 */
export async function call(path: string, { body, bearer }: Request, reach: Reach): Promise<unknown> {
  const stop = new AbortController();
  const calm = (reach.clock ?? systemClock).after(reach.answerMs ?? ANSWER_MS, () => stop.abort());
  try {
    const response = await (reach.fetch ?? fetch)(`${reach.base ?? ''}/api/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        ...(body ? { 'content-type': 'application/json' } : {}),
        ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
      },
      body: body ? JSON.stringify(body) : null,
      signal: stop.signal,
    });
    const said: unknown = await response.json();
    if (response.ok) return said;
    throw refusal(said as Partial<Problem> | null, response.status);
  } catch (error) {
    throw error instanceof RefusedCall ? error : new NoAnswer(String(error));
  } finally {
    calm();
  }
}

function refusal(said: Partial<Problem> | null, status: number): Error {
  const { code, detail, title } = said ?? {};
  if (!code || (status >= 500 && !isForLater(code))) return new NoAnswer(`${status}`);
  return new RefusedCall(code, status, detail ?? title ?? code, said ?? {});
}
