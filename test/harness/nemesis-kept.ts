/** A room as its rows say, counted here and not by the product. */
export interface KeptRoom {
  rev: number;
  beat: number;
  questions: KeptQuestion[];
  /** `voter question` for every ballot that stands. */
  ballots: Set<string>;
  /** Commands that have a receipt, each with what it was answered. */
  receipts: Map<string, { actorId: string; reply: Record<string, unknown> }>;
  /** Distinct voters over each question and all merged into it, less its authors; by the number of the one on top. */
  votes: Map<number, number>;
  integrity: string;
}

export interface KeptQuestion {
  id: string;
  no: number;
  text: string;
  status: string;
  authorId: string;
  mergedInto: string | null;
}

/** Reads and counts a room, wherever its rows are. */
export type KeptReader = (sessionId: string) => KeptRoom | Promise<KeptRoom>;

/** What is read of a room, at one point; `?` stands for its id. Both databases take it. */
export const READINGS = {
  clock: 'SELECT rev, beat FROM session WHERE id = ?',
  bodies: "SELECT body FROM record WHERE session_id = ? AND kind = 'question'",
  cast: 'SELECT question_id, voter_id FROM ballot WHERE session_id = ? AND is_on',
  answered: 'SELECT command_id, actor_id, reply FROM receipt WHERE session_id = ?',
} as const;

/** The rows of a room as a database gives them. */
export interface RoomRows {
  clock: { rev: number; beat: number }[];
  bodies: { body: string }[];
  cast: Cast[];
  answered: { command_id: string; actor_id: string; reply: string }[];
}

interface Cast {
  question_id: string;
  voter_id: string;
}

/** Counts a room anew from its rows. */
export function counted({ clock, bodies, cast, answered }: RoomRows, integrity: string): KeptRoom {
  const questions = bodies.map(({ body }) => JSON.parse(body) as KeptQuestion);
  const receipts = answered.map(
    ({ command_id, actor_id, reply }) =>
      [command_id, { actorId: actor_id, reply: JSON.parse(reply) as Record<string, unknown> }] as const,
  );
  return {
    rev: Number(clock[0]?.rev ?? 0),
    beat: Number(clock[0]?.beat ?? 0),
    questions,
    ballots: new Set(cast.map(({ question_id, voter_id }) => `${voter_id} ${question_id}`)),
    receipts: new Map(receipts),
    votes: recounted(questions, cast),
    integrity,
  };
}

function recounted(questions: KeptQuestion[], cast: Cast[]): Map<number, number> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const top = (id: string): KeptQuestion | undefined => {
    const question = byId.get(id);
    return question?.mergedInto ? top(question.mergedInto) : question;
  };
  const voters = new Map<number, Set<string>>();
  const authors = new Map<number, Set<string>>();
  for (const question of questions) {
    const { no } = top(question.id) ?? question;
    voters.set(no, voters.get(no) ?? new Set());
    authors.set(no, (authors.get(no) ?? new Set()).add(question.authorId));
  }
  for (const { question_id, voter_id } of cast) {
    const no = top(question_id)?.no;
    if (no !== undefined && !authors.get(no)?.has(voter_id)) voters.get(no)?.add(voter_id);
  }
  return new Map([...voters].map(([no, who]) => [no, who.size]));
}
