import { MAX_OPTIONS, type CommandArgs, type PollType, type PollView } from '@openfloor/contract';

/** A poll as it is being written: options are lines of one text, and 0 as `max` is no limit. */
export interface PollDraft {
  type: PollType;
  text: string;
  language: string;
  options: string;
  max: number;
  live: boolean;
}

/** What keeps a draft from being saved. */
export type PollFault = 'text' | 'few' | 'many' | 'twice' | 'max';

const CHOSEN: readonly PollType[] = ['single', 'multiple', 'ranking'];
const SCALE = 5;

/** Whether people choose from options that somebody writes. */
export function hasOptions(type: PollType): boolean {
  return CHOSEN.includes(type);
}

/** Whether a limit, or the end of a scale, can be set. */
export function hasMax(type: PollType): type is 'multiple' | 'rating' | 'ranking' {
  return type === 'multiple' || type === 'rating' || type === 'ranking';
}

/** A poll as it can be edited; an empty one in this language where there is none yet. */
export function draftOf(poll: PollView | undefined, language: string): PollDraft {
  if (!poll) return { type: 'single', text: '', language, options: '', max: 0, live: false };
  const { type, text, options, max, live } = poll;
  const isAll = type !== 'rating' && max === options.length;
  return {
    type,
    text,
    language: poll.language,
    options: options.map((option) => option.text).join('\n'),
    max: isAll ? 0 : (max ?? 0),
    live,
  };
}

/** The options of a draft; empty lines are none. */
export function linesOf({ type, options }: PollDraft): string[] {
  if (!hasOptions(type)) return [];
  return options
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

/** The first thing that is wrong with a draft. */
export function faultIn(draft: PollDraft): PollFault | undefined {
  const lines = linesOf(draft);
  const { type, max } = draft;
  if (draft.text.trim() === '') return 'text';
  if (hasOptions(type) && lines.length < 2) return 'few';
  if (lines.length > MAX_OPTIONS) return 'many';
  if (new Set(lines).size < lines.length) return 'twice';
  if (type === 'rating') return max === 0 || (max >= 3 && max <= 10) ? undefined : 'max';
  return hasMax(type) && max > lines.length ? 'max' : undefined;
}

/** What a new poll is made from. */
export function createArgs(draft: PollDraft): CommandArgs<'poll.create'> {
  const { type, text, language, max, live } = draft;
  const isLimited = hasMax(type) && max > 0;
  return { type, text: text.trim(), language, options: linesOf(draft), live, ...(isLimited ? { max } : {}) };
}

/** What a draft is changed to. A limit that is taken away is named as all there are. */
export function editArgs(poll: PollView, draft: PollDraft): CommandArgs<'poll.edit'> {
  const { text, language, max, live } = draft;
  const options = linesOf(draft);
  const all = poll.type === 'rating' ? SCALE : options.length;
  return {
    pollId: poll.id,
    seen: poll.rev,
    text: text.trim(),
    language,
    live,
    ...(hasOptions(poll.type) ? { options } : {}),
    ...(hasMax(poll.type) ? { max: max || all } : {}),
  };
}
