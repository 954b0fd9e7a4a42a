import type { RetentionStep } from '@openfloor/room';
import type { Looked } from '@openfloor/store';
import type { Config } from '../config/config.js';
import { takenAt } from './backup-names.js';

type Ages = Config['retention'];

/** How long after the close of a session a step is due, in ms; 0 is never. */
export function ageOf(step: RetentionStep, { seatsMs, ballotsMs, wordsMs }: Ages): number {
  return { seats: seatsMs, ballots: ballotsMs, words: wordsMs }[step];
}

/** Ids of the sessions for which a step is due now (ms), those that closed first before the others, so many at most. */
export async function sessionsDue(
  store: Pick<Looked, 'retentionDue'>,
  step: RetentionStep,
  ages: Ages,
  now: number,
  most: number,
): Promise<string[]> {
  const age = ageOf(step, ages);
  return age === 0 ? [] : store.retentionDue(step, now - age, most);
}

/** Those of these names of backups that are too old now (ms). */
export function tooOld(names: readonly string[], { backupsMs }: Ages, now: number): string[] {
  if (backupsMs === 0) return [];
  return names.filter((name) => now - (takenAt(name) ?? now) > backupsMs);
}
