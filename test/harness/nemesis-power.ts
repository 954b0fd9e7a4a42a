import { openStoreHere } from '@openfloor/store';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Chance } from './nemesis-chance.js';
import { readKept, type KeptRoom } from './nemesis-room.js';

const DATABASE = 'openfloor.sqlite';
const PAGE = 4_096;
const LOG_HEADER = 32;
/** A frame of the log: its header and one page. */
const FRAME = 24 + PAGE;

/** What lay on the disk at one moment: the database and its write-ahead log. */
export interface Image {
  database: Buffer;
  log: Buffer;
}

/** What the loss of power did to the bytes that no sync had confirmed. */
export type Damage = 'torn' | 'zeroed' | 'flipped' | 'pages lost';

/** The files as they are; to be taken while the process stands still. */
export function imageOf(dataDir: string): Image {
  return {
    database: readFileSync(join(dataDir, DATABASE)),
    log: readFileSync(join(dataDir, `${DATABASE}-wal`)),
  };
}

/** Where what is valid in a log ends: frames that carry the salts of its header; the file itself may be longer. */
export function endOf(log: Buffer): number {
  let end = LOG_HEADER;
  while (end + FRAME <= log.length && log.subarray(end + 8, end + 16).equals(log.subarray(16, 24)))
    end += FRAME;
  return end;
}

/** Whether the log of the second moment only goes on where that of the first ended. */
export function goesOn(first: Image, second: Image): boolean {
  const end = endOf(first.log);
  return end > LOG_HEADER && first.log.subarray(0, end).equals(second.log.subarray(0, end));
}

/**
 * A disk after a loss of power between two moments. What was in the log at the first stays. What came later is cut at
 * a random byte, or has holes of zeroes, or a wrong bit, or arrived whole while pages that a checkpoint wrote into
 * the database did not.
 */
export function afterPowerLoss(first: Image, second: Image, how: Damage, chance: Chance): Image {
  const from = endOf(first.log);
  const later = Buffer.from(second.log.subarray(0, endOf(second.log)));
  const at = chance.between(from, Math.max(from, later.length - 1));
  if (how === 'torn') return { database: first.database, log: later.subarray(0, at) };
  if (how === 'zeroed') later.fill(0, at, Math.min(later.length, at + chance.between(1, 4 * PAGE)));
  if (how === 'flipped' && at < later.length) later[at] = (later[at] ?? 0) ^ (1 << chance.between(0, 7));
  const database = how === 'pages lost' ? mixed(first.database, second.database, chance) : first.database;
  return { database, log: later };
}

/**
 * Whether pages of the log are in the database already: a checkpoint was copying them, or has. Such a log was synced before,
 * and no loss of power takes any of it; were it cut all the same, older pages would lie over newer ones.
 */
export function isCopied({ database, log }: Image): boolean {
  for (let at = LOG_HEADER; at < endOf(log); at += FRAME) {
    const from = (log.readUInt32BE(at) - 1) * PAGE;
    const page = log.subarray(at + FRAME - PAGE, at + FRAME);
    if (database.subarray(from, from + PAGE).equals(page)) return true;
  }
  return false;
}

/** The log alone, cut or damaged anywhere: what remains must be a beginning of what happened. For one of which nothing was copied. */
export function damagedAnywhere({ database, log }: Image, chance: Chance): Image {
  const at = chance.between(LOG_HEADER, endOf(log) - 1);
  if (chance.is(0.5)) return { database, log: log.subarray(0, at) };
  const wrong = Buffer.from(log);
  wrong[at] = (wrong[at] ?? 0) ^ 0xff;
  return { database, log: wrong };
}

/** Opens a disk as the product does, and counts what is there. Throws where it will not open. */
export async function openAfter({ database, log }: Image, dir: string, sessionId: string): Promise<KeptRoom> {
  rmSync(dir, { recursive: true, force: true });
  mkdirSync(dir);
  writeFileSync(join(dir, DATABASE), database);
  writeFileSync(join(dir, `${DATABASE}-wal`), log);
  const store = await openStoreHere({ dataDir: dir });
  try {
    const { ok } = await store.verifyLedger(sessionId);
    if (!ok) throw new Error('the ledger does not verify');
  } finally {
    await store.close();
  }
  return readKept(dir, sessionId);
}

/** Each page as it was at one moment or the other. */
function mixed(first: Buffer, second: Buffer, chance: Chance): Buffer {
  const pages = Buffer.from(second);
  for (let at = 0; at < first.length; at += PAGE)
    if (chance.is(0.5)) first.copy(pages, at, at, Math.min(first.length, at + PAGE));
  return pages;
}
