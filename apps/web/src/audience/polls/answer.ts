import type { PollView, RefusalCode } from '@openfloor/contract';
import type { PhoneState } from '../phone-state.js';

/**
 * What this phone answered a poll with, as it wants it, and how far that got: `none` nothing, `saving` on its way, `kept` until
 * the line is back, `counted` by the room, `refused`: then the answer is what the room has, with the code and the act that was refused.
 */
export interface OwnAnswer {
  choices: readonly number[];
  text: string | null;
  state: 'none' | 'saving' | 'kept' | 'counted' | 'refused';
  code?: RefusalCode;
  /** What was refused; it is forgotten with the next answer. */
  refusedId?: string;
}

type Poll = Pick<PollView, 'id' | 'no' | 'type' | 'options' | 'max'>;

interface Args {
  pollId?: string;
  choices?: number[];
  text?: string;
}

/** The last that this phone did about a poll, else what the room has of it. */
export function answerOf({ room, sources }: PhoneState, { id, no }: Poll): OwnAnswer {
  const own = room.mine.polls?.find((response) => response.no === no);
  const { choices = [], text = null } = own ?? {};
  const has = choices.length > 0 || text !== null;
  const stands: OwnAnswer = { choices, text, state: has ? 'counted' : 'none' };
  if (!sources) return stands;
  const { entries, early, isOffline, seatRefused } = sources;
  const step = early
    .flatMap((act) => act.steps.map(({ type, args }) => ({ id: act.id, type, args: args as Args })))
    .filter(({ type, args }) => type === 'poll.respond' && args.pollId === id)
    .at(-1);
  if (step && seatRefused) return { ...stands, state: 'refused', code: seatRefused, refusedId: step.id };
  if (step) return wanted(step.args, isOffline ? 'kept' : 'saving');
  const entry = entries
    .filter(({ type, args }) => type === 'poll.respond' && (args as Args).pollId === id)
    .at(-1);
  if (!entry) return stands;
  const { state, reply } = entry;
  if (state !== 'refused')
    return wanted(
      entry.args as Args,
      state === 'accepted' ? 'counted' : state === 'kept' ? 'kept' : 'saving',
    );
  return {
    ...stands,
    state: 'refused',
    refusedId: entry.id,
    ...(reply && !reply.ok ? { code: reply.code } : {}),
  };
}

function wanted({ choices = [], text }: Args, state: OwnAnswer['state']): OwnAnswer {
  const isTakenBack = choices.length === 0 && text === undefined;
  return { choices, text: text ?? null, state: isTakenBack && state === 'counted' ? 'none' : state };
}

/** Whether one may name several answers. */
export function isSeveral({ type }: Pick<Poll, 'type'>): boolean {
  return type === 'multiple' || type === 'ranking';
}

/** So many answers one may name. */
export function mostOf(poll: Poll): number {
  return isSeveral(poll) ? (poll.max ?? poll.options.length) : 1;
}

/**
 * The answer after a tap: another choice takes the place of the one before, a second tap takes it away; of several it is
 * added or taken out. Null where no more can be chosen.
 */
export function tapped(poll: Poll, choices: readonly number[], no: number): number[] | null {
  const rest = choices.filter((chosen) => chosen !== no);
  if (rest.length < choices.length) return rest;
  if (!isSeveral(poll)) return [no];
  if (rest.length >= mostOf(poll)) return null;
  return poll.type === 'ranking' ? [...rest, no] : [...rest, no].sort((one, other) => one - other);
}

/** A ranking in which one choice has changed places with its neighbour: -1 up, 1 down. */
export function moved(choices: readonly number[], no: number, by: -1 | 1): number[] {
  const from = choices.indexOf(no);
  const other = choices[from + by];
  if (from < 0 || other === undefined) return [...choices];
  return choices.map((chosen) => (chosen === no ? other : chosen === other ? no : chosen));
}

/** What a form says that has this answer: the number of the poll, then its choices, or that the words beside it are it. */
export function formValue(no: number, answer: readonly number[] | 'words'): string {
  return `${no} ${answer === 'words' ? answer : answer.join(',')}`;
}

const LATELY_MS = 10 * 60_000;

/** What a phone shows of all polls: those that are open, then the others, the newest first; one that was just published stands open. */
export function pollsShown(
  polls: Iterable<PollView>,
  now: number,
): { open: PollView[]; past: PollView[]; unfolded: string | undefined } {
  const all = [...polls].filter(({ status }) => status !== 'draft' && status !== 'dropped');
  const open = all.filter(({ status }) => status === 'open').sort((one, other) => one.no - other.no);
  const past = all
    .filter(({ status }) => status !== 'open')
    .sort((one, other) => (other.closedAt ?? 0) - (one.closedAt ?? 0));
  const [newest] = past;
  const isNew = open.length === 0 && newest !== undefined && now - (newest.closedAt ?? 0) < LATELY_MS;
  return { open, past, unfolded: isNew ? newest.id : undefined };
}
