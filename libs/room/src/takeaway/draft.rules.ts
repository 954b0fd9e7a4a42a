import {
  DraftTakeaway,
  EditTakeaway,
  MOST_TAKEAWAYS,
  MoveTakeaway,
  Refusal,
  type CheckedArgs,
} from '@openfloor/contract';
import { command, RAPPORTEURS, type Turn } from '../command.js';
import { equal } from '../entry.js';
import type { TakeawayRecord } from '../outcome-records.js';
import { numbered } from '../numbered.js';
import type { RoomReader } from '../room.js';
import { expectRev } from '../seen.js';
import { defined } from '../session/session.rules.js';
import { blankTakeaway } from './blank.js';
import { evidenceOf } from './evidence.js';
import { lastOf, placed } from './place.js';
import { takeawayIn } from './takeaway.js';

/** What one person types within this time is one wording, however often it is saved. */
const TYPING_MS = 30_000;
/** What is agreed to; where one of these changes the words are others. */
const WORDED = ['heading', 'text', 'language', 'oneView', 'owner', 'dueAt'] as const;

/** A new draft, at the end of its section; nobody but the panel and staff sees it before it is shown. */
export const draftTakeaway = command('takeaway.draft', {
  schema: DraftTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  rule(room, { evidence, ...content }, { actor, now, newId }) {
    const takeaway: TakeawayRecord = {
      ...blankTakeaway(newId(), numbered(room, 'takeaway', MOST_TAKEAWAYS), actor.id, now),
      ...content,
      position: lastOf(room, content.section),
      evidence: evidenceOf(room, evidence, actor.channel),
    };
    return { put: [takeaway], result: { takeawayId: takeaway.id, no: takeaway.no } };
  },
});

/** Changes what is named. Other words than were shown have been agreed to by nobody: they are to be checked again. */
export const editTakeaway = command('takeaway.edit', {
  schema: EditTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, args, turn) {
    const { takeawayId, seen } = args;
    const before = takeawayIn(room, takeawayId, 'draft', 'shown', 'checking', 'agreed', 'contested');
    expectRev(room.entry('takeaway', takeawayId), turn.actor.channel, seen);
    const after = edited(room, before, args, turn);
    if (equal(before, after)) return [];
    const result = { version: after.version, status: after.status };
    return { put: [after], result, isUnread: before.status === 'draft' };
  },
});

/** Puts a takeaway before another of its section, or at the end. */
export const moveTakeaway = command('takeaway.move', {
  schema: MoveTakeaway,
  may: RAPPORTEURS,
  season: 'until_archived',
  rule(room, { takeawayId, before }) {
    const states = ['draft', 'shown', 'checking', 'agreed', 'contested', 'final'] as const;
    const takeaway = takeawayIn(room, takeawayId, ...states);
    return takeawayId === before ? [] : placed(room, takeaway, before);
  },
});

function edited(
  room: RoomReader,
  before: TakeawayRecord,
  { takeawayId, seen: _seen, evidence, ...change }: CheckedArgs<'takeaway.edit'>,
  turn: Turn,
): TakeawayRecord {
  const named = { ...before, ...defined(change) };
  if (before.status !== 'draft' && named.text === '')
    throw new Refusal('WRONG_STATE', 'what was shown has words', { status: before.status, text: '' });
  const { actor, now: changedAt } = turn;
  const grounded = evidence ? { ...named, evidence: evidenceOf(room, evidence, actor.channel) } : named;
  const moved =
    grounded.section === before.section
      ? grounded
      : { ...grounded, position: lastOf(room, grounded.section, takeawayId) };
  if (equal(before, moved)) return before;
  const isReworded = WORDED.some((field) => !equal(before[field], moved[field]));
  return isReworded ? reworded(before, { ...moved, changedAt }, turn) : { ...moved, changedAt };
}

/** With the words before in its history, unless they were only being typed. */
function reworded(before: TakeawayRecord, after: TakeawayRecord, { actor, now }: Turn): TakeawayRecord {
  const { status, version, wordedAt } = before;
  if (isTyped(before) && before.wordedBy === actor.id && now - wordedAt < TYPING_MS) return after;
  const { heading, text, language, oneView, owner, dueAt } = before;
  const words = { heading, text, language, oneView, owner, dueAt };
  const wording = { version, ...words, status, role: actor.role, at: now };
  return {
    ...after,
    history: [...before.history, wording],
    version: version + 1,
    wordedBy: actor.id,
    wordedAt: now,
    ...(status === 'draft' ? {} : { status: 'shown' as const, settledAs: null, commentsUntil: null }),
  };
}

/** Whether nobody was asked about these words: those of a draft, or new ones of a takeaway that was shown before. */
function isTyped({ status, history, changedAt, wordedAt }: TakeawayRecord): boolean {
  const earlier = history.at(-1)?.status ?? 'draft';
  return status === 'draft' || (status === 'shown' && earlier !== 'draft' && changedAt === wordedAt);
}
