import { NOTICE_VERSION, type PrivacyNotice } from '@openfloor/contract';
import type { Config } from '../config/config.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** What everybody may know of how long their data is kept here. */
export function noticeOf({ retention }: Pick<Config, 'retention'>): PrivacyNotice {
  const { seatsMs, ballotsMs, wordsMs, backupsMs } = retention;
  return {
    version: NOTICE_VERSION,
    seatsHours: seatsMs === 0 ? null : seatsMs / HOUR_MS,
    ballotsDays: ballotsMs === 0 ? null : ballotsMs / DAY_MS,
    wordsDays: wordsMs === 0 ? null : wordsMs / DAY_MS,
    backupsDays: backupsMs === 0 ? null : backupsMs / DAY_MS,
  };
}
