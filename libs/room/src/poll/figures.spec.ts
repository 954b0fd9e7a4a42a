import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '@openfloor/contract';
import fc from 'fast-check';
import { equal, restore, type Entry } from '../entry.js';
import { Room } from '../room.js';
import { KINDS_OF_ACT, orderOf, withQuestions } from '../testing/chance.js';
import { POLL_ACTS } from '../testing/poll-chance.js';
import { pollFaults } from '../testing/poll-faults.js';
import { openPolls } from '../testing/polls.js';
import { pollFigures, responsesBy } from './figures.js';
import { recountPoll } from './recount.js';

/** The answers and people of a room as a store gives them back, in an order that means nothing. */
function reloaded(room: Room): Room {
  const copy = new Room(room.id, room.history);
  for (const kind of ['response', 'poll', 'participant', 'session', 'hub'] as const)
    for (const { record, rev, sights } of [...room.entries(kind)].reverse())
      copy.absorb(restore(JSON.parse(JSON.stringify(record)) as Entry['record'], rev, sights));
  copy.clock = room.clock;
  return copy;
}

describe('how open polls stand', () => {
  it('is told to everybody in one number, in cells to staff, and to all where a poll is live', () => {
    const { opens, answers, ama, ben, room, by } = openPolls();
    const [quiet, live, done] = [opens('single'), opens('ranking', { live: true }), opens('single')] as [
      string,
      string,
      string,
    ];
    answers(ama, quiet, 2);
    answers(ama, live, 3, 1);
    answers(ben, live, 1);
    by('close', done);
    expect(CHANNELS.map((channel) => pollFigures(room, channel))).toEqual([
      [
        [1, 1, null],
        [2, 2, [1, 0, 1]],
      ],
      [
        [1, 1, null],
        [2, 2, [1, 0, 1]],
      ],
      [
        [1, 1, [0, 1, 0]],
        [2, 2, [1, 0, 1]],
      ],
    ]);
    expect(pollFigures(room, 'staff', new Set([quiet, done]))).toEqual([[1, 1, [0, 1, 0]]]);
  });

  it('has another version whenever it may be another', () => {
    const { opens, answers, ama, must, moderator, room, asks } = openPolls();
    const pollId = opens('single');
    const moves = (act: () => unknown) => {
      const { version } = room.responses;
      act();
      return room.responses.version !== version;
    };
    expect(moves(() => answers(ama, pollId, 1))).toBe(true);
    expect(moves(() => answers(ama, pollId))).toBe(true);
    expect(moves(() => asks(ama))).toBe(false);
    expect(
      moves(() => must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' })),
    ).toBe(true);
  });

  it('is kept counted: it is never found by a look at all answers', () => {
    const { opens, crowd, room, poll, answers, ama } = openPolls();
    const pollId = opens('single');
    crowd(pollId, 50, [2]);
    answers(ama, pollId, 1);
    const { on } = room.responses;
    let looks = 0;
    room.responses.on = (id) => {
      looks += 1;
      return on.call(room.responses, id);
    };
    answers(ama, pollId, 3);
    expect([pollFigures(room, 'staff')[0]?.[2], looks]).toEqual([[0, 50, 1], 0]);
    expect([recountPoll(room, poll(pollId)).cells, looks]).toEqual([[0, 50, 1], 1]);
  });

  it('is after any commands what a count from scratch gives, also in a room that was loaded again', () => {
    const act = fc.tuple(
      fc.oneof(
        fc.constantFrom(...POLL_ACTS),
        fc.constantFrom(...POLL_ACTS),
        fc.constantFrom(...KINDS_OF_ACT),
      ),
      fc.nat(99),
      fc.nat(99),
      fc.nat(99),
    );
    let answered = 0;
    const property = fc.property(fc.array(act, { minLength: 30, maxLength: 80 }), (chosen) => {
      const game = withQuestions();
      const { opened } = game;
      for (const choice of chosen) {
        const given = orderOf(game, choice);
        const said = opened.does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
        expect(pollFaults(opened)).toEqual([]);
      }
      const { room } = opened;
      answered += room.count('response');
      const copy = reloaded(room);
      for (const poll of room.list('poll')) {
        expect(copy.responses.figures(poll)).toEqual(room.responses.figures(poll));
        expect(equal(recountPoll(copy, poll), recountPoll(room, poll))).toBe(true);
      }
      for (const actor of [opened.ama, opened.ben, opened.cyn, opened.hub])
        expect(responsesBy(copy, actor.id)).toEqual(responsesBy(room, actor.id));
    });
    fc.assert(property, { numRuns: 80 });
    expect(answered).toBeGreaterThan(200);
  });
});

describe('one’s own answers', () => {
  it('stand in one’s corner and in no other, until they are taken back', () => {
    const { opens, answers, writes, ama, ben, mine } = openPolls();
    const [single, text] = [opens('single'), opens('text')] as [string, string];
    expect(mine(ama).polls).toBeUndefined();
    writes(ama, text, 'Trust');
    answers(ama, single, 2);
    expect(mine(ama).polls).toEqual([
      { no: 1, choices: [2], text: null },
      { no: 2, choices: [], text: 'Trust' },
    ]);
    expect(mine(ben).polls).toBeUndefined();
    answers(ama, single);
    expect(mine(ama).polls).toEqual([{ no: 2, choices: [], text: 'Trust' }]);
  });
});
