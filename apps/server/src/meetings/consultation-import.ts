import { isPassing, Refusal, type Accepted, type Reply } from '@openfloor/contract';
import type { Rooms } from '../operations/rooms.js';
import type { Counted } from './consultation-count.js';
import type { Consultation, Statement } from './consultation-export.js';
import type { Step, Steps } from './consultation-plan.js';

/** Commands given at once. Other rooms, and staff in this one, get their turn between two batches. */
const BATCH = 200;
/** A command that the room is too busy for is given again so often, after the pause that it asks for. */
const MOST_TRIES = 60;
const MOST_PAUSE_MS = 5_000;

/** What an import needs. */
export interface Importing {
  rooms: Rooms;
  sessionId: string;
  steps: Steps;
  settings: Step;
  consultation: Consultation;
  counted: Counted;
  language: string | undefined;
  /** Told how many commands have an answer so far. */
  onDone: (done: number) => void;
}

/** How many commands an import is. */
export function stepsOf({ statements }: Consultation, { votes, voterIds }: Counted): number {
  return 1 + peopleOf(statements, voterIds).length + 2 * statements.length + votes.length;
}

/**
 * Gives all commands of an import by the one road: the settings, a seat for everybody, the statements in the order of
 * their times, what was decided of them, then the votes. Every command has an id of its own for good, so an import that
 * broke off is simply run again. Gives how many votes the room refused; throws the refusal of anything else.
 */
export async function runImport(importing: Importing): Promise<{ refused: number }> {
  const { steps, settings, consultation, counted, language } = importing;
  const { statements } = consultation;
  const road = new Road(importing);
  await road.all([settings]);
  await road.all(peopleOf(statements, counted.voterIds).map((id) => steps.join(id)));
  const asked = await road.all(statements.map((statement) => steps.submit(statement, language)));
  const questions = new Map(statements.map(({ id }, at) => [id, questionIn(asked[at])]));
  const questionOf = (id: number) => questions.get(id) as string;
  await road.all(
    statements.map((statement) => steps.moderate(statement, questionOf(statement.id))),
    ['WRONG_STATE'],
  );
  const voted = await road.all(
    counted.votes.map((vote) => steps.vote(vote, questionOf(vote.statementId))),
    ['WRONG_STATE', 'NOT_FOUND'],
  );
  return { refused: voted.filter(({ ok }) => !ok).length };
}

class Road {
  private done = 0;

  constructor(private readonly importing: Importing) {}

  /** Replies in the order of the steps. A refusal that is not expected is thrown. */
  async all(steps: Step[], expected: readonly string[] = []): Promise<Reply[]> {
    const replies: Reply[] = [];
    for (let at = 0; at < steps.length; at += BATCH) {
      const batch = steps.slice(at, at + BATCH);
      replies.push(...(await Promise.all(batch.map((step) => this.give(step, expected)))));
      this.done += batch.length;
      this.importing.onDone(this.done);
      await new Promise(setImmediate);
    }
    return replies;
  }

  private async give({ request, actor }: Step, expected: readonly string[]): Promise<Reply> {
    const { rooms, sessionId } = this.importing;
    for (let tries = 1; ; tries += 1) {
      const reply = await rooms.does(sessionId, request, actor);
      if (reply.ok || expected.includes(reply.code)) return reply;
      const { code, message, details, retryAfterMs = 200 } = reply;
      if (!isPassing(code) || code === 'DRAINING' || tries === MOST_TRIES)
        throw new Refusal(code, message, details, retryAfterMs);
      await new Promise((resolve) => setTimeout(resolve, Math.min(retryAfterMs, MOST_PAUSE_MS)));
    }
  }
}

function peopleOf(statements: Statement[], voterIds: number[]): number[] {
  return [...new Set([...statements.map(({ authorId }) => authorId), ...voterIds])];
}

function questionIn(reply: Reply | undefined): string {
  return String((reply as Accepted).result?.['questionId']);
}
