import type { QuestionView } from '@openfloor/contract';
import type { Act } from './relay-crowd.js';

/** The room at the end, as its staff read it. */
export interface RoomAtEnd {
  questions: Pick<QuestionView, 'id' | 'no' | 'text' | 'hands'>[];
  /** Votes of all questions together. */
  votes: number;
  headcount: number;
}

/** What the drill must show; each list names what is wrong. */
export interface DrillVerdict {
  asked: number;
  applied: number;
  lost: string[];
  doubled: string[];
  /** Questions that came before one that had been answered before they were first sent. */
  disordered: string[];
  hands: number;
  miscounted: string[];
  votes: number;
  /** Acts of phones that stayed and have no final reply, or one that is a refusal. */
  unanswered: string[];
}

/**
 * The checker of the drill. Whoever was answered, `queued` included, was promised that it counts; two questions of which
 * one was answered before the other was first sent keep that order; a hand is where its phone left it.
 */
export function judgeDrill(
  acts: readonly Act[],
  room: RoomAtEnd,
  stayed: (phone: number) => boolean,
): DrillVerdict {
  const asks = acts.filter(({ type }) => type === 'question.submit');
  const shows = acts.filter(({ type }) => type === 'question.vote');
  const there = new Map<string, number[]>();
  for (const { text, no } of room.questions) there.set(text, [...(there.get(text) ?? []), no]);
  const noOf = (act: Act): number | undefined => there.get(textOf(act))?.[0];
  return {
    asked: asks.length,
    applied: asks.filter((act) => there.get(textOf(act))?.length === 1).length,
    lost: asks.filter((act) => act.answeredAt > 0 && noOf(act) === undefined).map(textOf),
    doubled: [...there].filter(([, numbers]) => numbers.length > 1).map(([text]) => text),
    disordered: disorderIn(
      asks.filter(({ answeredAt }) => answeredAt > 0),
      noOf,
    ),
    hands: shows.length,
    miscounted: miscountedIn(shows, room),
    votes: room.votes,
    unanswered: acts
      .filter(({ phone, reply }) => stayed(phone) && reply?.ok !== true)
      .map(
        ({ phone, type, reply }) => `phone ${phone} ${type}: ${reply && !reply.ok ? reply.code : 'nothing'}`,
      ),
  };
}

function disorderIn(asks: readonly Act[], noOf: (act: Act) => number | undefined): string[] {
  const answered = [...asks].sort((one, other) => one.answeredAt - other.answeredAt);
  const sent = [...asks].sort((one, other) => one.sentAt - other.sentAt);
  const wrong: string[] = [];
  let latest = 0;
  let at = 0;
  for (const ask of sent) {
    for (; at < answered.length; at += 1) {
      const before = answered[at] as Act;
      if (before.answeredAt >= ask.sentAt) break;
      latest = Math.max(latest, noOf(before) ?? 0);
    }
    const no = noOf(ask);
    if (no !== undefined && no < latest) wrong.push(`${textOf(ask)} is ${no}, after ${latest}`);
  }
  return wrong;
}

function miscountedIn(shows: readonly Act[], { questions, headcount }: RoomAtEnd): string[] {
  const up = new Map<string, Set<number>>();
  for (const { phone, args } of shows) {
    if (!('questionId' in args)) continue;
    const phones = up.get(args.questionId) ?? new Set();
    up.set(args.questionId, phones);
    if (args.on) phones.add(phone);
    else phones.delete(phone);
  }
  return questions.flatMap(({ id, no, hands }) => {
    const real = Math.min(up.get(id)?.size ?? 0, headcount);
    return (hands?.hands ?? 0) === real ? [] : [`${no}: ${hands?.hands ?? 0} instead of ${real}`];
  });
}

function textOf({ args }: Act): string {
  return 'text' in args ? args.text : '';
}

/** Numbers from 0 up to, not including, 1: the same for the same seed. */
export function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
