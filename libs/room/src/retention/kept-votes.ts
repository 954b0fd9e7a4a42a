import type { BallotCount } from './retention.js';

const NONE: ReadonlyMap<BallotCount['group'], number> = new Map();

/** Votes whose ballots are gone, by the question that they stood for and the group of those who gave them. */
export class KeptVotes {
  private readonly byQuestion = new Map<string, Map<BallotCount['group'], number>>();

  add({ questionId, group, votes }: BallotCount): void {
    const groups = this.byQuestion.get(questionId) ?? new Map<BallotCount['group'], number>();
    groups.set(group, (groups.get(group) ?? 0) + votes);
    this.byQuestion.set(questionId, groups);
  }

  of(questionId: string): ReadonlyMap<BallotCount['group'], number> {
    return this.byQuestion.get(questionId) ?? NONE;
  }

  total(questionId: string): number {
    const groups = this.byQuestion.get(questionId);
    let all = 0;
    if (groups) for (const votes of groups.values()) all += votes;
    return all;
  }
}
