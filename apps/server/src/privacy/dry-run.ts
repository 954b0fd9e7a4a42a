import { RETENTION_STEPS, type RetentionStep } from '@openfloor/room';
import { lookInto, type Looked } from '@openfloor/store';
import { join } from 'node:path';
import type { Config } from '../config/config.js';
import { backupsIn } from './backup-list.js';
import { ageOf, sessionsDue, tooOld } from './retention-due.js';

/** A session from which something would go. `closedAt` in ms since 1970. */
export interface SessionDue {
  id: string;
  code: string;
  title: string;
  closedAt: number | null;
}

/** What the next runs of retention would let go. `afterMs`: how long after the close; 0 is never. */
export interface DryRun {
  due: { step: RetentionStep; afterMs: number; sessions: SessionDue[] }[];
  backups: { afterMs: number; files: string[] };
}

const WHAT: Record<RetentionStep, string> = {
  seats: 'Seats of the audience',
  ballots: 'Who voted for what',
  words: 'Texts, names, profiles, notes and signals',
};
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Finds what retention would let go in the database of these settings, also while a server runs on it. Changes nothing.
 * Throws `StoreMisuse` where there is no database.
 */
export async function dryRun(
  { dataDir, databaseUrl, retention }: Pick<Config, 'dataDir' | 'databaseUrl' | 'retention'>,
  now: number,
): Promise<DryRun> {
  const due = await lookInto({ dataDir, databaseUrl }, async (store) => {
    const found: DryRun['due'] = [];
    for (const step of RETENTION_STEPS) {
      const ids = await sessionsDue(store, step, retention, now, Number.MAX_SAFE_INTEGER);
      const sessions: SessionDue[] = [];
      for (const id of ids) sessions.push(await told(store, id));
      found.push({ step, afterMs: ageOf(step, retention), sessions });
    }
    return found;
  });
  const files = tooOld(await backupsIn(join(dataDir, 'backups')), retention, now);
  return { due, backups: { afterMs: retention.backupsMs, files } };
}

async function told(store: Looked, id: string): Promise<SessionDue> {
  const { code = '', title = '', closedAt = null } = (await store.session(id)) ?? {};
  return { id, code, title, closedAt };
}

/** The same for people: lines of text. */
export function dryRunText({ due, backups }: DryRun): string {
  const lines = due.flatMap(({ step, afterMs, sessions }) => [
    line(WHAT[step], afterMs, 'the close', sessions.length),
    ...sessions.map(
      ({ id, code, title, closedAt }) =>
        `  ${closedAt === null ? '' : new Date(closedAt).toISOString().slice(0, 16)}Z  ${code}  ${id}  ${title}`,
    ),
  ]);
  const old = line('Backups', backups.afterMs, 'they were taken', backups.files.length);
  return [...lines, old, ...backups.files.map((file) => `  ${file}`), ''].join('\n');
}

function line(what: string, afterMs: number, since: string, many: number): string {
  if (afterMs === 0) return `${what}: kept for good`;
  const [n, unit] = afterMs % DAY_MS === 0 ? [afterMs / DAY_MS, 'day'] : [afterMs / HOUR_MS, 'hour'];
  return `${what}, ${n} ${unit}${n === 1 ? '' : 's'} after ${since}: ${many === 0 ? 'nothing' : many}`;
}
