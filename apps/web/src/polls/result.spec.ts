import { describe, expect, it } from '@jest/globals';
import { demoPoll, demoResults } from '../testing/polls.js';
import { pollResultWords } from '../text/en/polls.js';
import { sayIn } from '../text/say.js';
import {
  answeredText,
  answersOf,
  diverging,
  groupLines,
  isHiding,
  regionLines,
  resultLines,
  stacked,
} from './result.js';

const say = sayIn('en', {}, pollResultWords);
const temperature = demoPoll(1, { type: 'temperature', options: [] });
const rows = [
  { group: 'government' as const, answered: 20, cells: [10, 5, 5] },
  { group: 'academia' as const, answered: 9, cells: [null, null, 6] },
  { group: 'civil_society' as const, answered: 30, cells: [6, 10, 14] },
  { group: 'press_media' as const, answered: 0, cells: [0, 0, 0] },
  { group: null, answered: null, cells: [null, null, null] },
];

describe('what can be answered', () => {
  it('is three words to a sentence, a scale to a rating, the options to a choice, and nothing to a text', () => {
    expect(answersOf(temperature, say).map(({ text }) => text)).toEqual(['Agree', 'Pass', 'Disagree']);
    const rating = demoPoll(1, { type: 'rating', options: [], max: 3 });
    expect(answersOf(rating, say).map(({ no, text }) => [no, text])).toEqual([
      [1, '1'],
      [2, '2'],
      [3, '3'],
    ]);
    expect(answersOf(demoPoll(1, { language: 'fr' }), say)[1]).toEqual({
      no: 2,
      text: 'Two',
      language: 'fr',
    });
    expect(answersOf(demoPoll(1, { type: 'text', options: [] }), say)).toEqual([]);
  });
});

describe('a result', () => {
  it('has for each answer its count, its part of all who answered, and the hands beside it', () => {
    const answers = answersOf(demoPoll(1), say);
    const hands = { hubs: 1, headcount: 40, cells: [25, 0, 9] };
    const lines = resultLines(answers, demoResults(), hands);
    expect(lines.map(({ cell, part, hands: up }) => [cell, part, up])).toEqual([
      [12, 0.6, 25],
      [5, 0.25, 0],
      [3, 0.15, 9],
    ]);
  });

  it('is told of a ranking in the order of its points, with the most as the whole bar', () => {
    const answers = answersOf(demoPoll(1, { type: 'ranking' }), say);
    const lines = resultLines(answers, demoResults({ points: [10, 40, 20] }));
    expect(lines.map(({ text, part }) => [text, part])).toEqual([
      ['Two', 1],
      ['Three', 0.5],
      ['One', 0.25],
    ]);
  });

  it('is empty bars where nobody answered', () => {
    const lines = resultLines(answersOf(demoPoll(1), say), demoResults({ answered: 0, cells: [0, 0, 0] }));
    expect(lines.map(({ part }) => part)).toEqual([0, 0, 0]);
    expect(answeredText(say, 0)).toBe('Nobody has answered yet');
    expect(answeredText(say, 1)).toBe('1 has answered');
  });
});

describe('a table by groups', () => {
  it('starts with the group that agrees least, and ends with those of which that is not told', () => {
    const lines = groupLines(temperature, demoResults({ groups: rows }));
    expect(lines.map(({ key }) => key)).toEqual(['civil_society', 'government', 'academia', null]);
    expect(isHiding(lines)).toBe(true);
    expect(isHiding(lines.slice(0, 2))).toBe(false);
  });

  it('keeps the order of the groups and regions for every other kind', () => {
    const groups = groupLines(demoPoll(1), demoResults({ groups: rows }));
    expect(groups.map(({ key }) => key)).toEqual(['government', 'academia', 'civil_society', null]);
    const regions = [
      { region: 'weog' as const, answered: 9, cells: [0, 9, 0] },
      { region: 'african' as const, answered: 9, cells: [9, 0, 0] },
    ];
    expect(regionLines(demoPoll(1), demoResults({ regions })).map(({ key }) => key)).toEqual([
      'weog',
      'african',
    ]);
  });
});

describe('a bar', () => {
  it('has who agrees after the middle, who disagrees before it, and who passes across it', () => {
    expect(diverging([10, 20, 10])).toEqual([
      { at: 25, width: 12.5, place: 2 },
      { at: 37.5, width: 25, place: 1 },
      { at: 62.5, width: 12.5, place: 0 },
    ]);
    const [disagree, , agree] = diverging([0, 0, 7]);
    expect([disagree?.at, disagree?.width, agree?.width]).toEqual([0, 50, 0]);
  });

  it('is not drawn where one of its cells is not told: the others would tell it', () => {
    expect(diverging([10, null, 10])).toEqual([]);
    expect(stacked([10, null])).toEqual([]);
    expect(stacked([0, 0])).toEqual([]);
    expect(stacked([1, 3])).toEqual([
      { at: 0, width: 25, place: 0 },
      { at: 25, width: 75, place: 1 },
    ]);
  });
});
