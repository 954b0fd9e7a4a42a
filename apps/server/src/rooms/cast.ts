import type { Judged } from './turn.js';

/** Whoever voted or answered a poll in a turn, and whether that stands. */
export function castIn({ draft, commit }: Judged): { voterId: string; on: boolean }[] {
  const answers = draft.entries.flatMap(({ record }) => {
    if (record.kind !== 'response' || record.voterId === null) return [];
    return [{ voterId: record.voterId, on: record.choices.length > 0 || record.text !== null }];
  });
  return [...commit.ballots, ...answers];
}
