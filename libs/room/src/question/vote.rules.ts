import { Refusal, VoteQuestion } from '@openfloor/contract';
import { command } from '../command.js';
import type { BallotChange } from '../draft.js';
import { expectMayVote } from '../people/roll.js';
import { visibleQuestion } from './becomes.js';
import { setOf } from './merge.rules.js';

/** States in which a question can be supported. */
export const VOTED_ON: readonly string[] = ['published', 'shortlisted', 'on_air'];

/**
 * Supports a question or takes the support back. A vote for any question of a merged set counts for the one on
 * top; taking it back takes back all of that voter's in the set.
 */
export const voteQuestion = command('question.vote', {
  schema: VoteQuestion,
  may: ['participant', 'hub'],
  rule(room, { questionId, on }, { actor }) {
    const question = visibleQuestion(room, questionId, actor);
    const set = setOf(room, question);
    const top = set[0] ?? question;
    if (!VOTED_ON.includes(top.status))
      throw new Refusal('WRONG_STATE', `question ${top.no} is ${top.status}`);
    if (!room.session.switches.votes) throw new Refusal('SWITCHED_OFF', 'votes are switched off');
    expectMayVote(room, actor.id);
    if (set.some(({ authorId }) => authorId === actor.id))
      throw new Refusal('OWN_QUESTION', 'one does not vote for oneself');
    const cast = (id: string): BallotChange => ({ questionId: id, voterId: actor.id, on });
    const ballots = on
      ? [questionId].filter((id) => room.ballot(id, actor.id) !== true).map(cast)
      : set.filter(({ id }) => room.ballot(id, actor.id) === true).map(({ id }) => cast(id));
    return { put: [], ballots, result: { questionId, on } };
  },
});
