import { randomUUID } from 'node:crypto';
import { Founding } from '../founding.js';
import type { TestServer } from './server.js';

/** An account of a test, with the headers that say so. */
export interface TestAccount {
  id: string;
  headers: Record<string, string>;
}

/** The first account: an administrator. */
export async function administrator(server: TestServer): Promise<TestAccount> {
  const { setupKey: key } = await server.get(Founding).prepare();
  const body = { email: 'first@example.org', password: 'correct horse', key };
  const made = await server.api('POST', '/setup', { body });
  const cookie = (made.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
  return { id: (made.json['account'] as { id: string }).id, headers: server.browser(cookie) };
}

/** Another account, which is no administrator. */
export async function organiser(server: TestServer, by: TestAccount): Promise<TestAccount> {
  const body = { email: `${randomUUID()}@example.org`, password: 'correct horse' };
  const { id } = (await server.api('POST', '/accounts', { body, headers: by.headers })).json as {
    id: string;
  };
  const login = await server.api('POST', '/auth/login', { body });
  return { id, headers: server.browser((login.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '') };
}
