import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type BackupMade } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Config } from '../config/config.js';
import { STORE } from '../operations/store.token.js';
import { PrivacyAudit } from './audit.js';
import { backupsIn } from './backup-list.js';
import { backupName, takenAt } from './backup-names.js';
import { tooOld } from './retention-due.js';

/** Fact that says since when backups are due here, so that the first one does not wait for a process that lives for long. */
const SINCE = 'backups-since';

/**
 * Backups in the data directory: made when they are due, deleted when they are old. PostgreSQL has tools of its own for
 * that: then none is made here, and those of before still go.
 */
@Injectable()
export class Backups {
  private readonly directory: string;

  constructor(
    private readonly config: Config,
    private readonly audit: PrivacyAudit,
    @Inject(STORE) private readonly store: Store,
  ) {
    this.directory = join(config.dataDir, 'backups');
  }

  /** Writes one now. It was checked and is on the disk when it has its name. Refuses `SWITCHED_OFF` over PostgreSQL. */
  async make(now: number): Promise<BackupMade> {
    if (this.config.databaseUrl !== undefined)
      throw new Refusal('SWITCHED_OFF', 'PostgreSQL is backed up with pg_dump or by archiving its log', {
        instead: 'pg_dump',
      });
    const file = backupName(now);
    await this.store.backup(join(this.directory, file));
    const { size } = await stat(join(this.directory, file));
    this.audit.tell('backup made', { file, bytes: size });
    return { file, bytes: size, takenAt: now };
  }

  /** Names of those that are too old now. */
  async expired(now: number): Promise<string[]> {
    return tooOld(await backupsIn(this.directory), this.config.retention, now);
  }

  /** Deletes what is too old, and makes one where the last is longer ago than the settings want. */
  async keepUp(now: number): Promise<number> {
    const expired = await this.expired(now);
    for (const file of expired) {
      await rm(join(this.directory, file), { force: true });
      this.audit.tell('backup deleted', { file });
    }
    if (!(await this.isDue(now))) return expired.length;
    await this.make(now);
    return expired.length + 1;
  }

  private async isDue(now: number): Promise<boolean> {
    const { backupEveryMs } = this.config.retention;
    if (backupEveryMs === 0 || this.config.databaseUrl !== undefined) return false;
    const since = Number((await this.store.fact(SINCE)) ?? Number.NaN);
    if (Number.isNaN(since)) await this.store.putFact(SINCE, String(now));
    const times = (await backupsIn(this.directory)).map((name) => takenAt(name) ?? 0);
    return now - Math.max(Number.isNaN(since) ? now : since, ...times) >= backupEveryMs;
  }
}
