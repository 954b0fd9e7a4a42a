import { describe, expect, it, jest } from '@jest/globals';
import { CHANNELS, KINDS, type Channel, type Gone, type RecordView } from '@openfloor/contract';
import fc from 'fast-check';
import { restore, type Entry } from './entry.js';
import { Room } from './room.js';
import { deltaOf } from './snapshot.js';
import { KINDS_OF_ACT, orderOf, withQuestions } from './testing/chance.js';
import { openRoom } from './testing/open-room.js';

type Delta = ReturnType<typeof deltaOf>;

/** The delta by a look at every record there is. */
function scanned(room: Room, channel: Channel, since: number): Delta {
  const put: RecordView[] = [];
  const gone: Gone[] = [];
  for (const kind of KINDS)
    for (const { record, sights } of room.entries(kind)) {
      const { shown, goneAt } = sights[channel];
      if (shown && shown.rev > since) put.push(shown);
      if (!shown && goneAt !== null && goneAt > since) gone.push({ kind, id: record.id });
    }
  return { put, gone };
}

function inOrder({ put, gone }: Delta): Delta {
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  return { put: put.toSorted(byId), gone: gone.toSorted(byId) };
}

/** The room as a store gives it back, the latest records first. */
function reloaded(room: Room): Room {
  const copy = new Room(room.id, room.history);
  for (const kind of KINDS)
    for (const { record, rev, sights } of [...room.entries(kind)].reverse())
      copy.absorb(restore(JSON.parse(JSON.stringify(record)) as Entry['record'], rev, sights));
  copy.clock = room.clock;
  return copy;
}

describe('what changed since a rev', () => {
  it('is after any commands, for every channel and rev, what a look at every record gives', () => {
    const act = fc.tuple(fc.constantFrom(...KINDS_OF_ACT), fc.nat(99), fc.nat(99), fc.nat(99));
    const property = fc.property(fc.array(act, { minLength: 20, maxLength: 50 }), (chosen) => {
      const game = withQuestions();
      const { room, does } = game.opened;
      for (const choice of chosen) {
        const given = orderOf(game, choice);
        const said = does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
      }
      for (const one of [room, reloaded(room)])
        for (const channel of CHANNELS)
          for (let since = 0; since <= room.clock.rev; since += 7)
            expect(inOrder(deltaOf(one, channel, since))).toEqual(inOrder(scanned(room, channel, since)));
    });
    fc.assert(property, { numRuns: 40 });
  });

  it('comes by kind and then by number, as it always did', () => {
    const { ama, moderator, published, must, room } = openRoom({ rules: { questionsPerPerson: 0 } });
    const ids = [1, 2, 3].map(() => published(ama));
    must(moderator, 'question.label', { questionId: ids[2], labels: ['late'] });
    must(moderator, 'question.label', { questionId: ids[0], labels: ['later'] });
    const questions = deltaOf(room, 'public', 0).put.filter(({ kind }) => kind === 'question');
    expect(questions.map(({ id }) => id)).toEqual(ids);
    const kinds = deltaOf(room, 'staff', 0).put.map(({ kind }) => KINDS.indexOf(kind));
    expect(kinds).toEqual(kinds.toSorted((one, other) => one - other));
  });

  it('looks at what changed, not at what there is', () => {
    const looks = [10, 400].map((questions) => {
      const { ama, moderator, asks, must, room } = openRoom({
        rules: { questionsPerPerson: 0, review: 'after' },
      });
      const [first] = Array.from({ length: questions }, () => asks(ama));
      const since = room.clock.rev;
      must(moderator, 'question.label', { questionId: first, labels: ['seen'] });
      deltaOf(room, 'public', since);
      const entry = jest.spyOn(room, 'entry');
      const entries = jest.spyOn(room, 'entries');
      expect(deltaOf(room, 'public', since).put.map(({ id }) => id)).toEqual([first]);
      return [entry.mock.calls.length, entries.mock.calls.length];
    });
    expect(looks[1]).toEqual(looks[0]);
    expect(looks[0]).toEqual([1, 0]);
  });

  it('does not remember for ever what moved again', () => {
    const { ama, moderator, published, must, room } = openRoom();
    const questionId = published(ama);
    for (let turn = 0; turn < 2_000; turn += 1)
      must(moderator, 'question.label', { questionId, labels: [`label ${turn % 7}`] });
    deltaOf(room, 'public', room.clock.rev);
    const entry = jest.spyOn(room, 'entry');
    expect(deltaOf(room, 'public', 0).put.map(({ kind }) => kind)).toContain('question');
    expect(entry.mock.calls.length).toBeLessThan(600);
  });
});
