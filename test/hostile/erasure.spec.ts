import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Seated } from '@openfloor/contract';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { api, organiserToken } from '../harness/api.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

/** Stands in everything that the person who is erased ever wrote or told. */
const CANARY = 'canary-of-abena';
/** Enough of others' texts around hers that pages of the database split, merge and are used again. */
const OTHERS = process.env['LONG'] === '1' ? 600 : 40;

interface Played {
  sessionId: string;
  token: string;
  abena: Seated;
  others: Seated[];
}

/** All files of a data directory in which a text stands. */
function filesWith(directory: string, text: string): string[] {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(directory, name)).isFile())
    .filter((name) => readFileSync(join(directory, name)).includes(text));
}

describe('somebody who erases themselves', () => {
  let server: TestServer;
  let played: Played;
  beforeEach(async () => {
    server = await TestServer.start({ PROGRAMME: 'none', LOG_LEVEL: 'trace' });
    played = await play();
  }, 180_000);
  afterEach(() => server.dispose());

  const path = (rest: string) => `/sessions/${played.sessionId}${rest}`;

  async function says(
    sessionId: string,
    token: string,
    type: string,
    args: unknown,
  ): Promise<Record<string, string>> {
    const body = command(type, args);
    const reply = await api<{ result?: Record<string, string> }>(
      server,
      'POST',
      `/sessions/${sessionId}/commands`,
      { token, body },
    );
    if (reply.status !== 200) throw new Error(`${type}: ${JSON.stringify(reply.body)}`);
    return reply.body.result ?? {};
  }

  async function play(): Promise<Played> {
    const token = await organiserToken(server);
    const room = await api<{ sessionId: string }>(server, 'POST', '/rooms', {
      token,
      body: { title: 'A hearing', preset: 'hearing' },
    });
    const { sessionId } = room.body;
    const staff = (type: string, args: unknown) => says(sessionId, token, type, args);
    await staff('session.phase', { phase: 'open' });
    await staff('session.rules', { questionsPerPerson: 5 });
    await staff('session.switch', { floor: true, questions: true, votes: true });
    const seat = async (joinKey: string, told: object): Promise<Seated> => {
      const body = { joinKey: joinKey.padEnd(22, 'k'), ...told };
      return (await api<Seated>(server, 'POST', `/sessions/${sessionId}/join`, { body })).body;
    };
    const abena = await seat('abena', {
      name: `${CANARY} name`,
      affiliation: `${CANARY} affiliation`,
      country: 'TG',
    });
    const others: Seated[] = [];
    for (let n = 0; n < OTHERS; n += 1)
      others.push(await seat(`other${n}`, { name: `Other ${n}`, affiliation: 'x'.repeat(80) }));
    const asks = async (of: Seated, text: string): Promise<string> =>
      (await says(sessionId, of.seat, 'question.submit', { text, language: 'en', identity: 'public' }))[
        'questionId'
      ] ?? '';
    await writes({ sessionId, asks, others: others.slice(0, OTHERS / 2) });
    await suffers({ sessionId, asks, abena, staff });
    await writes({ sessionId, asks, others: others.slice(OTHERS / 2) });
    return { sessionId, token, abena, others };
  }

  async function writes({
    sessionId,
    asks,
    others,
  }: {
    sessionId: string;
    asks: (of: Seated, text: string) => Promise<string>;
    others: Seated[];
  }) {
    for (const other of others) {
      const questionId = await asks(other, 'A question of somebody else '.repeat(10).trim());
      await says(sessionId, other.seat, 'participant.identify', { accessNeeds: 'none '.repeat(40).trim() });
      expect(questionId).not.toBe('');
    }
  }

  /** Abena writes everything that can be written, and staff do everything to it that keeps words. */
  async function suffers({
    sessionId,
    asks,
    abena,
    staff,
  }: {
    sessionId: string;
    asks: (of: Seated, text: string) => Promise<string>;
    abena: Seated;
    staff: (type: string, args: unknown) => Promise<unknown>;
  }) {
    const own = (type: string, args: unknown) => says(sessionId, abena.seat, type, args);
    const revOf = async (questionId: string): Promise<number> => {
      for (let page = 0; ; page += 1) {
        const state = `/sessions/${sessionId}/state?first=200&page=${page}`;
        const token = await tokenNow();
        const { status, body } = await api<{ put: { id: string; rev: number }[] }>(server, 'GET', state, {
          token,
        });
        if (status !== 200) throw new Error(`no question ${questionId}`);
        const found = body.put.find(({ id }) => id === questionId);
        if (found) return found.rev;
      }
    };
    await own('participant.identify', { accessNeeds: `${CANARY} needs` });
    const [pending, shown, declined] = [
      await asks(abena, `${CANARY} pending`),
      await asks(abena, `${CANARY} shown`),
      await asks(abena, `${CANARY} declined`),
    ];
    await staff('question.publish', { questionId: shown });
    await staff('question.edit', { questionId: shown, text: `${CANARY} edited`, seen: await revOf(shown) });
    await staff('question.shorten', { questionId: shown, text: `${CANARY} short`, seen: await revOf(shown) });
    await staff('question.note', { questionId: pending, note: `${CANARY} note`, seen: await revOf(pending) });
    await staff('question.decline', { questionId: declined, reason: 'unclear', note: `${CANARY} why` });
    await own('question.appeal', { questionId: declined, text: `${CANARY} appeal` });
    await own('floor.request', { note: `${CANARY} floor` });
    const pollId = String(
      ((await staff('poll.create', { type: 'text', text: 'In a word?' })) as { pollId: string }).pollId,
    );
    await staff('poll.open', { pollId });
    await own('poll.respond', { pollId, text: `${CANARY} answer` });
    await staff('poll.close', { pollId });
    await own('participant.identify', { name: `${CANARY} new name` });
  }

  let kept: string | undefined;
  const tokenNow = async () => (kept ??= await organiserToken(server));
  beforeEach(() => (kept = undefined));

  it('is in no file, no channel, no log and no later backup any more, and the ledger holds', async () => {
    const { token, abena } = played;
    expect(filesWith(server.dataDir, CANARY)).not.toEqual([]);
    const own = await api(server, 'GET', path('/own-data'), { token: abena.seat });
    for (const word of [
      'name',
      'affiliation',
      'needs',
      'pending',
      'shown',
      'edited',
      'declined',
      'appeal',
      'floor',
      'answer',
    ])
      expect(JSON.stringify(own.body)).toContain(`${CANARY} ${word}`);
    expect(JSON.stringify(own.body)).not.toContain(`${CANARY} note`);

    const erased = await api(server, 'POST', path('/own-data/erase'), {
      token: abena.seat,
      body: { questions: 'delete' },
    });
    expect(erased.status).toBe(200);
    await until('no file has a word of hers', () => filesWith(server.dataDir, CANARY).length === 0, 20_000);
    for (const as of ['public', 'panel', 'staff']) {
      const state = await api(server, 'GET', path(`/state?first=200&as=${as}`), { token });
      expect(state.status).toBe(200);
      expect(JSON.stringify(state.body)).not.toContain(CANARY);
    }
    expect((await api<{ file: string }>(server, 'POST', '/backups', { token })).body.file).toMatch(
      /\.sqlite$/,
    );
    expect(filesWith(server.dataDir, CANARY)).toEqual([]);
    expect(server.log).not.toContain(CANARY);
    const verified = await api<{ ok: boolean }>(server, 'GET', path('/ledger/verify'), { token });
    expect(verified.body.ok).toBe(true);
    await server.end('SIGTERM');
    expect(filesWith(server.dataDir, CANARY)).toEqual([]);
    expect(readFileSync(join(server.dataDir, 'erasures.list'), 'utf8')).toContain(abena.actor.id);
  }, 180_000);

  it('does not take anybody else along', async () => {
    const { token, abena, others } = played;
    await api(server, 'POST', path('/own-data/erase'), { token: abena.seat, body: { questions: 'delete' } });
    const { body } = await api<{ counts: unknown }>(server, 'GET', path('/state?first=200'), { token });
    expect(JSON.stringify(body).split('A question of somebody else').length).toBeGreaterThan(OTHERS);
    const own = await api<{ profile: { name: string } }>(server, 'GET', path('/own-data'), {
      token: others[3]?.seat ?? '',
    });
    expect(own.body.profile.name).toBe('Other 3');
  }, 180_000);
});
