import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openStoreHere, StoreMisuse, type Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../config/config.js';
import { backupName } from './backup-names.js';
import { dryRun, dryRunText } from './dry-run.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const NOW = Date.UTC(2006, 10, 2, 18);

describe('a dry run of retention', () => {
  let dataDir: string;
  let store: Store;
  beforeEach(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'openfloor-dry-'));
    store = await openStoreHere({ dataDir });
  });
  afterEach(async () => {
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  });

  async function session(title: string, closedAt: number | null): Promise<string> {
    const [id, meetingId] = [randomUUID(), randomUUID()];
    const meeting = { name: 'Meeting', city: '', country: null, timeZone: 'UTC', overarchingTheme: '' };
    await store.putMeeting({ id: meetingId, slug: `m-${meetingId}`, ...meeting, ownerIds: [], createdAt: 1 });
    const phase = closedAt === null ? ('open' as const) : ('closed' as const);
    const told = { slug: `s-${id}`, code: 'AB23CD', title, phase, startsAt: null, closedAt };
    await store.commit({
      sessionId: id,
      expected: null,
      next: { rev: 1, beat: 0, channels: { public: 1, panel: 1, staff: 1 } },
      listing: { meetingId, ...told },
      ...{ records: [], ballots: [], receipts: [], ledger: [] },
    });
    return id;
  }

  const titles = async (env: NodeJS.ProcessEnv = {}) => {
    const { due } = await dryRun(readConfig({ ...env, DATA_DIR: dataDir }), NOW);
    return Object.fromEntries(due.map(({ step, sessions }) => [step, sessions.map(({ title }) => title)]));
  };

  it('names the sessions of which something is due, while somebody else has the database open', async () => {
    await session('Open', null);
    await session('An hour ago', NOW - HOUR);
    await session('Two days ago', NOW - 2 * DAY);
    const old = await session('Last year', NOW - 400 * DAY);
    const all = ['Last year', 'Two days ago'];
    expect(await titles()).toEqual({ seats: all, ballots: ['Last year'], words: ['Last year'] });
    await store.retentionDone('words', old);
    expect(await titles()).toMatchObject({ seats: all, words: [] });
  });

  it('follows the settings, 0 being for good', async () => {
    await session('Two days ago', NOW - 2 * DAY);
    expect(await titles({ RETENTION_TOKENS_HOURS: '0', RETENTION_BALLOTS_DAYS: '1' })).toEqual({
      seats: [],
      ballots: ['Two days ago'],
      words: [],
    });
  });

  it('changes nothing', async () => {
    await session('Last year', NOW - 400 * DAY);
    await store.close();
    const file = join(dataDir, 'openfloor.sqlite');
    const before = await readFile(file);
    expect(await titles()).toMatchObject({ seats: ['Last year'] });
    expect((await readFile(file)).equals(before)).toBe(true);
    store = await openStoreHere({ dataDir });
    expect(await store.retentionDue('seats', NOW, 10)).toHaveLength(1);
  });

  it('is told in lines, with the backups that are too old', async () => {
    const id = await session('Last year', NOW - 400 * DAY);
    await mkdir(join(dataDir, 'backups'));
    for (const age of [31 * DAY, DAY]) await writeFile(join(dataDir, 'backups', backupName(NOW - age)), '');
    const config = readConfig({
      DATA_DIR: dataDir,
      RETENTION_QUESTIONS_DAYS: '0',
      RETENTION_TOKENS_HOURS: '30',
    });
    expect(dryRunText(await dryRun(config, NOW)).split('\n')).toEqual([
      'Seats of the audience, 30 hours after the close: 1',
      `  2005-09-28T18:00Z  AB23CD  ${id}  Last year`,
      'Who voted for what, 7 days after the close: 1',
      `  2005-09-28T18:00Z  AB23CD  ${id}  Last year`,
      'Texts, names, profiles, notes and signals: kept for good',
      'Backups, 30 days after they were taken: 1',
      `  ${backupName(NOW - 31 * DAY)}`,
      '',
    ]);
  });

  it('says so where there is no database, and makes none', async () => {
    const empty = join(dataDir, 'empty');
    await mkdir(empty);
    await expect(dryRun(readConfig({ DATA_DIR: empty }), NOW)).rejects.toThrow(StoreMisuse);
    await expect(readFile(join(empty, 'openfloor.sqlite'))).rejects.toThrow('ENOENT');
  });
});
