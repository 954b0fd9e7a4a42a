import type { ConsultationLeftOut } from '@openfloor/contract';
import type { Consultation, Statement, Vote } from './consultation-export.js';

/** What becomes of the votes of a consultation: those that count, and how many rows do not, and why. */
export interface Counted {
  /** Each voter at most once for a statement, in the order of their times. */
  votes: Vote[];
  leftOut: ConsultationLeftOut;
  /** Everybody who voted, on whatever statement that is known. */
  voterIds: number[];
}

/** Whether everybody sees a statement: set aside by the moderators of the consultation it is declined here too. */
export function isShown({ moderated }: Pick<Statement, 'moderated'>): boolean {
  return moderated >= 0;
}

/**
 * The last vote of a voter on a statement counts, by time and then by place in the file, and only if it agrees: passing
 * and disagreeing are no acts here, and take an earlier agreement back. Nobody supports their own statement.
 */
export function countVotes({ statements, votes }: Consultation): Counted {
  const known = new Map(statements.map((statement) => [statement.id, statement]));
  const leftOut = { replaced: 0, passed: 0, disagreed: 0, own: 0, declined: 0, unknown: 0, refused: 0 };
  const last = new Map<string, Vote>();
  const voters = new Set<number>();
  for (const vote of votes) {
    if (!known.has(vote.statementId)) {
      leftOut.unknown += 1;
      continue;
    }
    const key = `${vote.statementId} ${vote.voterId}`;
    if (last.delete(key)) leftOut.replaced += 1;
    last.set(key, vote);
    voters.add(vote.voterId);
  }
  const counted = [...last.values()].filter((vote) => {
    const why = whyNot(vote, known.get(vote.statementId) as Statement);
    if (why) leftOut[why] += 1;
    return why === undefined;
  });
  return { votes: counted, leftOut, voterIds: [...voters] };
}

function whyNot({ vote, voterId }: Vote, statement: Statement): keyof ConsultationLeftOut | undefined {
  if (vote !== 1) return vote === 0 ? 'passed' : 'disagreed';
  if (statement.authorId === voterId) return 'own';
  return isShown(statement) ? undefined : 'declined';
}
