import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ConsultationImport, QuestionView, Welcome } from '@openfloor/contract';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api, organiserToken } from '../harness/api.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';
import { makeExport } from '../replay/made-export.js';

const root = join(import.meta.dirname, '../..');
const SEATTLE = join(root, '../shared/data/polis/15-per-hour-seattle');
const RECOUNT: string = join(root, 'test/replay/recount.mjs');

interface Recounted {
  statements: Map<string, { text: string; isShown: boolean; votes: number }>;
  supported: Map<string, Set<string>>;
}
const { recount } = (await import(RECOUNT)) as { recount: (dir: string) => Recounted };

describe('a consultation that was held elsewhere', () => {
  let server: TestServer;
  let token = '';
  let meetingId = '';
  let made = '';
  beforeAll(async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    token = await organiserToken(server);
    const meeting = await api<{ id: string }>(server, 'POST', '/meetings', { token, body: { name: 'Held' } });
    meetingId = meeting.body.id;
    made = mkdtempSync(join(tmpdir(), 'openfloor-export-'));
    makeExport(made, { statements: 40, voters: 200, each: 15 });
  });
  afterAll(async () => {
    rmSync(made, { recursive: true, force: true });
    await server.dispose();
  });

  const path = () => `/meetings/${meetingId}/consultations`;
  const filesOf = (dir: string) => {
    const text = (name: string) => readFileSync(join(dir, `${name}.csv`), 'utf8');
    return { comments: text('comments'), votes: text('votes'), summary: text('summary') };
  };
  const begin = (dir: string) =>
    api<ConsultationImport & Record<string, unknown>>(server, 'POST', path(), { token, body: filesOf(dir) });
  const progress = async (id: string) =>
    (await api<ConsultationImport & Record<string, unknown>>(server, 'GET', `${path()}/${id}`, { token }))
      .body;
  const imported = async (dir: string) => {
    const { body } = await begin(dir);
    return until(
      'the import is done',
      async () => {
        const now = await progress(body.id);
        return now.state === 'running' ? undefined : now;
      },
      25_000,
    );
  };

  /** Statements with their votes and order as anybody reads them. */
  const read = async (sessionId: string) => {
    const first = `/sessions/${sessionId}/state?first=200`;
    const { body } = await api<Welcome & Record<string, unknown>>(server, 'GET', first, { token });
    const { votes: flat, order = [] } = body.tallies;
    const votes = new Map<number, number>();
    for (let at = 0; at < flat.length; at += 2) votes.set(flat[at] ?? 0, flat[at + 1] ?? 0);
    const views = body.put.filter((view): view is QuestionView => view.kind === 'question');
    expect(body.left).toBe(0);
    return { views, votes, order };
  };
  const compare = async (found: ConsultationImport, dir: string) => {
    const { statements, supported } = recount(dir);
    const { views, votes, order } = await read(found.sessionId);
    const inRoom = views.map(({ text, no, status }) => [text, status, votes.get(no)]).sort();
    const inFile = [...statements.values()]
      .map((one) => [one.text, one.isShown ? 'published' : 'declined', one.votes])
      .sort();
    expect(inRoom).toEqual(inFile);
    const counts = order.map((no) => votes.get(no) ?? 0);
    expect(counts).toEqual([...counts].sort((one, other) => other - one));
    expect(found).toMatchObject({ state: 'done', voters: supported.size });
    expect(found.votes).toBe([...statements.values()].reduce((sum, one) => sum + one.votes, 0));
  };

  it('is a session with the same totals as an independent count of its files', async () => {
    const found = await imported(made);
    await compare(found, made);
    const { body } = await begin(made);
    expect(body).toEqual(found);
  }, 60_000);

  it('is imported to the end although the server is killed in the middle', async () => {
    const dir = mkdtempSync(join(tmpdir(), 'openfloor-export-'));
    makeExport(dir, { statements: 40, voters: 400, each: 25 });
    const { body } = await begin(dir);
    await until('it is in the middle', async () => (await progress(body.id)).done > 700);
    await server.restart('SIGKILL');
    expect(await progress(body.id)).toMatchObject({ state: 'stopped' });
    const found = await imported(dir);
    expect(found.sessionId).toBe(body.sessionId);
    await compare(found, dir);
    rmSync(dir, { recursive: true, force: true });
  }, 60_000);

  it('lets staff of another room act while it runs', async () => {
    const room = await api<{ sessionId: string }>(server, 'POST', '/rooms', {
      token,
      body: { title: 'Other' },
    });
    const dir = mkdtempSync(join(tmpdir(), 'openfloor-export-'));
    makeExport(dir, { statements: 30, voters: 300, each: 20 });
    const { body } = await begin(dir);
    let slowestMs = 0;
    let acts = 0;
    while ((await progress(body.id)).state === 'running') {
      const command = { id: crypto.randomUUID(), type: 'session.describe', args: { theme: `Act ${acts}` } };
      const sentAt = performance.now();
      const { status } = await api(server, 'POST', `/sessions/${room.body.sessionId}/commands`, {
        token,
        body: command,
      });
      slowestMs = Math.max(slowestMs, performance.now() - sentAt);
      acts += 1;
      expect(status).toBe(200);
    }
    rmSync(dir, { recursive: true, force: true });
    process.stdout.write(`staff during an import: ${acts} acts, the slowest ${slowestMs.toFixed(0)} ms\n`);
    expect(acts).toBeGreaterThan(2);
    expect(slowestMs).toBeLessThan(2_000);
  }, 60_000);

  it('that was really held has the totals of its files', async () => {
    if (!existsSync(SEATTLE)) {
      process.stdout.write('Left out: the export 15-per-hour-seattle is not beside this project.\n');
      return;
    }
    await compare(await imported(SEATTLE), SEATTLE);
  }, 60_000);
});
