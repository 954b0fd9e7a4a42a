import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSecret } from './secret.js';

describe('the secret of an installation', () => {
  let dataDir = '';
  const key = async (secret?: string) => (await readSecret({ dataDir, secret })).key('seats').toString('hex');
  afterEach(() => rm(dataDir, { recursive: true, force: true }));

  it('is made once, for the owner alone, and kept', async () => {
    dataDir = join(await mkdtemp(join(tmpdir(), 'openfloor-')), 'below');
    const [one, other] = await Promise.all([key(), key()]);
    expect(one).toBe(other);
    expect(await key()).toBe(one);
    const file = join(dataDir, 'secret');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect((await readFile(file, 'utf8')).length).toBeGreaterThanOrEqual(43);
  });

  it('is that of the settings where there is one', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'openfloor-'));
    expect(await key('s'.repeat(32))).toBe(await key('s'.repeat(32)));
    expect(await key('s'.repeat(32))).not.toBe(await key('t'.repeat(32)));
    await expect(stat(join(dataDir, 'secret'))).rejects.toThrow('ENOENT');
  });

  it('is not an empty file', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'openfloor-'));
    await writeFile(join(dataDir, 'secret'), '');
    await expect(key()).rejects.toThrow('does not hold a secret');
  });

  it('has a key of its own for each purpose', async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'openfloor-'));
    const secret = await readSecret({ dataDir, secret: 's'.repeat(32) });
    expect(secret.key('seats')).not.toEqual(secret.key('cookies'));
  });
});
