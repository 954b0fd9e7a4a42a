import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { AccountsModule } from '../accounts/accounts.module.js';
import { PRODUCT_DIR } from '../operations/place.js';
import { administrator, organiser } from '../operations/testing/accounts.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { backupName, keptName, takenAt } from './backup-names.js';
import { Backups } from './backups.service.js';
import { PrivacyModule } from './privacy.module.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

describe('backups', () => {
  let server: TestServer;
  let directory: string;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, PrivacyModule]);
    directory = join(server.config.dataDir, 'backups');
  });
  afterEach(() => server.close());

  const keepUp = (at: number) => server.get(Backups).keepUp(at);
  const names = () => readdirSync(directory).sort();

  it('are made by themselves as often as is set, and for their owner alone', async () => {
    const start = Date.now();
    await keepUp(start);
    await keepUp(start + 23 * HOUR);
    expect(() => names()).toThrow('ENOENT');
    await keepUp(start + 25 * HOUR);
    await keepUp(start + 30 * HOUR);
    expect(names()).toEqual([backupName(start + 25 * HOUR)]);
    expect(statSync(join(directory, names()[0] ?? '')).mode & 0o777).toBe(0o600);
    await keepUp(start + 50 * HOUR);
    expect(names()).toHaveLength(2);
  });

  it('are never made by themselves where that is switched off', async () => {
    server.config.retention.backupEveryMs = 0;
    await keepUp(Date.now() + 99 * DAY);
    expect(() => names()).toThrow('ENOENT');
  });

  it('are deleted once they are old, with what stood before a restore; other files stay', async () => {
    mkdirSync(directory);
    const now = Date.now();
    const old = [backupName(now - 31 * DAY), keptName(now - 40 * DAY)];
    const young = [backupName(now - 29 * DAY), 'notes.txt', 'openfloor-by-hand.sqlite'];
    for (const name of [...old, ...young]) writeFileSync(join(directory, name), 'x');
    server.config.retention.backupEveryMs = 0;
    expect(await server.get(Backups).expired(now)).toEqual([...old].sort());
    await keepUp(now);
    expect(names()).toEqual([...young].sort());
    server.config.retention.backupsMs = 0;
    await keepUp(now + 4_000 * DAY);
    expect(names()).toEqual([...young].sort());
  });

  it('can be asked for by administrators alone', async () => {
    const first = await administrator(server);
    const other = await organiser(server, first);
    const made = await server.api('POST', '/backups', { headers: first.headers });
    expect([made.status, names()]).toEqual([201, [made.json['file']]]);
    expect(made.json['bytes']).toBe(statSync(join(directory, names()[0] ?? '')).size);
    expect((await server.api('POST', '/backups', { headers: other.headers })).status).toBe(403);
    expect((await server.api('POST', '/backups')).status).toBe(401);
    expect((await server.api('GET', '/retention', { headers: other.headers })).status).toBe(403);
    expect(names()).toHaveLength(1);
  });

  it('are left to the tools of PostgreSQL where that keeps everything, but for old ones of before', async () => {
    const first = await administrator(server);
    server.config.databaseUrl = 'postgres://openfloor@db.example/openfloor';
    const answer = await server.api('POST', '/backups', { headers: first.headers });
    expect([answer.status, answer.json['code'], answer.json['details']]).toEqual([
      403,
      'SWITCHED_OFF',
      { instead: 'pg_dump' },
    ]);
    expect(answer.json['detail']).toContain('pg_dump');
    mkdirSync(directory);
    const now = Date.now();
    for (const age of [31 * DAY, DAY]) writeFileSync(join(directory, backupName(now - age)), 'x');
    await keepUp(now + 2 * HOUR);
    await keepUp(now + 60 * HOUR);
    expect(names()).toEqual([backupName(now - DAY)]);
  });

  it('say in their names when they were taken', () => {
    expect(backupName(1_162_472_430_000)).toBe('openfloor-20061102T130030Z.sqlite');
    expect(takenAt('openfloor-20061102T130030Z.sqlite')).toBe(1_162_472_430_000);
    expect(takenAt(keptName(1_162_472_430_000))).toBe(1_162_472_430_000);
    expect(takenAt('openfloor.sqlite')).toBeUndefined();
  });
});

describe('the tools for backups of SQLite', () => {
  const DATABASE_URL = 'postgres://openfloor:hunter2@db.example/openfloor';
  const run = (args: string[], env: Record<string, string>) =>
    spawnSync(process.execPath, args, {
      cwd: PRODUCT_DIR,
      env: { ...process.env, ...env },
      encoding: 'utf8',
    });

  it.each([
    [['scripts/backup.mjs'], { DATABASE_URL }, 'pg_dump'],
    [['scripts/restore.mjs', 'one.sqlite'], { DATABASE_URL }, 'npm run restore -- --mark'],
    [['scripts/restore.mjs', '--mark'], { DATABASE_URL: '' }, 'npm run restore -- FILE'],
  ])('say what to do instead: %j with %j', (args, env, instead) => {
    const { status, stderr } = run(args, env);
    expect([status, stderr]).toEqual([1, expect.stringContaining(instead)]);
    expect(stderr).not.toContain('hunter2');
  });

  it('take a file or a mark, and not both', () => {
    for (const args of [[], ['--mark', 'one.sqlite'], ['one.sqlite', 'two.sqlite']])
      expect(run(['scripts/restore.mjs', ...args], { DATABASE_URL }).status).toBe(2);
  });
});
