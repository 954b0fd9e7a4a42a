import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const DATABASE_URL = 'postgres://openfloor:hunter2@db.example:5433/openfloor';
const REDIS_URL = 'rediss://:hunter2@redis.example:6380/1';
const SECRET = 'a secret of at least thirty-two characters';

/** The one message that a start with these settings ends with, a fault a line. */
function faults(env: NodeJS.ProcessEnv): string[] {
  try {
    readConfig(env);
  } catch (error) {
    return (error as Error).message.split('\n');
  }
  return [];
}

describe('the settings', () => {
  it('want nothing: one process over SQLite', () => {
    expect(readConfig({})).toMatchObject({ dataDir: './data', databaseUrl: undefined, redisUrl: undefined });
    expect(readConfig({ DATABASE_URL: '', REDIS_URL: '' })).toMatchObject({ databaseUrl: undefined });
  });

  it('take a PostgreSQL database by itself', () => {
    expect(readConfig({ DATABASE_URL })).toMatchObject({ databaseUrl: DATABASE_URL, redisUrl: undefined });
    expect(readConfig({ DATABASE_URL: 'postgresql://db.example/openfloor' }).databaseUrl).toContain(
      'db.example',
    );
  });

  it('take Redis where nodes share a database and a secret', () =>
    expect(readConfig({ DATABASE_URL, REDIS_URL, SECRET })).toMatchObject({ redisUrl: REDIS_URL }));

  it('do not take Redis without what nodes must share, and say all of it at once', () => {
    expect(faults({ REDIS_URL, PORT: '-1' })).toEqual([
      'Wrong settings:',
      expect.stringContaining('  PORT: '),
      '  REDIS_URL: several nodes need a DATABASE_URL that they share',
      '  REDIS_URL: several nodes need a SECRET that they share',
    ]);
    expect(faults({ REDIS_URL, DATABASE_URL })).toHaveLength(2);
    expect(faults({ REDIS_URL, SECRET })).toHaveLength(2);
  });

  it.each([
    ['DATABASE_URL', 'mysql://openfloor:hunter2@db.example/openfloor', 'postgres://'],
    ['DATABASE_URL', 'openfloor:hunter2@db.example', 'postgres://'],
    ['DATABASE_URL', 'https://openfloor:hunter2@db.example', 'postgres://'],
    ['REDIS_URL', 'http://:hunter2@redis.example', 'redis://'],
    ['REDIS_URL', ':hunter2@redis.example:6379', 'redis://'],
  ])('do not take %s=%s, and do not repeat it', (name, value, wanted) => {
    const told = faults({ [name]: value, PORT: 'none' });
    expect(told.filter((line) => /^ {2}(PORT|DATABASE_URL|REDIS_URL): (?!several)/.test(line))).toHaveLength(
      2,
    );
    expect(told.find((line) => line.startsWith(`  ${name}: `))).toContain(wanted);
    expect(told.join()).not.toContain('hunter2');
  });
});
