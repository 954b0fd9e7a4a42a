import { MergeQuestion, NameQuestion, Refusal } from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import type { QuestionRecord, RoomRecord } from '../records.js';
import { findQuestion, type RoomReader } from '../room.js';
import { minute } from '../views/question.view.js';
import { becomes, questionIn } from './becomes.js';
import { handsOver } from './hands.js';

/**
 * Unites a question with another that asks the same. Ballots and counts of hands stay where they were made; votes,
 * credits and hands of the one on top are counted over the whole set, each person once.
 */
export const mergeQuestion = command('question.merge', {
  schema: MergeQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId, into }, { now }) {
    findQuestion(room, into);
    const source = questionIn(room, questionId, 'pending', 'published', 'shortlisted');
    if (questionId === into) throw new Refusal('WRONG_STATE', 'a question cannot be merged into itself');
    const below = new Set(room.mergedInto(questionId));
    if (below.has(into)) throw new Refusal('WRONG_STATE', 'it is merged into this one already');
    const target = questionIn(room, into, 'published', 'shortlisted', 'on_air', 'answered');
    const from = { mergedInto: into, mergedFrom: source.status, handsShown: handsOver([source]) };
    const merged = becomes(source, 'merged', now, from);
    const moved = setBelow(room, source).map((question) => movedUp(question, source.id, into));
    const set = [...setBelow(room, target), merged, ...moved];
    return [merged, ...moved, { ...target, ...figuresOf([target, ...set]), changedAt: minute(now) }];
  },
});

/** Takes a merge back: the earlier status, the votes and whatever came along return. */
export const unmergeQuestion = command('question.unmerge', {
  schema: NameQuestion,
  may: MODERATORS,
  undoable: true,
  logged: true,
  rule(room, { questionId }, { now }) {
    return unmerged(room, questionIn(room, questionId, 'merged'), now);
  },
});

/** The question out of the set it was merged into, with what had come along with it. */
export function unmerged(room: RoomReader, question: QuestionRecord, now: number): QuestionRecord[] {
  const target = topOf(room, question);
  const { back, rest } = splitFrom(room, target, question);
  const own = free(question, now, [question, ...back]);
  return [own, ...back, { ...target, ...figuresOf([target, ...rest]), changedAt: minute(now) }];
}

/** What was merged into a question directly is given back when that question is withdrawn or set aside. */
export function released(room: RoomReader, target: QuestionRecord, now: number): RoomRecord[] {
  const direct = setBelow(room, target).filter((question) => question.mergedVia.length === 0);
  return direct.flatMap((question) => {
    const { back } = splitFrom(room, target, question);
    return [free(question, now, [question, ...back]), ...back];
  });
}

/** Every question of the set that this one stands in, the one on top first. */
export function setOf(room: RoomReader, question: QuestionRecord): QuestionRecord[] {
  const top = topOf(room, question);
  return [top, ...setBelow(room, top)];
}

/** The question that stands for this one: itself, or what it was merged into. */
export function topOf(room: RoomReader, question: QuestionRecord): QuestionRecord {
  return question.mergedInto ? findQuestion(room, question.mergedInto) : question;
}

/** The questions behind the figures of this one: its whole set where it is on top, itself alone once it is merged. */
export function standingFor(room: RoomReader, question: QuestionRecord): QuestionRecord[] {
  return question.mergedInto ? [question] : setOf(room, question);
}

/** What is shown of a question and all that was merged into it, but for votes, which travel by themselves. */
export function figuresOf(set: QuestionRecord[]): Pick<QuestionRecord, 'credits' | 'handsShown'> {
  return { credits: creditsOf(set), handsShown: handsOver(set) };
}

function setBelow(room: RoomReader, question: QuestionRecord): QuestionRecord[] {
  return room.mergedInto(question.id).map((id) => findQuestion(room, id));
}

/** Questions that hung below `question` before it was merged into `target` go back below it. */
function splitFrom(room: RoomReader, target: QuestionRecord, question: QuestionRecord) {
  const others = setBelow(room, target).filter(({ id }) => id !== question.id);
  const cameAlong = (other: QuestionRecord) => other.mergedVia.includes(question.id);
  const back = others.filter(cameAlong).map((other) => movedDown(other, question.id));
  return { back, rest: others.filter((other) => !cameAlong(other)) };
}

function movedUp(question: QuestionRecord, from: string, into: string): QuestionRecord {
  return { ...question, mergedInto: into, mergedVia: [...question.mergedVia, from] };
}

function movedDown(question: QuestionRecord, to: string): QuestionRecord {
  const at = question.mergedVia.indexOf(to);
  return { ...question, mergedInto: to, mergedVia: question.mergedVia.slice(0, at) };
}

function free(question: QuestionRecord, now: number, set: QuestionRecord[]): QuestionRecord {
  const none = { mergedInto: null, mergedFrom: null, mergedVia: [], ...figuresOf(set) };
  return becomes(question, question.mergedFrom ?? 'published', now, none);
}

/**
 * How many different people asked, as far as staff can tell them apart: who asked once with a name and once without
 * counts as two, so that no figure gives an anonymous author away. The people of a hub differ by `localAuthor`.
 */
export function creditsOf(set: QuestionRecord[]): number {
  return new Set(set.map((question) => `${question.pseudonym} ${question.localAuthor ?? ''}`)).size;
}
