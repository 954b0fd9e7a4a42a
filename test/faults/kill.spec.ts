import { afterEach, describe, expect, it } from '@jest/globals';
import type { Welcome } from '@openfloor/contract';
import { join } from 'node:path';
import { api, organiserToken } from '../harness/api.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { judge, judgeVotes, type FinalState, type Operation } from './history.js';
import { startPhone } from './load.js';

const PHONES = 20;
const PER_SECOND = 10;
const ANSWERS_MS = 15_000;
const BROKEN = join(import.meta.dirname, 'broken-server.mjs');

describe('kill -9 under 200 commands a second', () => {
  let server: TestServer;
  afterEach(() => server.dispose());

  it('loses no acknowledged command and doubles none', async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0' });
    const { history, final } = await play(server, 5);
    const verdict = judge(history, final);
    const votes = judgeVotes(history, final);
    process.stdout.write(
      `kill -9 five times: ${verdict.acknowledged} submissions and ${votes.counted} votes acknowledged\n`,
    );
    expect(verdict).toMatchObject({ lost: [], doubled: [] });
    expect(votes.wrong).toEqual([]);
    expect(verdict.acknowledged + votes.counted).toBeGreaterThan(500);
    expect(history.filter(({ outcome }) => outcome === 'info')).toEqual([]);
  }, 120_000);

  it('the checker goes red on a store that acknowledges before it writes', async () => {
    server = await TestServer.start(
      { LIMIT_JOINS_PER_MINUTE: '0', PROGRAMME: 'none', BROKEN: 'early' },
      BROKEN,
    );
    const { history, final } = await play(server, 1);
    expect(judge(history, final).lost.length).toBeGreaterThan(0);
  }, 120_000);

  it('the checker goes red on a store that forgets its receipts', async () => {
    server = await TestServer.start({ LIMIT_JOINS_PER_MINUTE: '0', BROKEN: 'twice' }, BROKEN);
    const { history, final } = await play(server, 4);
    expect(judge(history, final).doubled.length).toBeGreaterThan(0);
  }, 120_000);
});

/** Twenty phones ask and vote while the server is killed again and again; then everything is answered and read. */
async function play(server: TestServer, kills: number): Promise<{ history: Operation[]; final: FinalState }> {
  const token = await organiserToken(server);
  const made = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', {
    token,
    body: { title: 'Killed', preset: 'workshop' },
  });
  const { sessionId, code } = made.body;
  const rules = { id: crypto.randomUUID(), type: 'session.rules', args: { questionsPerPerson: 0 } };
  await api(server, 'POST', `/sessions/${sessionId}/commands`, { token, body: rules });
  const phones = await Promise.all(
    Array.from({ length: PHONES }, (_, at) => startPhone(server, code, `phone ${at}`, PER_SECOND)),
  );
  for (let kill = 0; kill < kills; kill += 1) {
    const goal = acknowledged(phones) + 60 + Math.floor(Math.random() * 200);
    await until('commands are answered', () => acknowledged(phones) >= goal, 20_000);
    await server.restart('SIGKILL');
  }
  await Promise.all(phones.map((phone) => phone.stop(ANSWERS_MS)));
  const history = phones.flatMap((phone) => phone.history);
  phones.forEach(({ live }) => live.close());
  return { history, final: await finalState(server, sessionId, token) };
}

function acknowledged(phones: { history: Operation[] }[]): number {
  return phones.reduce(
    (sum, { history }) => sum + history.filter(({ outcome }) => outcome === 'ok').length,
    0,
  );
}

async function finalState(server: TestServer, sessionId: string, token: string): Promise<FinalState> {
  const { body } = await api<Welcome & Record<string, unknown>>(
    server,
    'GET',
    `/sessions/${sessionId}/state?first=200`,
    { token },
  );
  const views = [...body.put];
  for (let page = 1, left = body.left; left > 0; page += 1) {
    const more = await api<{ put: Welcome['put']; left: number }>(
      server,
      'GET',
      `/sessions/${sessionId}/state?first=200&page=${page}`,
      { token },
    );
    views.push(...more.body.put);
    left = more.body.left;
  }
  const texts = views.flatMap((view) => (view.kind === 'question' ? [view.text] : []));
  const flat = body.tallies.votes;
  const votes = new Map(
    Array.from({ length: flat.length / 2 }, (_, at) => [flat[at * 2] as number, flat[at * 2 + 1] as number]),
  );
  return { texts, votes };
}
