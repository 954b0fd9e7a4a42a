import type { QuestionView, SessionView } from '@openfloor/contract';

/** States in which a question can be supported. */
const VOTED_ON: readonly string[] = ['published', 'shortlisted', 'on_air'];

/** Which question stands for which: those merged count for the one on top. */
export class QuestionSets {
  private readonly byId: Map<string, QuestionView>;
  private readonly members = new Map<string, string[]>();

  constructor(questions: readonly QuestionView[]) {
    this.byId = new Map(questions.map((question) => [question.id, question]));
    for (const { id } of questions) {
      const top = this.topOf(id)?.id ?? id;
      this.members.set(top, [...(this.members.get(top) ?? []), id]);
    }
  }

  find(id: string): QuestionView | undefined {
    return this.byId.get(id);
  }

  /** The question that stands for this one, itself where it is on top; undefined where nobody sees it. */
  topOf(id: string): QuestionView | undefined {
    let question = this.byId.get(id);
    for (let steps = 0; question?.mergedInto && steps < this.byId.size; steps += 1) {
      const next = this.byId.get(question.mergedInto);
      if (!next) break;
      question = next;
    }
    return question;
  }

  /** All that count for the one on top, itself included. */
  setOf(topId: string): string[] {
    return this.members.get(topId) ?? [topId];
  }
}

/** Why a question cannot be supported now, as the room would say; undefined where it can. */
export function closedFor(
  top: Pick<QuestionView, 'status' | 'no'>,
  session: Pick<SessionView, 'phase' | 'switches'>,
): { code: 'SESSION_CLOSED' | 'WRONG_STATE' | 'SWITCHED_OFF'; message: string } | undefined {
  if (session.phase === 'closed' || session.phase === 'archived')
    return { code: 'SESSION_CLOSED', message: `the session is ${session.phase}` };
  if (!VOTED_ON.includes(top.status))
    return { code: 'WRONG_STATE', message: `question ${top.no} is ${top.status}` };
  if (!session.switches.votes) return { code: 'SWITCHED_OFF', message: 'votes are switched off' };
  return undefined;
}
