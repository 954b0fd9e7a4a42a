import { Refusal, RespondPoll } from '@openfloor/contract';
import { command } from '../command.js';
import { equal } from '../entry.js';
import type { PollRecord, ResponseRecord } from '../outcome-records.js';
import { expectMayVote, mayVoteUnder } from '../people/roll.js';
import type { RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { minute } from '../views/question.view.js';
import { cellsIn, mostChoices } from './content.js';
import { answerablePoll } from './poll.js';

type Said = Pick<ResponseRecord, 'choices' | 'text'>;

/**
 * Answers a poll, or answers it anew: one answer of each voter, the last while it is open. It needs what a vote needs, by the
 * ballot of now and by that under which the poll was opened; whoever may not ask may choose, but not write.
 */
export const respondPoll = command('poll.respond', {
  schema: RespondPoll,
  may: ['participant', 'hub'],
  rule(room, { pollId, choices, text = null, language }, { actor, now, newId }) {
    const poll = answerablePoll(room, pollId, actor);
    expectMayVote(room, actor.id);
    expectGrade(room, poll, actor);
    expectFits(poll, { choices, text });
    if (text !== null && actor.muted) throw new Refusal('MUTED', 'this participant is muted');
    const result = { pollId, no: poll.no };
    const before = room.responses.of(pollId, actor.id);
    const said = { choices, text, language: text === null ? (before?.language ?? language) : language };
    if (before ? isSame(before, said) : choices.length === 0 && text === null) return { put: [], result };
    const response: ResponseRecord = {
      kind: 'response',
      id: before?.id ?? newId(),
      pollId,
      voterId: actor.id,
      ...said,
      admitted:
        text !== null && (before?.text === text ? before.admitted : room.session.rules.review === 'after'),
      at: minute(now),
      round: poll.round,
    };
    return { put: [response], result };
  },
});

function isSame(before: ResponseRecord, { choices, text, language }: Said & { language: string }): boolean {
  return equal(before.choices, choices) && before.text === text && before.language === language;
}

/** A poll that was opened under a stricter ballot stays one of it, whatever the rules say since. */
function expectGrade(room: RoomReader, { grade }: PollRecord, { id }: Standing): void {
  const ballot = grade?.ballot ?? 'open';
  const participant = room.entry('participant', id)?.record;
  const may = participant ? mayVoteUnder(ballot, participant) : ballot !== 'roll';
  if (!may)
    throw new Refusal('IDENTITY_REQUIRED', `this poll was opened for a ballot of ${ballot}`, { ballot });
}

function expectFits(poll: PollRecord, { choices, text }: Said): void {
  const isWritten = poll.type === 'text';
  if (isWritten ? choices.length > 0 : text !== null)
    throw new Refusal(
      'BAD_COMMAND',
      isWritten ? 'this poll is answered in words' : 'this poll is answered by choosing',
      {
        path: [isWritten ? 'choices' : 'text'],
      },
    );
  const most = mostChoices(poll);
  const unknown = choices.find((no) => no > cellsIn(poll));
  if (unknown !== undefined)
    throw new Refusal('NOT_FOUND', `poll ${poll.no} has no answer ${unknown}`, { option: unknown });
  if (choices.length > most) throw new Refusal('QUOTA_REACHED', `at most ${most}`, { quota: most });
}
