import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SUPPORT_GROUPS, type StakeholderGroup } from '@openfloor/contract';
import { restore } from '../entry.js';
import { Room } from '../room.js';
import type { Actor } from '../standing.js';
import { Tally, votesOf } from '../tallies.js';
import { openRoom, type Opened } from '../testing/open-room.js';
import { join, SYSTEM } from '../testing/seats.js';

const CIV = SUPPORT_GROUPS.indexOf('civil_society');
const GOV = SUPPORT_GROUPS.indexOf('government');
const TEC = SUPPORT_GROUPS.indexOf('technical_community');
const UNSAID = SUPPORT_GROUPS.indexOf(null);

const told = ({ tally, room }: Opened, id: string) => {
  tally.recount();
  const [one] = tally.support(new Set([id]));
  return one
    ? { no: one[0], of: one[1], cells: one[2], counted: room.entry('support', id)?.record.counted }
    : undefined;
};
const people = ({ rig }: Opened, group: StakeholderGroup | null, count: number): Actor[] =>
  Array.from({ length: count }, () => join(rig, group ? { stakeholderGroup: group } : {}));
const vote = ({ must }: Opened, questionId: string, voters: Actor[], on = true) =>
  voters.forEach((voter) => must(voter, 'question.vote', { questionId, on }));
const count = ({ must }: Opened, ...questionIds: string[]) => must(SYSTEM, 'support.count', { questionIds });

describe('support by group', () => {
  it('is told of what was counted, with small groups and one more left out', () => {
    const opened = openRoom();
    const id = opened.published(opened.ama);
    const [civil, state, tech] = [
      people(opened, 'civil_society', 30),
      people(opened, 'government', 20),
      people(opened, 'technical_community', 4),
    ];
    vote(opened, id, [...civil.slice(0, 25), ...state.slice(0, 12), ...tech.slice(0, 3)]);
    expect(told(opened, id)).toBeUndefined();
    expect(opened.tally.due()).toEqual([id]);
    count(opened, id);
    const { of, cells = [], counted = [] } = told(opened, id) ?? {};
    expect(of).toBe(35);
    expect(counted.reduce((sum, one) => sum + one, 0)).toBe(35);
    expect([cells[CIV], cells[TEC], cells[UNSAID]]).toEqual([counted[CIV], null, null]);
    expect(cells[SUPPORT_GROUPS.indexOf('academia')]).toBe(0);
    expect(opened.tally.due()).toEqual([]);
  });

  it('moves no sooner than five more votes have come, whatever is asked in between', () => {
    const opened = openRoom();
    const id = opened.published(opened.ama);
    const voters = people(opened, 'civil_society', 30);
    vote(opened, id, voters.slice(0, 20));
    count(opened, id);
    const before = told(opened, id);
    for (const voter of voters.slice(20, 24)) {
      vote(opened, id, [voter]);
      expect(opened.tally.due()).toEqual([]);
      count(opened, id);
      expect(told(opened, id)).toEqual(before);
    }
    vote(opened, id, voters.slice(24, 25));
    expect(opened.tally.due()).toEqual([id]);
    count(opened, id);
    expect(told(opened, id)?.of).toBe(20);
  });

  it('is hidden where everybody of a small group votes, and stays so when somebody joins who has not', () => {
    const opened = openRoom();
    const id = opened.published(opened.ama);
    vote(opened, id, people(opened, 'civil_society', 30));
    vote(opened, id, people(opened, 'government', 7));
    const state = () => opened.room.entry('support', id)?.record.counted[GOV] ?? 0;
    for (let more = 0; state() < 7 && more < 20; more += 1) {
      vote(opened, id, people(opened, 'civil_society', 10));
      count(opened, id);
      if (state() >= 6) expect(told(opened, id)?.cells[GOV]).toBeNull();
    }
    expect(state()).toBe(7);
    people(opened, 'government', 2);
    vote(opened, id, people(opened, 'civil_society', 20));
    count(opened, id);
    expect(told(opened, id)?.cells[GOV]).toBeNull();
    people(opened, 'government', 3);
    vote(opened, id, people(opened, 'civil_society', 20));
    count(opened, id);
    expect(opened.room.entry('support', id)?.record.alike).toEqual([]);
  });

  it('keeps to the strictest rule under which it was ever counted', () => {
    const opened = openRoom({ rules: { smallCell: 12 } });
    const id = opened.published(opened.ama);
    const [civil, state] = [people(opened, 'civil_society', 60), people(opened, 'government', 9)];
    vote(opened, id, [...civil.slice(0, 40), ...state.slice(0, 8)]);
    count(opened, id);
    opened.must(opened.moderator, 'session.rules', { smallCell: 1 });
    vote(opened, id, civil.slice(40));
    count(opened, id);
    expect(told(opened, id)?.of).toBe(56);
    expect(told(opened, id)?.cells[GOV]).toBeNull();
  });

  it('follows votes over a merged set, each person once, and those of who left or was removed no longer', () => {
    const opened = openRoom();
    const [one, two] = [opened.published(opened.ama), opened.published(opened.ben)];
    const voters = people(opened, 'civil_society', 30);
    vote(opened, one, voters.slice(0, 20));
    vote(opened, two, voters.slice(10, 30));
    opened.must(opened.moderator, 'question.merge', { questionId: two, into: one });
    count(opened, one, two);
    expect([told(opened, one)?.of, told(opened, two)]).toEqual([25, undefined]);
    for (const { id } of voters.slice(0, 15))
      opened.must(opened.moderator, 'participant.remove', { participantId: id, reason: 'conduct' });
    expect(opened.tally.due()).toEqual([one]);
    count(opened, one);
    expect(told(opened, one)?.of).toBe(10);
  });

  it('is the same after the room was read again, and no finer', () => {
    const opened = openRoom();
    const id = opened.published(opened.ama);
    vote(opened, id, people(opened, 'civil_society', 23));
    count(opened, id);
    vote(opened, id, people(opened, 'government', 4));
    const { room } = opened;
    const again = new Room(room.id, room.history);
    for (const kind of ['session', 'participant', 'hub', 'question', 'support'] as const)
      for (const { record, rev, sights } of room.entries(kind)) again.absorb(restore(record, rev, sights));
    for (const [voterId, on] of room.ballots(id)) again.absorbBallot(id, voterId, on);
    again.clock = room.clock;
    const tally = new Tally(again);
    tally.recount();
    expect(tally.support()).toEqual(opened.tally.support());
    expect(tally.due()).toEqual([]);
  });

  it('costs a look at some ballots for each vote, however many there are', () => {
    const looks = [400, 1_600].map((votes) => {
      const opened = openRoom();
      const id = opened.published(opened.ama);
      let seen = 0;
      for (const voter of people(opened, 'civil_society', votes)) {
        vote(opened, id, [voter]);
        if (opened.tally.due().length === 0) continue;
        seen += opened.room.ballots(id).size;
        count(opened, id);
      }
      return seen / votes;
    });
    expect(Math.max(...looks)).toBeLessThan(20);
  });

  it('adds up for any crowd to what public totals say, and shows no small cell', () => {
    const act = fc.tuple(fc.constantFrom('vote', 'vote', 'vote', 'back', 'count'), fc.nat(59));
    const property = fc.property(fc.array(act, { minLength: 30, maxLength: 150 }), (acts) => {
      const opened = openRoom();
      const id = opened.published(opened.ama);
      const groups = ['civil_society', 'civil_society', 'government', 'academia', null] as const;
      const voters = Array.from({ length: 60 }, (_none, at) =>
        people(opened, groups[at % 5] ?? null, 1),
      ).flat();
      for (const [kind, at] of acts) {
        if (kind !== 'count')
          opened.does(voters[at]!, 'question.vote', { questionId: id, on: kind === 'vote' });
        else count(opened, id);
        const votes = votesOf(opened.room, opened.question(id));
        const { of = 0, cells = [] } = told(opened, id) ?? {};
        if (kind === 'count') expect(Math.abs(votes - of)).toBeLessThan(5 + Math.max(5, Math.floor(of / 16)));
        for (const cell of cells) if (cell !== null && cell !== 0) expect(cell).toBeGreaterThanOrEqual(5);
        expect(cells.filter((cell) => cell === null)).not.toHaveLength(1);
      }
    });
    fc.assert(property, { numRuns: 25 });
  });
});
