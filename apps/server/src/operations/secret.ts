import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../config/config.js';

/** What this installation signs with. Each purpose has a key of its own, so that nothing signed for one fits another. */
export class Secret {
  constructor(private readonly text: string) {}

  /** 32 bytes. */
  key(purpose: string): Buffer {
    return Buffer.from(hkdfSync('sha256', this.text, 'openfloor', purpose, 32));
  }
}

/** The secret of the settings, else the one in the data directory, which is made once and readable by its owner alone. */
export async function readSecret({ secret, dataDir }: Pick<Config, 'secret' | 'dataDir'>): Promise<Secret> {
  if (secret !== undefined) return new Secret(secret);
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const file = join(dataDir, 'secret');
  try {
    await writeFile(file, randomBytes(32).toString('base64url'), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const kept = (await readFile(file, 'utf8')).trim();
  if (kept.length < 32) throw new Error(`${file} does not hold a secret; remove it to have a new one made`);
  return new Secret(kept);
}
