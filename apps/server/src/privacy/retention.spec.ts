import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { AccountsModule } from '../accounts/accounts.module.js';
import { readConfig } from '../config/config.js';
import { Rooms } from '../operations/rooms.js';
import { administrator } from '../operations/testing/accounts.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PrivacyClock } from './clock.js';
import { PrivacyModule } from './privacy.module.js';
import { RetentionService } from './retention.service.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('what goes by age', () => {
  let server: TestServer;
  let session: TestSession;
  let ageMs: number;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, PrivacyModule]);
    ageMs = 0;
    server.get(PrivacyClock).now = () => Date.now() + ageMs;
    session = await openSession(server);
  });
  afterEach(() => server.close());

  const run = () => server.get(RetentionService).run();
  const room = async () => (await server.get(Rooms).open(session.id)).room;
  const seat = async (name: string) => {
    const body = { joinKey: name.padEnd(22, 'k'), name };
    const { json } = await server.api('POST', `/sessions/${session.id}/join`, { body });
    return {
      id: (json['actor'] as { id: string }).id,
      headers: { authorization: `Bearer ${String(json['seat'])}` },
    };
  };

  /** One question of Ama, with Ben's vote, in a session that has closed. */
  async function closed() {
    await session.does('session.phase', { phase: 'open' });
    const [ama, ben] = [await seat('Ama'), await seat('Ben')];
    const by = (id: string) => ({ type: 'participant', id }) as const;
    const { questionId } = await session.does('question.submit', { text: 'Why?' }, by(ama.id));
    await session.does('question.publish', { questionId });
    await session.does('question.vote', { questionId, on: true }, by(ben.id));
    await session.does('session.phase', { phase: 'closed' });
    return { ama, ben, questionId: String(questionId) };
  }

  const state = (headers: Record<string, string>) =>
    server.api('GET', `/sessions/${session.id}/state`, { headers });

  it('is nothing before its time', async () => {
    const { ben, questionId } = await closed();
    ageMs = 23 * HOUR;
    await run();
    expect((await state(ben.headers)).status).toBe(200);
    expect((await room()).ballot(questionId, ben.id)).toBe(true);
  });

  it('are seats after a day: their tokens open the session no more, and nobody is in the room by them', async () => {
    const { ben } = await closed();
    ageMs = 25 * HOUR;
    await run();
    const { status, json } = await state(ben.headers);
    expect([status, json['code']]).toEqual([403, 'NOT_ALLOWED']);
    expect((await room()).list('participant').map(({ joinedAt }) => joinedAt)).toEqual([null, null]);
  });

  it('are ballots after a week: they become counts, also for a server that starts anew', async () => {
    const { ben, questionId } = await closed();
    const before = (await server.get(Rooms).open(session.id)).tallies('public');
    const sealed = async () =>
      (await server.store.ledger(session.id, 0, 100)).find(({ act }) => act === 'session.seal')?.to;
    const digest = await sealed();
    expect(digest).toContain('tallies');
    ageMs = 8 * DAY;
    await run();
    expect((await room()).ballot(questionId, ben.id)).toBeUndefined();
    const loaded = await server.store.load(session.id);
    expect(loaded?.ballots).toEqual([]);
    expect(loaded?.counts).toEqual([{ questionId, group: '', votes: 1 }]);
    const again = await TestServer.open([AccountsModule, RoomsModule, PrivacyModule], {}, server.store);
    const after = (await again.get(Rooms).open(session.id)).tallies('public');
    expect(after.votes).toEqual(before.votes);
    expect(after.counts).toEqual(before.counts);
    expect(after.votes).toEqual([1, 1]);
    expect(await sealed()).toBe(digest);
    expect((await again.store.verifyLedger(session.id)).ok).toBe(true);
    await again.app.close();
  });

  it('never loads ballots that a crash left behind once they were counted', async () => {
    const { questionId } = await closed();
    await session.does('session.retain', { step: 'ballots' });
    expect((await server.store.load(session.id))?.ballots).toHaveLength(1);
    const again = await TestServer.open([AccountsModule, RoomsModule], {}, server.store);
    expect((await again.get(Rooms).open(session.id)).tallies('public').votes).toEqual([1, 1]);
    await again.app.close();
    ageMs = 8 * DAY;
    await run();
    expect((await server.store.load(session.id))?.ballots).toEqual([]);
    expect((await room()).keptVotes(questionId).get('')).toBe(1);
  });

  it('are words after a year', async () => {
    await closed();
    ageMs = 366 * DAY;
    await run();
    const loaded = await server.store.load(session.id);
    expect(JSON.stringify(loaded?.records)).not.toMatch(/Why\?|Ama|Ben"/);
    expect(loaded?.counts).toHaveLength(1);
    expect((await server.store.verifyLedger(session.id)).ok).toBe(true);
    const acts = (await server.store.ledger(session.id, 0, 100)).filter(
      ({ act }) => act === 'session.retain',
    );
    expect(acts.map(({ to }) => to)).toEqual(['seats', 'ballots', 'words']);
  });

  it('is done once, and again where the session was opened again', async () => {
    await closed();
    ageMs = 25 * HOUR;
    await run();
    await run();
    const acts = async () =>
      (await server.store.ledger(session.id, 0, 100)).filter(({ act }) => act === 'session.retain').length;
    expect(await acts()).toBe(1);
    await session.does('session.phase', { phase: 'open', reason: 'more' });
    await session.does('session.phase', { phase: 'closed' });
    ageMs = 60 * HOUR;
    await run();
    expect(await acts()).toBe(1 + 1);
  });

  it('stays for good where a setting is 0', async () => {
    const { ben, questionId } = await closed();
    Object.assign(server.config.retention, { seatsMs: 0, ballotsMs: 0, wordsMs: 0 });
    ageMs = 4_000 * DAY;
    await run();
    expect((await state(ben.headers)).status).toBe(200);
    expect((await room()).ballot(questionId, ben.id)).toBe(true);
  });

  it('is told to administrators beforehand, and to nobody else', async () => {
    const { ben } = await closed();
    const { headers } = await administrator(server);
    ageMs = 8 * DAY;
    const { status, json } = await server.api('GET', '/retention', { headers });
    expect(status).toBe(200);
    expect(json['due']).toEqual([
      { step: 'seats', sessions: [session.id] },
      { step: 'ballots', sessions: [session.id] },
      { step: 'words', sessions: [] },
    ]);
    expect((await room()).session.retention.countedAt).toBeNull();
    await run();
    expect((await server.api('GET', '/retention', { headers })).json).toMatchObject({
      due: [{ sessions: [] }, { sessions: [] }, { sessions: [] }],
      lastRun: { done: 3, failed: 0 },
    });
    expect((await server.api('GET', '/retention')).status).toBe(401);
    expect((await server.api('GET', '/retention', { headers: ben.headers })).status).toBe(401);
    expect((await server.api('POST', '/backups', { headers: ben.headers })).status).toBe(401);
  });
});

describe('the clock of retention', () => {
  it('runs at the start and every hour until the server ends', async () => {
    const hourly: (() => void)[] = [];
    const { every } = PrivacyClock.prototype;
    PrivacyClock.prototype.every = (ms, act) => {
      expect(ms).toBe(HOUR);
      hourly.push(act);
      return () => void hourly.splice(0);
    };
    try {
      const server = await TestServer.open([AccountsModule, RoomsModule, PrivacyModule]);
      const retention = server.get(RetentionService);
      await retention.run();
      const first = (await retention.due()).lastRun;
      expect(first).not.toBeNull();
      server.get(PrivacyClock).now = () => Date.now() + DAY;
      hourly[0]?.();
      await retention.run();
      expect((await retention.due()).lastRun?.at).toBeGreaterThan(first?.at ?? 0);
      await server.close();
      expect(hourly).toEqual([]);
    } finally {
      PrivacyClock.prototype.every = every;
    }
  });
});

describe('the settings of retention', () => {
  it('are as long as is said where nothing is set', () => {
    expect(readConfig({}).retention).toEqual({
      seatsMs: 24 * HOUR,
      ballotsMs: 7 * DAY,
      wordsMs: 365 * DAY,
      backupsMs: 30 * DAY,
      backupEveryMs: 24 * HOUR,
    });
  });

  it('are whole numbers, and a wrong one stops the start', () => {
    expect(readConfig({ RETENTION_TOKENS_HOURS: '2', RETENTION_BALLOTS_DAYS: '0' }).retention).toMatchObject({
      seatsMs: 2 * HOUR,
      ballotsMs: 0,
    });
    for (const name of [
      'RETENTION_TOKENS_HOURS',
      'RETENTION_BALLOTS_DAYS',
      'RETENTION_QUESTIONS_DAYS',
      'RETENTION_BACKUPS_DAYS',
      'BACKUP_EVERY_HOURS',
    ])
      for (const wrong of ['-1', '1.5', 'soon']) expect(() => readConfig({ [name]: wrong })).toThrow(name);
  });
});
