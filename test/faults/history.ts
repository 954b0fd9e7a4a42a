import type { Reply } from '@openfloor/contract';

/** One command in a client's history: what it asked for, and how it ended as the client knows. */
export interface Operation {
  client: string;
  commandId: string;
  type: 'question.submit' | 'question.vote';
  /** The text of a question; the voter and the question of a vote. */
  value: string;
  outcome: 'ok' | 'fail' | 'info';
  reply?: Reply;
}

/** What is in the room at the end, read through the public door. */
export interface FinalState {
  texts: string[];
  votes: Map<number, number>;
}

export interface Verdict {
  acknowledged: number;
  lost: string[];
  doubled: string[];
}

/**
 * The checkers of a history: `set` (every acknowledged submission is in the final read) and `unique` (nothing is
 * there twice, and nothing that was refused).
 */
export function judge(history: Operation[], final: FinalState): Verdict {
  const submits = history.filter(({ type }) => type === 'question.submit');
  const there = new Map<string, number>();
  for (const text of final.texts) there.set(text, (there.get(text) ?? 0) + 1);
  const acknowledged = submits.filter(({ outcome }) => outcome === 'ok');
  const lost = acknowledged.filter(({ value }) => !there.has(value)).map(({ value }) => value);
  const doubled = [...there].filter(([, times]) => times > 1).map(([text]) => text);
  return { acknowledged: acknowledged.length, lost, doubled };
}

/** The checker `total`: each question has as many votes as different voters were told that theirs counts. */
export function judgeVotes(history: Operation[], final: FinalState): { counted: number; wrong: string[] } {
  const voters = new Map<string, Set<string>>();
  for (const { type, outcome, value, client } of history) {
    if (type !== 'question.vote' || outcome !== 'ok') continue;
    voters.set(value, (voters.get(value) ?? new Set()).add(client));
  }
  const wrong = [...voters].filter(([no, who]) => final.votes.get(Number(no)) !== who.size);
  return {
    counted: [...voters.values()].reduce((sum, who) => sum + who.size, 0),
    wrong: wrong.map(([no, who]) => `#${no}: ${final.votes.get(Number(no))} instead of ${who.size}`),
  };
}
