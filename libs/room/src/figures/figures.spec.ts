import { describe, expect, it } from '@jest/globals';
import {
  CHANNELS,
  FIGURE_DIMENSIONS,
  Figures,
  type Breakdown,
  type Channel,
  type StakeholderGroup,
} from '@openfloor/contract';
import fc from 'fast-check';
import type { QuestionRecord } from '../records.js';
import type { Room } from '../room.js';
import { KINDS_OF_ACT, orderOf, withQuestions } from '../testing/chance.js';
import { openRoom, type Opened } from '../testing/open-room.js';
import { recounted } from '../testing/recount.js';
import { join, SYSTEM } from '../testing/seats.js';
import { isShown, shownStatus } from '../views/question.view.js';
import { sessionFigures } from './figures.js';

const figuresOf = ({ room, tally, rig }: Opened, channel: Channel = 'public') =>
  sessionFigures(room, tally, channel, rig.now);
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);
const rowsOf = (figures: Figures, by: (typeof FIGURE_DIMENSIONS)[number]): Breakdown['rows'] =>
  figures.participation[by].rows;

/** Counts what a channel may see from the records alone, in another way than the product does. */
function countedAgain(room: Room, channel: Channel) {
  const seen = (one: QuestionRecord) => channel === 'staff' || isShown(one);
  const questions = room.list('question').filter(seen);
  const by = (of: (one: QuestionRecord) => string | null) => {
    const counts: Record<string, number> = {};
    for (const one of questions) counts[String(of(one))] = (counts[String(of(one))] ?? 0) + 1;
    return counts;
  };
  return {
    group: by(({ byline }) => byline.stakeholderGroup),
    region: by(({ byline }) => byline.regionalGroup),
    attendance: by(({ attendance }) => attendance),
    taken: questions.filter(({ status }) => status === 'answered' || status === 'on_air').map(({ no }) => no),
  };
}

/** All sums that are promised, of one channel. */
function expectSums(figures: Figures, room: Room, channel: Channel): void {
  const { asked, funnel, timeline, speaking } = figures;
  expect(asked).toBe(room.list('question').length);
  expect(sum(funnel.states.map(({ count }) => count))).toBe(asked);
  const declined = funnel.states.find(({ state }) => state === 'declined')?.count;
  expect(sum(funnel.reasons.map(({ count }) => count))).toBe(declined);
  expect(timeline.before + sum(timeline.bins)).toBe(asked);
  expect(speaking.spokenMs + speaking.changeoverMs).toBe(speaking.runningMs);
  const again = countedAgain(room, channel);
  for (const by of FIGURE_DIMENSIONS) {
    const rows = rowsOf(figures, by);
    expect(sum(rows.map(({ spokenMs }) => spokenMs)) + speaking.moderatorsMs).toBe(speaking.spokenMs);
    expect(sum(rows.map((row) => row.asked))).toBe(sum(Object.values(again.group)));
    expect(sum(rows.map(({ taken }) => taken))).toBe(timeline.taken.length);
    if (by === 'language') continue;
    for (const { key, asked: count } of rows) expect(count).toBe(again[by][String(key)] ?? 0);
  }
  expect(timeline.taken.map(({ no }) => no).sort()).toEqual(again.taken.sort());
}

describe('the figures of a session', () => {
  it('are after any commands what a recount of the records gives, for every channel, and add up', () => {
    const act = fc.tuple(fc.constantFrom(...KINDS_OF_ACT), fc.nat(99), fc.nat(99), fc.nat(99));
    const property = fc.property(fc.array(act, { minLength: 20, maxLength: 70 }), (chosen) => {
      const game = withQuestions();
      const { room } = game.opened;
      for (const choice of chosen) {
        const given = orderOf(game, choice);
        const said = game.opened.does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
      }
      for (const channel of CHANNELS) {
        const figures = figuresOf(game.opened, channel);
        expect(Figures.parse(figures)).toEqual(figures);
        expectSums(figures, room, channel);
        const votes = recounted(room, channel, 'votes').flat.filter((_one, at) => at % 2 === 1);
        expect(figures.support).toBe(sum(votes));
      }
    });
    fc.assert(property, { numRuns: 80 });
  });

  it('tell everybody only of questions that everybody sees, and staff of all', () => {
    const opened = openRoom();
    const civil = join(opened.rig, { stakeholderGroup: 'civil_society', language: 'fr' });
    opened.asks(civil, 'Is this seen?');
    const civilIn = (channel: Channel) =>
      rowsOf(figuresOf(opened, channel), 'group').find(({ key }) => key === 'civil_society')?.asked;
    expect([civilIn('public'), civilIn('panel'), civilIn('staff')]).toEqual([0, 0, 1]);
    expect([figuresOf(opened).asked, figuresOf(opened).languages]).toEqual([1, []]);
    expect(figuresOf(opened, 'staff').languages).toHaveLength(1);
  });

  it('say of an author what the byline says, and no more where a group was named later', () => {
    const opened = openRoom({ rules: { review: 'after' } });
    opened.asks(opened.ama);
    opened.must(opened.ama, 'participant.identify', { stakeholderGroup: 'government' });
    const rows = rowsOf(figuresOf(opened), 'group').filter(({ asked }) => asked > 0);
    expect(rows.map(({ key }) => key)).toEqual([null]);
  });

  it('count turns of the chair and moderators apart, and what nobody spoke as changeover', () => {
    const opened = openRoom({ floor: true });
    const { must, moderator, panellist, later, room } = opened;
    const since = room.session.openedAt ?? 0;
    for (const personId of [panellist.id, moderator.id]) {
      must(moderator, 'floor.give', { personId });
      later(60_000);
      const { id } = room.list('floor').at(-1)!;
      must(moderator, 'floor.end', { expect: id });
    }
    must(moderator, 'floor.give', { personId: panellist.id });
    later(30_000);
    const { speaking, participation, at } = figuresOf(opened);
    expect(speaking.moderatorsTurns).toBe(1);
    expect(speaking.moderatorsMs).toBe(61_000);
    expect(participation.group.rows.find(({ key }) => key === 'academia')).toMatchObject({
      turns: 2,
      spokenMs: 91_000,
    });
    expect(speaking.runningMs).toBe(at - since);
  });

  it('stand still once the session is closed', () => {
    const opened = openRoom();
    opened.published(opened.ama);
    opened.must(opened.moderator, 'session.phase', { phase: 'closed' });
    const before = figuresOf(opened);
    opened.later(3_600_000);
    const { at: _at, ...after } = figuresOf(opened);
    expect(before).toMatchObject(after);
    expect(after.final).toBe(true);
    expect(after.funnel.states.find(({ state }) => state === 'lapsed')?.count).toBe(1);
  });

  it('hide votes from everybody where the session does', () => {
    const opened = openRoom({ rules: { showVotes: false } });
    const id = opened.published(opened.ama);
    opened.must(opened.ben, 'question.vote', { questionId: id, on: true });
    opened.must(opened.moderator, 'question.air', { questionIds: [id], expect: null });
    expect([figuresOf(opened).support, figuresOf(opened).timeline.taken[0]?.votes]).toEqual([null, null]);
    expect([figuresOf(opened, 'panel').support, figuresOf(opened, 'panel').timeline.taken[0]?.votes]).toEqual(
      [1, 1],
    );
  });
});

describe('votes by groups', () => {
  const crowd = ({ rig }: Opened, group: StakeholderGroup, count: number) =>
    Array.from({ length: count }, () => join(rig, { stakeholderGroup: group }));
  const civilVotes = (figures: Figures) =>
    figures.participation.group.rows.find(({ key }) => key === 'civil_society')?.support;

  it('are the sum of what is told of each question, and told over three questions at least', () => {
    const opened = openRoom();
    const voters = [...crowd(opened, 'civil_society', 30), ...crowd(opened, 'government', 20)];
    const ids: string[] = [];
    for (const [round, text] of ['One?', 'Two?', 'Three?'].entries()) {
      const questionId = opened.published(opened.ama, text);
      ids.push(questionId);
      for (const voter of voters) opened.must(voter, 'question.vote', { questionId, on: true });
      opened.must(SYSTEM, 'support.count', { questionIds: [questionId] });
      const told = opened.tally.support();
      const cell = told.reduce((all, [, , cells]) => all + (cells[2] ?? 0), 0);
      expect(cell).toBeGreaterThan(0);
      expect(civilVotes(figuresOf(opened))).toBe(round === 2 ? cell : null);
    }
    const before = civilVotes(figuresOf(opened));
    for (const voter of crowd(opened, 'civil_society', 4))
      opened.must(voter, 'question.vote', { questionId: ids[0], on: true });
    expect(figuresOf(opened).support).toBe(154);
    expect(civilVotes(figuresOf(opened))).toBe(before);
  });

  it('leave out questions that not everybody sees', () => {
    const opened = openRoom();
    const voters = [...crowd(opened, 'civil_society', 30), ...crowd(opened, 'government', 20)];
    const ids = ['One?', 'Two?', 'Three?'].map((text) => opened.published(opened.ama, text));
    for (const questionId of ids)
      for (const voter of voters) opened.must(voter, 'question.vote', { questionId, on: true });
    opened.must(SYSTEM, 'support.count', { questionIds: ids });
    expect(civilVotes(figuresOf(opened))).not.toBeNull();
    opened.must(opened.moderator, 'question.decline', { questionId: ids[0], reason: 'off_topic' });
    expect(civilVotes(figuresOf(opened))).toBeNull();
    expect(civilVotes(figuresOf(opened, 'staff'))).not.toBeNull();
  });
});

describe('the chart of time', () => {
  it('has at most seventeen bins that a clock can be read by, for a minute and for a month', () => {
    for (const minutes of [1, 20, 90, 600, 3_000, 43_200, 500_000]) {
      const opened = openRoom();
      opened.later(minutes * 60_000);
      const { bins, binMs, fromAt, untilAt } = figuresOf(opened).timeline;
      expect(bins.length).toBeLessThanOrEqual(17);
      expect(fromAt % binMs).toBe(0);
      expect(fromAt + bins.length * binMs).toBeGreaterThanOrEqual(untilAt);
    }
  });

  it('tells what was asked before the session was opened apart', () => {
    const opened = openRoom({ phase: 'lobby' });
    opened.asks(opened.ama);
    opened.later(3_600_000);
    opened.must(opened.moderator, 'session.phase', { phase: 'open' });
    opened.asks(opened.ben);
    const { before, bins } = figuresOf(opened).timeline;
    expect([before, sum(bins)]).toEqual([1, 1]);
  });

  it('tells when a question came before the panel and for how many minutes, to staff no finer', () => {
    const opened = openRoom();
    const questionId = opened.published(opened.ama);
    opened.must(opened.moderator, 'question.air', { questionIds: [questionId], expect: null });
    opened.later(150_000);
    opened.must(opened.moderator, 'question.answered', { questionId });
    for (const channel of CHANNELS) {
      const { taken, medianMs } = figuresOf(opened, channel).timeline;
      expect(taken).toHaveLength(1);
      expect((taken[0]?.startedAt ?? 1) % 60_000).toBe(0);
      expect((medianMs ?? 1) % 60_000).toBe(0);
      expect(taken[0]?.onAir).toBe(false);
    }
    expect(shownStatus(opened.question(questionId))).toBe('answered');
  });
});
