import type { Channel, Counts, QuestionStatus, Ranking } from '@openfloor/contract';
import type { QuestionRecord } from '../records.js';
import type { Room } from '../room.js';
import { setOf } from '../question/merge.rules.js';
import type { Tally } from '../tallies.js';
import { isShown, shownStatus } from '../views/question.view.js';

/** Everything that is told of votes; `votes` by question, but for those that stand below another. */
export interface Recount {
  votes: Record<string, number>;
  flat: number[];
  counts: Counts;
  order: number[];
}

/** What a tally says, in the same shape. */
export function toldBy(tally: Tally, room: Room, channel: Channel, ranking: Ranking): Recount {
  const votes = Object.fromEntries(topsOf(room).map(({ id }) => [id, tally.of(id)]));
  return { votes, flat: tally.flat(channel), counts: tally.counts(channel), order: tally.order(ranking) };
}

/** Counts a room from scratch, ballot by ballot. */
export function recounted(room: Room, channel: Channel, ranking: Ranking): Recount {
  const questions = room.list('question').sort((one, other) => one.no - other.no);
  const seen = questions.filter((one) => one.status !== 'merged' && (channel === 'staff' || isShown(one)));
  const waiting = seen.filter(({ status }) => status === 'published' || status === 'shortlisted');
  const votes = (question: QuestionRecord) => votersOf(room, question).size + keptOn(room, question);
  const order = waiting.toSorted((one, other) =>
    ranking === 'newest' ? other.no - one.no : votes(other) - votes(one) || one.no - other.no,
  );
  return {
    votes: Object.fromEntries(topsOf(room).map((one) => [one.id, votes(one)])),
    flat: seen.flatMap((one) => [one.no, votes(one)]),
    counts: countsOf(questions, channel),
    order: order.map(({ no }) => no),
  };
}

function topsOf(room: Room): QuestionRecord[] {
  return room.list('question').filter(({ status }) => status !== 'merged');
}

/** Votes that count although their ballots are gone. */
function keptOn(room: Room, question: QuestionRecord): number {
  return [...room.keptVotes(question.mergedInto ?? question.id).values()].reduce((all, one) => all + one, 0);
}

/** Who supports a question or any other of its set, but for those who asked one of them or were removed. */
function votersOf(room: Room, question: QuestionRecord): Set<string> {
  const set = setOf(room, question);
  const voters = new Set<string>();
  for (const { id } of set) for (const [voterId, on] of room.ballots(id)) if (on) voters.add(voterId);
  for (const { authorId } of set) voters.delete(authorId);
  for (const { id, removed } of room.list('participant')) if (removed) voters.delete(id);
  return voters;
}

const STATES: [QuestionStatus | 'lapsed', keyof Counts][] = [
  ['published', 'published'],
  ['shortlisted', 'shortlisted'],
  ['on_air', 'onAir'],
  ['answered', 'answered'],
  ['deferred', 'deferred'],
  ['declined', 'declined'],
  ['merged', 'merged'],
  ['withdrawn', 'withdrawn'],
  ['lapsed', 'lapsed'],
  ['pending', 'pending'],
];

function countsOf(questions: QuestionRecord[], channel: Channel): Counts {
  const told = STATES.filter(([, name]) => channel === 'staff' || name !== 'pending');
  const counts = told.map(([status, name]) => [
    name,
    questions.filter((question) => shownStatus(question) === status).length,
  ]);
  return { asked: questions.length, ...Object.fromEntries(counts) } as Counts;
}
