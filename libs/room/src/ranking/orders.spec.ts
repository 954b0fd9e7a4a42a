import { describe, expect, it } from '@jest/globals';
import { PlaceWhy, type StakeholderGroup } from '@openfloor/contract';
import { Tally } from '../tallies.js';
import { openRoom, type Opened } from '../testing/open-room.js';
import { join } from '../testing/seats.js';
import type { Actor } from '../standing.js';

const RULES = { questionsPerPerson: 0, review: 'after', ranking: 'balanced' } as const;

/** A room with so many more people of each group, and so many questions. */
function roomOf(
  questions: number,
  groups: Partial<Record<StakeholderGroup | 'none', number>> = { none: 40 },
) {
  const opened = openRoom({ rules: RULES });
  const { asks, ama, must, tally, rig } = opened;
  const people = Object.entries(groups).flatMap(([group, count]) =>
    Array.from({ length: count }, (_none, at) =>
      join(rig, { name: `${group} ${at}`, ...(group === 'none' ? {} : { stakeholderGroup: group }) }),
    ),
  );
  const ids = Array.from({ length: questions }, () => asks(ama));
  const votes = (no: number, voters: readonly Actor[], on = true) => {
    for (const voter of voters) must(voter, 'question.vote', { questionId: ids[no - 1], on });
  };
  const order = (...asked: Parameters<Tally['order']>) => tally.order(...asked);
  return { ...opened, people, ids, votes, order, id: (no: number) => ids[no - 1] ?? '' };
}

/** Somebody who decides that it is time. */
const follow = ({ tally }: Pick<Opened, 'tally'>) => tally.followOrders();

describe('an order across groups', () => {
  it('gives the questions of two camps in turn, by their size or each its half', () => {
    const room = roomOf(8, { government: 20, civil_society: 10 });
    for (const no of [1, 2, 3, 4]) room.votes(no, room.people.slice(0, 20));
    for (const no of [5, 6, 7, 8]) room.votes(no, room.people.slice(20));
    expect(room.order('votes')).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(room.order('balanced', 'people')).toEqual([1, 2, 5, 3, 4, 6, 7, 8]);
    expect(room.order('balanced', 'groups')).toEqual([1, 5, 2, 6, 3, 7, 4, 8]);
  });

  it('goes by the footing that the rules name', () => {
    const room = roomOf(4, { government: 20, civil_society: 10 });
    for (const no of [1, 2]) room.votes(no, room.people.slice(0, 20));
    for (const no of [3, 4]) room.votes(no, room.people.slice(20));
    expect(room.order('balanced')).toEqual([1, 3, 2, 4]);
    room.must(room.moderator, 'session.rules', { footing: 'people' });
    expect(room.order('balanced')).toEqual([1, 2, 3, 4]);
  });

  it('stands still until five votes on one question have come, and until somebody says so', () => {
    const room = roomOf(3);
    room.votes(2, room.people.slice(0, 6));
    expect(room.order('balanced')).toEqual([2, 1, 3]);
    room.votes(3, room.people.slice(10, 14));
    room.votes(1, room.people.slice(20, 23));
    follow(room);
    expect(room.order('balanced')).toEqual([2, 3, 1]);
    expect(room.tally.isOrderDue).toBe(false);
    room.votes(3, room.people.slice(14, 22));
    expect(room.tally.isOrderDue).toBe(true);
    expect(room.order('balanced')).toEqual([2, 3, 1]);
    const { orderVersion } = room.tally;
    follow(room);
    expect(room.tally.orderVersion).not.toBe(orderVersion);
    expect(room.order('balanced')).toEqual([3, 2, 1]);
  });

  it('never moves by one vote more or less, whoever casts it, in whichever group', () => {
    for (const ranking of ['support', 'balanced'] as const)
      for (const footing of ['people', 'groups'] as const) {
        const room = roomOf(3, { government: 12, civil_society: 6, academia: 5 });
        room.votes(1, room.people.slice(0, 9));
        room.votes(2, room.people.slice(9, 18));
        room.votes(3, room.people.slice(12, 17));
        const before = room.order(ranking, footing);
        for (const voter of room.people)
          for (const no of [1, 2, 3]) {
            const isOn = room.room.ballot(room.id(no), voter.id) === true;
            room.votes(no, [voter], !isOn);
            follow(room);
            expect(room.order(ranking, footing)).toEqual(before);
            room.votes(no, [voter], isOn);
          }
      }
  });

  it('is right at once where a question that has a place in it is put on air, answered, merged or set aside', () => {
    const room = roomOf(5);
    const { moderator, must, id, order } = room;
    room.votes(1, room.people.slice(0, 12));
    room.votes(2, room.people.slice(0, 11));
    room.votes(3, room.people.slice(12, 20));
    room.votes(4, room.people.slice(20, 26));
    expect(order('balanced')).toEqual([1, 3, 4, 2, 5]);
    must(moderator, 'question.air', { questionIds: [id(3)], expect: null });
    expect(order('balanced')).toEqual([1, 4, 2, 5]);
    must(moderator, 'question.answered', { questionId: id(3) });
    must(moderator, 'question.air', { questionIds: [id(1)], expect: room.room.session.onAirIds });
    expect(order('balanced')).toEqual([4, 2, 5]);
    must(moderator, 'question.return', { questionId: id(1) });
    expect(order('balanced')).toEqual([1, 4, 2, 5]);
    must(moderator, 'question.merge', { questionId: id(1), into: id(2) });
    expect(order('balanced')).toEqual([2, 4, 5]);
    must(moderator, 'question.decline', { questionId: id(4), reason: 'time' });
    expect(order('balanced')).toEqual([2, 5]);
    const late = room.asks(room.ben);
    expect(order('balanced')).toEqual([2, 5, room.question(late).no]);
  });

  it('counts each voter of a merged set once, and neither authors nor removed people', () => {
    const room = roomOf(4);
    const { moderator, must, id } = room;
    room.votes(2, room.people.slice(0, 8));
    room.votes(3, room.people.slice(0, 8));
    room.votes(4, room.people.slice(10, 19));
    must(moderator, 'question.merge', { questionId: id(3), into: id(2) });
    expect(room.order('balanced')).toEqual([4, 2, 1]);
    for (const voter of room.people.slice(10, 18))
      must(moderator, 'participant.remove', { participantId: voter.id, reason: 'conduct' });
    follow(room);
    expect(room.order('balanced')).toEqual([2, 4, 1]);
    const codes = room.tally.reasons('balanced', undefined, true).map(({ code }) => code);
    expect(codes).toEqual(['balanced', 'few', 'few']);
  });

  it('leaves removed people out whenever it is made anew, few as they may be', () => {
    const room = roomOf(3);
    const { moderator, must, id } = room;
    room.votes(1, room.people.slice(0, 8));
    room.votes(2, room.people.slice(8, 15));
    room.votes(3, room.people.slice(20, 30));
    expect(room.order('balanced')).toEqual([3, 1, 2]);
    for (const voter of room.people.slice(0, 3))
      must(moderator, 'participant.remove', { participantId: voter.id, reason: 'conduct' });
    expect(room.order('balanced')).toEqual([3, 1, 2]);
    must(moderator, 'question.air', { questionIds: [id(3)], expect: null });
    expect(room.order('balanced')).toEqual([2, 1]);
  });

  it('is after a restart of the same votes what it was, or newer', () => {
    const room = roomOf(6, { government: 15, civil_society: 8, academia: 7 });
    room.votes(1, room.people.slice(0, 14));
    room.votes(2, room.people.slice(10, 20));
    room.votes(3, room.people.slice(15, 30));
    room.votes(4, room.people.slice(22, 30));
    room.votes(5, room.people.slice(0, 3));
    room.must(room.moderator, 'question.air', { questionIds: [room.id(1)], expect: null });
    for (const ranking of ['support', 'balanced'] as const)
      for (const footing of ['people', 'groups'] as const) {
        const late = new Tally(room.room);
        late.recount();
        expect(late.order(ranking, footing)).toEqual(room.order(ranking, footing));
      }
  });
});

describe('the why of a place', () => {
  it('tells places by votes, steps of people and nothing of groups', () => {
    const room = roomOf(4, { government: 20, civil_society: 13 });
    room.votes(1, room.people.slice(0, 20));
    room.votes(2, room.people.slice(0, 19));
    room.votes(3, room.people.slice(20));
    room.votes(4, room.people.slice(0, 2));
    const told = (ranking: 'balanced' | 'support' | 'votes' | 'newest', showVotes = true) => {
      const why = room.tally.reasons(ranking, 'groups', showVotes);
      for (const one of why) expect(PlaceWhy.safeParse(one).success).toBe(true);
      return why;
    };
    expect(room.order('balanced', 'groups')).toEqual([1, 3, 2, 4]);
    expect(told('balanced')).toEqual([
      { code: 'balanced', votes: 20, byVotes: 1, firstHeard: 20 },
      { code: 'balanced', votes: 13, byVotes: 3, firstHeard: 10 },
      { code: 'balanced', votes: 19, byVotes: 2, firstHeard: 0 },
      { code: 'few', votes: 2, least: 5 },
    ]);
    expect(told('balanced', false)).toEqual([
      { code: 'balanced', votes: null, byVotes: 1, firstHeard: 5 },
      { code: 'balanced', votes: null, byVotes: 3, firstHeard: 5 },
      { code: 'balanced', votes: null, byVotes: 2, firstHeard: 0 },
      { code: 'few', votes: null, least: 5 },
    ]);
    expect(told('support', false)).toEqual([
      { code: 'support', votes: null, byVotes: 1 },
      { code: 'support', votes: null, byVotes: 2 },
      { code: 'support', votes: null, byVotes: 3 },
      { code: 'few', votes: null, least: 5 },
    ]);
    expect(told('votes')[1]).toEqual({ code: 'votes', votes: 19 });
    expect(told('newest')[0]).toEqual({ code: 'newest' });
  });
});
