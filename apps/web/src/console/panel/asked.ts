import type { QuestionView } from '@openfloor/contract';

/**
 * How a question stands to a panellist. `you`: asked of them, given to them, taken by them, or what they have the floor
 * for; `panel`: asked of nobody in particular; `others`: of somebody else; `coming`: theirs, and not on air yet.
 */
export type AskedHow = 'you' | 'panel' | 'others' | 'coming';

export interface Asked {
  how: AskedHow;
  question: QuestionView;
  /** What is on air beside it. */
  also: readonly QuestionView[];
}

/** Whether a question is for this person: asked of them, given to them by a moderator, or taken by them. */
export function isFor(
  { addressedTo, assignedTo = [], claims = [] }: QuestionView,
  me: string | null,
): boolean {
  if (me === null) return false;
  if (addressedTo.includes(me) || assignedTo.includes(me)) return true;
  return claims.some(({ personId, stance }) => personId === me && stance === 'take');
}

/** The people a question is for, each once, those whom a moderator named first. */
export function peopleOf({ addressedTo, assignedTo = [] }: QuestionView): string[] {
  return [...new Set([...assignedTo, ...addressedTo])];
}

interface Room {
  /** On air and on the shortlist, each in its order. */
  air: readonly QuestionView[];
  queue: readonly QuestionView[];
  /** The panellist as a person of the programme. */
  me: string | null;
  /** The question for which their present turn was given. */
  turnFor: string | null;
}

/**
 * What is asked of a panellist now: the question of their own turn, else what is on air, theirs first, else the next
 * of the shortlist that is theirs. Null where nothing is.
 */
export function askedOf({ air, queue, me, turnFor }: Room): Asked | null {
  const question =
    air.find(({ id }) => id === turnFor) ?? air.find((one) => isFor(one, me)) ?? air[0] ?? undefined;
  if (question) {
    const also = air.filter(({ id }) => id !== question.id);
    return { how: howOnAir(question, me, turnFor), question, also };
  }
  const coming = queue.find((one) => isFor(one, me));
  return coming ? { how: 'coming', question: coming, also: [] } : null;
}

/** How a question on air stands to a panellist. */
export function howOnAir(question: QuestionView, me: string | null, turnFor: string | null): AskedHow {
  if (question.id === turnFor || isFor(question, me)) return 'you';
  return peopleOf(question).length > 0 ? 'others' : 'panel';
}

/** Whether a screen in the room said that it shows this question. */
export function hallSees(
  questionId: string,
  stages: readonly { shown: { refId: string | null } | null }[],
): boolean {
  return stages.some(({ shown }) => shown?.refId === questionId);
}
