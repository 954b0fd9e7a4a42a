import { describe, expect, it } from '@jest/globals';
import type { Counts, QuestionView } from '@openfloor/contract';
import { demoOwn, demoQuestion, hubRoom, MINUTE_MS, NOW } from '../testing/hub-room.js';
import { lengthMs, placedQuestions, usualMs, waitMs } from './place.js';

const MIN = MINUTE_MS;
const answered = (no: number, minutes: number): QuestionView =>
  demoQuestion(no, 'Done?', {
    status: 'answered',
    askedAt: NOW - 30 * MIN,
    answeredAt: NOW - 30 * MIN + minutes * MIN,
  });
const chosen = (no: number, position: string): QuestionView =>
  demoQuestion(no, `Chosen ${no}?`, { status: 'shortlisted', position });
const COUNTS: Counts = {
  asked: 90,
  published: 31,
  shortlisted: 8,
  onAir: 1,
  answered: 9,
  deferred: 1,
  declined: 8,
  merged: 5,
  withdrawn: 1,
  lapsed: 0,
};

describe('how long a question takes', () => {
  it('is what those before took on average, less the half minute by which full minutes are too long', () => {
    expect(usualMs(hubRoom({}, [answered(1, 2), answered(2, 4)]))).toBe(2.5 * MIN);
  });

  it('is what the rules give an answer while none was answered', () => {
    const room = hubRoom({}, [demoQuestion(1, 'Open?')]);
    expect(usualMs(room)).toBe(room.session.rules.answerSeconds * 1_000);
  });

  it('is never less than half a minute, and is not known of what was not asked', () => {
    expect(lengthMs(answered(1, 0.25))).toBe(30_000);
    expect(lengthMs(demoQuestion(2, 'Open?'))).toBeUndefined();
    expect(lengthMs({ ...answered(3, 2), askedAt: null })).toBeUndefined();
  });

  it('counts what is left of the one on air and all who come before', () => {
    const air = demoQuestion(9, 'Now?', { status: 'on_air', askedAt: NOW - 1.5 * MIN });
    const room = hubRoom({}, [answered(1, 2.5), air]);
    room.session.onAirIds = [air.id];
    expect(waitMs(room, 1, NOW)).toBe(1 * MIN);
    expect(waitMs(room, 3, NOW)).toBe(5 * MIN);
    expect(waitMs(room, 1, NOW + 60 * MIN)).toBe(0);
  });
});

describe('the place of our questions', () => {
  it('follows the shortlist of the room, with the minutes to it', () => {
    const all = [chosen(4, 'a2'), chosen(5, 'a0'), chosen(6, 'a1'), answered(1, 2.5)];
    const room = hubRoom({ questions: [demoOwn(4, 'Chosen 4?', { status: 'shortlisted' })] }, all);
    expect(placedQuestions(room, NOW)[0]?.place).toEqual({ kind: 'chosen', nth: 3, of: 3, aboutMs: 4 * MIN });
  });

  it('is on air where the hall sees it, whatever the own copy says yet', () => {
    const own = demoOwn(4, 'Chosen 4?', { status: 'shortlisted' });
    const room = hubRoom({ questions: [own] }, [chosen(4, 'a0')]);
    room.session.onAirIds = [own.id];
    expect(placedQuestions(room, NOW)[0]?.place).toEqual({ kind: 'air' });
  });

  it('is that of the ranking on the list, and without one only how many there are', () => {
    const all = [demoQuestion(1, 'A?'), demoQuestion(2, 'B?'), demoQuestion(3, 'C?')];
    const mine = { questions: [demoOwn(2, 'B?', { status: 'published' })] };
    const ranked = hubRoom(mine, all, { order: [3, 2, 1], counts: { ...COUNTS, published: 3 } });
    expect(placedQuestions(ranked, NOW)[0]?.place).toEqual({ kind: 'listed', nth: 2, of: 3 });
    const plain = hubRoom(mine, all, { counts: { ...COUNTS, published: 3 } });
    expect(placedQuestions(plain, NOW)[0]?.place).toEqual({ kind: 'listed', nth: undefined, of: 3 });
  });

  it('is about how many wait for review before it, by the counts that everybody sees', () => {
    const mine = { questions: [demoOwn(80, 'Ours?')] };
    const room = hubRoom(mine, [demoQuestion(85, 'Later and listed?')], { counts: COUNTS });
    expect(placedQuestions(room, NOW)[0]?.place).toEqual({ kind: 'review', nth: 17, of: 26 });
  });

  it('never is behind the last or before the first', () => {
    const room = hubRoom({ questions: [demoOwn(90, 'Last?')] }, [], { counts: { ...COUNTS, declined: 33 } });
    expect(placedQuestions(room, NOW)[0]?.place).toEqual({ kind: 'review', nth: 1, of: 1 });
    const first = hubRoom({ questions: [demoOwn(1, 'First?')] }, [], { counts: COUNTS });
    expect(placedQuestions(first, NOW)[0]?.place).toEqual({ kind: 'review', nth: 1, of: 26 });
  });

  it('puts what comes first before the rest, and what is done at the end', () => {
    const own = [
      demoOwn(1, 'Answered?', { status: 'answered' }),
      demoOwn(2, 'In review?'),
      demoOwn(3, 'Listed?', { status: 'published' }),
      demoOwn(4, 'Second?', { status: 'shortlisted' }),
      demoOwn(5, 'First?', { status: 'shortlisted' }),
    ];
    const room = hubRoom({ questions: own }, [chosen(4, 'b'), chosen(5, 'a'), demoQuestion(3, 'Listed?')]);
    expect(placedQuestions(room, NOW).map(({ question }) => question.no)).toEqual([5, 4, 3, 2, 1]);
  });
});
