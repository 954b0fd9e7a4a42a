import type { CommandType, Phase, QuestionView } from '@openfloor/contract';

/** Everything that a strip can offer for its question. */
export type StripAct =
  | 'queue'
  | 'publish'
  | 'merge'
  | 'aside'
  | 'edit'
  | 'annotate'
  | 'air'
  | 'answered'
  | 'back'
  | 'unqueue'
  | 'reopen'
  | 'unmerge'
  | 'answer';

const COMMANDS_OF: Record<StripAct, readonly CommandType[]> = {
  queue: ['question.shortlist'],
  publish: ['question.publish'],
  merge: ['question.merge'],
  aside: ['question.decline'],
  edit: ['question.edit'],
  annotate: ['question.label', 'question.shorten', 'question.translate', 'question.note'],
  air: ['question.air'],
  answered: ['question.answered'],
  back: ['question.return'],
  unqueue: ['question.unshortlist'],
  reopen: ['question.return'],
  unmerge: ['question.unmerge'],
  answer: ['question.answer'],
};

/** From which states each act is possible (contract, "Questions, state by state"). */
const FROM: Record<StripAct, readonly QuestionView['status'][]> = {
  queue: ['pending', 'published', 'answered', 'deferred'],
  publish: ['pending', 'declined'],
  merge: ['pending', 'published', 'shortlisted'],
  aside: ['pending', 'published', 'shortlisted', 'on_air'],
  edit: ['pending', 'published', 'shortlisted', 'on_air', 'answered', 'deferred'],
  annotate: ['pending', 'published', 'shortlisted', 'on_air', 'answered', 'deferred', 'lapsed'],
  air: ['pending', 'published', 'shortlisted', 'answered', 'deferred'],
  answered: ['on_air', 'shortlisted', 'published'],
  back: ['on_air'],
  unqueue: ['shortlisted'],
  reopen: ['answered', 'deferred'],
  unmerge: ['merged'],
  answer: ['published', 'shortlisted', 'on_air', 'answered', 'deferred'],
};

/** What still works when the room is closed; nothing does once it is archived. */
const WHEN_CLOSED: ReadonlySet<StripAct> = new Set(['answer', 'annotate']);
const LIVE: ReadonlySet<Phase> = new Set(['scheduled', 'lobby', 'open', 'break']);

/** What a seat may do in a room. */
export interface Leave {
  can: ReadonlySet<string>;
  phase: Phase;
}

/** Whether an act is offered for a question: the seat may, the phase lets it, and the state fits. */
export function offers(act: StripAct, question: QuestionView, { can, phase }: Leave): boolean {
  if (!mayAny(can, ...COMMANDS_OF[act]) || phase === 'archived') return false;
  if (!LIVE.has(phase) && !WHEN_CLOSED.has(act)) return false;
  return FROM[act].includes(question.status);
}

/** Whether the seat holds any of these commands. */
export function mayAny(can: ReadonlySet<string>, ...types: CommandType[]): boolean {
  return types.some((type) => can.has(type));
}

/**
 * What a seat's `can` comes to on other people's questions. Everybody who asks may edit what they asked themselves;
 * only who moderates may edit the rest.
 */
export function boardCan(can: readonly string[]): ReadonlySet<string> {
  const own = can.includes('question.publish') ? [] : ['question.edit'];
  return new Set(can.filter((type) => !own.includes(type)));
}
