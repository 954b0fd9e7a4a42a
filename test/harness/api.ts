import { ADMIN, type TestServer } from './server.js';

export interface Answer<T = Record<string, never>> {
  status: number;
  body: T & { code?: string; details?: unknown };
  headers: Headers;
}

/** One request to the API; `token` is a seat token or a personal access token. */
export async function api<T = Record<string, unknown>>(
  server: { url: string },
  method: string,
  path: string,
  { body, token, headers = {} }: { body?: unknown; token?: string; headers?: Record<string, string> } = {},
): Promise<Answer<T>> {
  const response = await fetch(`${server.url}/api/v1${path}`, {
    method,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text.startsWith('{') ? JSON.parse(text) : ({ text } as never),
    headers: response.headers,
  };
}

/** A personal access token of the first organiser. */
export async function organiserToken(server: TestServer): Promise<string> {
  const login = await fetch(`${server.url}/api/v1/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(ADMIN),
  });
  const cookie = login.headers
    .getSetCookie()
    .map((set) => set.split(';')[0])
    .join('; ');
  const headers = { cookie, 'x-openfloor': '1', origin: server.url, 'sec-fetch-site': 'same-origin' };
  const made = await api<{ token: string }>(server, 'POST', '/auth/tokens', {
    body: { label: 'tests' },
    headers,
  });
  if (!made.body.token) throw new Error(`no token: ${login.status} ${JSON.stringify(made)}`);
  return made.body.token;
}
