/** A problem document (RFC 9457) as the console reads it; `code` is `NO_ANSWER` where nobody answered. */
export interface Trouble {
  code: string;
  status: number;
  problem: unknown;
}

export type Answer<T> = { ok: true; said: T } | { ok: false; trouble: Trouble };

/** The HTTP API with whatever this desk signs in with. Never rejects: an answer or what went wrong. */
export interface Reach {
  get<T>(path: string): Promise<Answer<T>>;
  post<T>(path: string, body: unknown): Promise<Answer<T>>;
  /** `DELETE`. */
  remove<T>(path: string): Promise<Answer<T>>;
}

const ANSWER_MS = 15_000;

async function ask<T>(path: string, init: RequestInit): Promise<Answer<T>> {
  try {
    const response = await fetch(`/api/v1${path}`, {
      credentials: 'same-origin',
      signal: AbortSignal.timeout(ANSWER_MS),
      ...init,
    });
    const said = (await response.json().catch(() => ({}))) as unknown;
    if (response.ok) return { ok: true, said: said as T };
    const code = (said as { code?: unknown } | null)?.code;
    const named = typeof code === 'string' ? code : 'NO_ANSWER';
    return { ok: false, trouble: { code: named, status: response.status, problem: said } };
  } catch {
    return { ok: false, trouble: { code: 'NO_ANSWER', status: 0, problem: null } };
  }
}

/** Reaches the API with a seat, or without one with the account's cookie, which only counts with this header. */
export function reachWith(seat?: string): Reach {
  const signed: Record<string, string> = seat ? { authorization: `Bearer ${seat}` } : { 'x-openfloor': '1' };
  const headers = { accept: 'application/json', ...signed };
  return {
    get: (path) => ask(path, { headers }),
    remove: (path) => ask(path, { method: 'DELETE', headers }),
    post: (path, body) =>
      ask(path, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}
