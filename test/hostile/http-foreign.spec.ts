import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../harness/api.js';
import { estateOf, type Estate } from '../harness/http-estate.js';
import { command } from '../harness/raw.js';
import { ADMIN, TestServer } from '../harness/server.js';

interface Ask {
  path: string;
  body?: unknown;
}

/** What a stranger asks for of somebody else's things, with their ids. `own` names the things of the stranger. */
type Case = (whose: Estate, own: Estate) => Ask;

const in_ = (rest = '', body?: unknown): Case => {
  return ({ sessionId }) => ({
    path: `/sessions/${sessionId}${rest}`,
    ...(body === undefined ? {} : { body }),
  });
};
const submit = command('question.submit', { text: 'Whose room is this?', language: 'en' });

/**
 * Every route that names a thing by its id. Each is asked for as nobody, as another organiser by cookie and by token, and
 * with a moderator's and a participant's seat of another session; all of them must be shut.
 */
const SHUT: Record<string, Case> = {
  'DELETE /auth/logins/{id}': ({ loginId }) => ({ path: `/auth/logins/${loginId}` }),
  'DELETE /auth/tokens/{id}': ({ tokenId }) => ({ path: `/auth/tokens/${tokenId}` }),
  'POST /accounts/{id}/second-factor/reset': ({ account }, own) => ({
    path: `/accounts/${account.id}/second-factor/reset`,
    body: { password: own.account.password },
  }),
  'POST /sessions/{id}/join': in_('/join', { joinKey: 'A'.repeat(22), attendance: 'online' }),
  'POST /sessions/{id}/invitations': in_('/invitations', { role: 'organiser', person: { name: 'Me' } }),
  'GET /sessions/{id}/invitations': in_('/invitations'),
  'DELETE /invitations/{id}': ({ invitationId, sessionId }) => ({
    path: `/invitations/${invitationId}?session=${sessionId}`,
  }),
  'POST /sessions/{id}/hubs/{hubId}/link': ({ sessionId, hubId }) => ({
    path: `/sessions/${sessionId}/hubs/${hubId}/link`,
  }),
  'GET /meetings/{id}': ({ meetingId }) => ({ path: `/meetings/${meetingId}` }),
  'PATCH /meetings/{id}': ({ meetingId }) => ({
    path: `/meetings/${meetingId}`,
    body: { name: 'Taken over' },
  }),
  'DELETE /meetings/{id}': ({ meetingId }) => ({ path: `/meetings/${meetingId}` }),
  'POST /meetings/{id}/sessions': ({ meetingId }) => ({
    path: `/meetings/${meetingId}/sessions`,
    body: { title: 'Slipped in' },
  }),
  'GET /sessions/{id}': in_(),
  'PATCH /sessions/{id}': in_('', { title: 'Taken over' }),
  'POST /sessions/{id}/code': in_('/code', {}),
  'GET /sessions/{id}/readiness': in_('/readiness'),
  'POST /sessions/{id}/rehearsal': in_('/rehearsal', {}),
  'GET /sessions/{id}/state': in_('/state'),
  'POST /sessions/{id}/commands': in_('/commands', submit),
  'GET /sessions/{id}/order': in_('/order'),
  'GET /sessions/{id}/now.json': in_('/now.json'),
  'GET /sessions/{id}/now.txt': in_('/now.txt'),
  'GET /sessions/{id}/ledger': in_('/ledger'),
  'GET /sessions/{id}/figures': in_('/figures'),
  'GET /sessions/{id}/figures/{file}': in_('/figures/funnel.csv'),
  'POST /sessions/{id}/similar': in_('/similar', { text: 'Whose room is this, then?', language: 'en' }),
  'GET /sessions/{id}/similar': in_('/similar'),
  'POST /sessions/{id}/page-pass': in_('/page-pass', {}),
  'GET /sessions/{id}/ledger/verify': in_('/ledger/verify'),
  'GET /sessions/{id}/report.{form}': in_('/report.json'),
  'GET /sessions/{id}/export/{file}': in_('/export/questions.csv'),
  'GET /sessions/{id}/export.json': in_('/export.json'),
  'GET /sessions/{id}/export.zip': in_('/export.zip'),
  'GET /sessions/{id}/door': in_('/door'),
  'GET /sessions/{id}/room-code': in_('/room-code'),
  'POST /sessions/{id}/room-code': in_('/room-code', { code: '123456' }),
  'GET /sessions/{id}/own-data': in_('/own-data'),
  'POST /sessions/{id}/own-data/erase': in_('/own-data/erase', { questions: 'delete' }),
  'GET /sessions/{id}/roll': in_('/roll'),
  'POST /sessions/{id}/roll': in_('/roll', { count: 1 }),
  'DELETE /sessions/{id}/roll/{rollId}': ({ sessionId, rollId }) => ({
    path: `/sessions/${sessionId}/roll/${rollId}`,
  }),
  'POST /sessions/{id}/roll/{rollId}/replace': ({ sessionId, rollId }) => ({
    path: `/sessions/${sessionId}/roll/${rollId}/replace`,
  }),
  'POST /meetings/{id}/consultations': ({ meetingId }) => ({
    path: `/meetings/${meetingId}/consultations`,
    body: {},
  }),
  'GET /meetings/{id}/consultations/{importId}': ({ meetingId, rollId }) => ({
    path: `/meetings/${meetingId}/consultations/${rollId}`,
  }),
};

/** What those to whom it belongs are told where there is nothing of the kind. */
const NOT_THERE: Record<string, number> = {
  'GET /meetings/{id}/consultations/{importId}': 404,
  'GET /sessions/{id}/own-data': 404,
};

/** Routes with a name in their path that is itself the right to come in. */
const BY_KNOWING = new Set(['GET /join/{code}']);

describe('what belongs to somebody else', () => {
  let server: TestServer;
  let ama: Estate;
  let ben: Estate;
  beforeAll(async () => {
    server = await TestServer.start({ LIMIT_LOGINS_PER_QUARTER_HOUR: '0' });
    [ama, ben] = [await estateOf(server, 'ama'), await estateOf(server, 'ben')];
  }, 60_000);
  afterAll(() => server.dispose());

  const strangers = (): Record<string, Record<string, string>> => ({
    nobody: {},
    'another organiser': {
      cookie: `sid=${ben.browser.cookie(server.url, 'sid') ?? ''}`,
      origin: server.url,
      'x-openfloor': '1',
    },
    'another organiser with a token': { authorization: `Bearer ${ben.token}` },
    'a moderator of another session': { authorization: `Bearer ${ben.moderator.seat}` },
    'a participant of another session': { authorization: `Bearer ${ben.participant.seat}` },
  });
  const ask = (route: string, { path, body }: Ask, headers: Record<string, string>) =>
    api(server, route.split(' ')[0] ?? '', path, { headers, ...(body === undefined ? {} : { body }) });

  /** All that a stranger could have changed. */
  async function estateNow(): Promise<unknown> {
    const own = { token: ama.token };
    const { sessionId, meetingId } = ama;
    return Promise.all(
      [
        '/auth/tokens',
        '/auth/logins',
        `/meetings/${meetingId}`,
        `/sessions/${sessionId}/state`,
        `/sessions/${sessionId}/invitations`,
        `/sessions/${sessionId}/ledger`,
        `/sessions/${sessionId}/roll`,
      ].map(async (path) => {
        const { status, body } = await api(server, 'GET', path, own);
        return [path, status, JSON.stringify(body).replaceAll(/"(now|seenAt)":\d+/g, '')];
      }),
    );
  }

  it('H45: has a case for every route that names something', async () => {
    const document = (await (await fetch(`${server.url}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const routes = Object.entries(document.paths)
      .filter(([path]) => path.includes('{'))
      .flatMap(([path, methods]) =>
        Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace('/api/v1', '')}`),
      );
    expect(routes.length).toBeGreaterThan(20);
    expect(routes.filter((route) => !SHUT[route] && !BY_KNOWING.has(route))).toEqual([]);
    expect(Object.keys(SHUT).filter((route) => !routes.includes(route))).toEqual([]);
  });

  it('H45: is shut to everybody else by every route, tells nothing and stays as it was', async () => {
    const before = await estateNow();
    const open: string[] = [];
    for (const [who, headers] of Object.entries(strangers()))
      for (const [route, wanted] of Object.entries(SHUT)) {
        const { status, body } = await ask(route, wanted(ama, ben), headers);
        if (![401, 403, 404].includes(status) || JSON.stringify(body).includes(ama.canary))
          open.push(`${who}: ${route} ${status}`);
      }
    expect(open).toEqual([]);
    expect(await estateNow()).toEqual(before);
  });

  it('H45: is open to those whose it is by the very same requests, so that none was shut for another reason', async () => {
    const own = { authorization: `Bearer ${ama.token}` };
    const reads = Object.keys(SHUT).filter((route) => route.startsWith('GET '));
    expect(reads.length).toBeGreaterThan(8);
    for (const route of reads)
      expect([route, (await ask(route, (SHUT[route] as Case)(ama, ama), own)).status]).toEqual([
        route,
        NOT_THERE[route] ?? 200,
      ]);
  });

  it('H45: is not reached by the code of one session and the things of another', async () => {
    const seat = { token: ben.moderator.seat };
    const says = (type: string, args: unknown) =>
      api(server, 'POST', `/sessions/${ben.sessionId}/commands`, { ...seat, body: command(type, args) });
    const { questionId, hubId } = ama;
    for (const [type, args] of [
      ['question.publish', { questionId }],
      ['question.air', { questionIds: [questionId], expect: null }],
      ['question.merge', { questionId: ben.questionId, into: questionId }],
      ['hub.suspend', { hubId, reason: 'conduct' }],
      ['invitation.revoke', { invitationId: ama.invitationId }],
    ] as const) {
      const { status, body } = await says(type, args);
      expect([type, status, body.code]).toEqual([type, 404, 'NOT_FOUND']);
    }
    const revoked = await api(
      server,
      'DELETE',
      `/invitations/${ama.invitationId}?session=${ben.sessionId}`,
      seat,
    );
    expect(revoked.status).toBe(404);
  });

  it('H45: is not told apart from what does not exist', async () => {
    const other = { authorization: `Bearer ${ben.token}` };
    for (const path of ['/auth/logins', '/auth/tokens', '/meetings']) {
      const id = path === '/meetings' ? ama.meetingId : path.endsWith('logins') ? ama.loginId : ama.tokenId;
      const method = path === '/meetings' ? 'GET' : 'DELETE';
      const [foreign, absent] = await Promise.all(
        [id, crypto.randomUUID()].map((which) => api(server, method, `${path}/${which}`, { headers: other })),
      );
      expect([path, foreign?.status, foreign?.body]).toEqual([path, absent?.status, absent?.body]);
    }
  });

  it('H45: is in no list of anybody else', async () => {
    const told: string[] = [];
    for (const headers of Object.values(strangers()))
      for (const path of ['/meetings', '/auth/tokens', '/auth/logins', '/accounts', '/auth/me']) {
        const { body } = await api(server, 'GET', path, { headers });
        if (JSON.stringify(body).includes(ama.canary) || JSON.stringify(body).includes(ama.account.email))
          told.push(path);
      }
    expect(told).toEqual([]);
    for (const page of ['/', '/console', `/session/${ama.sessionId}`])
      expect(await (await fetch(`${server.url}${page}`)).text()).not.toContain(ama.canary);
    const administrators = await api<{ accounts: unknown[] }>(server, 'GET', '/accounts', {
      headers: { authorization: `Bearer ${await tokenOf(ADMIN)}` },
    });
    expect(administrators.body.accounts).toHaveLength(3);
  });

  async function tokenOf({ email, password }: { email: string; password: string }): Promise<string> {
    const login = await api(server, 'POST', '/auth/login', { body: { email, password } });
    const cookie = (login.headers.getSetCookie()[0] ?? '').split(';')[0] ?? '';
    const headers = { cookie, origin: server.url, 'x-openfloor': '1' };
    const made = await api<{ token: string }>(server, 'POST', '/auth/tokens', {
      headers,
      body: { label: 'x' },
    });
    return made.body.token;
  }
});
