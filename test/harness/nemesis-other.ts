import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Nemesis } from './nemesis.js';
import type { TestServer } from './server.js';

const LOCKER = join(import.meta.dirname, 'nemesis-locker.mjs');

/** What another program can do with the database of a server. */
export type OtherAct = 'backup' | 'read' | 'write';

/** Another program, a process of its own, that uses the database of a server while that runs. */
export class OtherProgram {
  constructor(
    private readonly server: TestServer,
    private readonly nemesis: Nemesis,
  ) {}

  /** Keeps one snapshot open for so long (ms). */
  reads(ms: number): Promise<void> {
    return this.does('read', ms);
  }

  /** Holds the write lock for so long (ms). */
  writes(ms: number): Promise<void> {
    return this.does('write', ms);
  }

  /** Takes a whole copy into a file of this name in the data directory, and gives its path. */
  async copies(name: string): Promise<string> {
    const file = join(this.server.dataDir, name);
    await this.does('backup', file);
    return file;
  }

  /** Resolves once the program has ended; the nemesis notes when it had what it wanted and when it let go. */
  private async does(what: OtherAct, given: string | number): Promise<void> {
    const database = join(this.server.dataDir, 'openfloor.sqlite');
    const child = spawn(process.execPath, [LOCKER, database, what, String(given)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(child, 'exit') as Promise<[number | null]>;
    await Promise.race([once(child.stdout, 'data'), ended]);
    this.nemesis.did(what, { given });
    const [code] = await ended;
    if (code !== 0) throw new Error(`the other program ended with ${code} at its ${what}`);
    this.nemesis.did(`${what} ended`);
  }
}
