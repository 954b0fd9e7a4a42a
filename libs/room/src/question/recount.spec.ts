import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { join } from '../testing/seats.js';
import { recount } from './recount.js';

describe('a recount without those who joined late', () => {
  it('leaves them out of every question, counts each voter of a merged set once, and changes nothing', () => {
    const { rig, room, ama, ben, cyn, moderator, published, must, later, tally } = openRoom();
    const [first, second] = [published(ama), published(ama, 'Who pays?')];
    const vote = (actor: typeof ama, questionId: string) =>
      must(actor, 'question.vote', { questionId, on: true });
    vote(ben, first);
    vote(ben, second);
    const before = rig.now;
    later(600_000);
    const late = join(rig, { name: 'Late' });
    vote(late, second);
    vote(cyn, first);
    must(moderator, 'question.merge', { questionId: second, into: first });
    const { rev, beat } = room.clock;
    expect(recount(room, before)).toEqual({ devices: 1, votes: [[1, 3, 2]] });
    expect(recount(room, rig.now)).toEqual({ devices: 0, votes: [[1, 3, 3]] });
    expect([room.clock.rev, room.clock.beat, tally.of(first)]).toEqual([rev, beat, 3]);
  });

  it('leaves out whoever was removed anyway, and questions without votes', () => {
    const { room, rig, ama, ben, moderator, published, must } = openRoom();
    const questionId = published(ama);
    must(ben, 'question.vote', { questionId, on: true });
    must(moderator, 'participant.remove', { participantId: ben.id, reason: 'conduct' });
    expect(recount(room, rig.now)).toEqual({ devices: 0, votes: [] });
  });
});
