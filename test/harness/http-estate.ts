import type { Seated } from '@openfloor/contract';
import { api } from './api.js';
import { HttpBrowser } from './http-browser.js';
import { invitedAs, joinedAs } from './people.js';
import { command } from './raw.js';
import { ADMIN, type TestServer } from './server.js';

/** All that one organiser has, with ids that are nobody else's business. `canary` stands in everything private. */
export interface Estate {
  account: { id: string; email: string; password: string };
  canary: string;
  browser: HttpBrowser;
  token: string;
  tokenId: string;
  loginId: string;
  meetingId: string;
  sessionId: string;
  code: string;
  invitationId: string;
  hubId: string;
  rollId: string;
  questionId: string;
  moderator: Seated;
  participant: Seated;
}

/** Makes an organiser without any rights over others, a meeting, and a session that is joined by its code alone. */
export async function estateOf(server: TestServer, name: string): Promise<Estate> {
  const organiser = new HttpBrowser();
  await organiser.call(server.url, 'POST', '/auth/login', ADMIN);
  const canary = `canary-${name}-${crypto.randomUUID()}`;
  const told = { email: `${name}@example.org`, password: `a lantern for ${name} at sea`, name };
  const made = await organiser.call(server.url, 'POST', '/accounts', told);
  const browser = new HttpBrowser();
  const json = async (method: string, path: string, body?: unknown): Promise<Record<string, unknown>> => {
    const answer = await browser.call(server.url, method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${JSON.stringify(answer.json)}`);
    return answer.json;
  };
  await json('POST', '/auth/login', { email: told.email, password: told.password });
  const token = await json('POST', '/auth/tokens', { label: canary });
  const { logins } = (await json('GET', '/auth/logins')) as { logins: { id: string }[] };
  const meeting = await json('POST', '/meetings', { name: canary });
  const session = (await json('POST', `/meetings/${String(meeting['id'])}/sessions`, {
    title: canary,
    preset: 'panel',
  })) as { id: string; code: string };
  const moderator = await invitedAs(server, session.id, String(token['token']), {
    role: 'moderator',
    person: { name: canary },
  });
  const says = async (seat: string, type: string, args: unknown): Promise<Record<string, string>> => {
    const reply = await api<{ ok: boolean; result: Record<string, string> }>(
      server,
      'POST',
      `/sessions/${session.id}/commands`,
      { token: seat, body: command(type, args) },
    );
    if (!reply.body.ok) throw new Error(`${type}: ${JSON.stringify(reply.body)}`);
    return reply.body.result ?? {};
  };
  await says(moderator.seat, 'session.phase', { phase: 'lobby' });
  await says(moderator.seat, 'session.phase', { phase: 'open' });
  const hub = await says(moderator.seat, 'hub.put', { name: canary, city: canary, country: 'GH' });
  const participant = await joinedAs(server, session.code);
  const asked = await says(participant.seat, 'question.submit', {
    text: `What of ${canary}?`,
    language: 'en',
  });
  await says(moderator.seat, 'session.rules', { access: 'code', record: 'participants' });
  const invited = (await json('POST', `/sessions/${session.id}/invitations`, {
    role: 'technician',
    label: canary,
  })) as { invitations: { id: string }[] };
  const roll = (await json('POST', `/sessions/${session.id}/roll`, { entries: [{ label: canary }] })) as {
    codes: { id: string }[];
  };
  return {
    account: { ...told, id: String(made.json['id']) },
    canary,
    browser,
    token: String(token['token']),
    tokenId: String(token['id']),
    loginId: logins[0]?.id ?? '',
    meetingId: String(meeting['id']),
    sessionId: session.id,
    code: session.code,
    invitationId: invited.invitations[0]?.id ?? '',
    hubId: String(hub['hubId']),
    rollId: roll.codes[0]?.id ?? '',
    questionId: String(asked['questionId']),
    moderator,
    participant,
  };
}
