import type { PollTally, PollView } from '@openfloor/contract';

/** What the hall is told of a poll: how many have answered, and the answers themselves or null where they wait. */
export interface PollShown {
  answered: number;
  told: { cells: number[]; answered: number; points?: readonly number[] | null } | null;
}

/** The answers are shown once they are published, and while a poll is open only where everybody may see how it stands. */
export function pollShown(
  { status, live, results, answered }: Pick<PollView, 'status' | 'live' | 'results' | 'answered'>,
  tally: PollTally | undefined,
): PollShown {
  if (status === 'published' && results) return { answered: results.answered, told: results };
  if (status !== 'open') return { answered, told: null };
  const [, n = 0, cells = null] = tally ?? [];
  return { answered: n, told: live && cells && n > 0 ? { cells, answered: n } : null };
}
