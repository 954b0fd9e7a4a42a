import { Injectable } from '@nestjs/common';
import { Log } from '../operations/log.js';

/** What is written down about data that goes. */
export type PrivacyAct =
  | 'retention run'
  | 'seats ended'
  | 'ballots counted'
  | 'words gone'
  | 'own data fetched'
  | 'participant erased'
  | 'erasure redone'
  | 'backup made'
  | 'backup deleted'
  | 'retention failed';

/** Writes one line of the log for each act: ids, numbers and names of files, never what was in them. */
@Injectable()
export class PrivacyAudit {
  constructor(private readonly log: Log) {}

  tell(act: PrivacyAct, about: Record<string, string | number> = {}): void {
    this.log.pino[levelOf(act, about)]({ context: 'Privacy', audit: act, ...about }, `privacy: ${act}`);
  }
}

/** A run that found nothing is nothing to read about every hour. */
function levelOf(
  act: PrivacyAct,
  { done, failed }: Record<string, string | number>,
): 'error' | 'info' | 'debug' {
  if (act === 'retention failed') return 'error';
  return act === 'retention run' && done === 0 && failed === 0 ? 'debug' : 'info';
}
