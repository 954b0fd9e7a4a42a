import { describe, expect, it } from '@jest/globals';
import { question, questionId } from '../testing/records.js';
import { isFiltering, matcher, NO_FILTERS, type Filters } from './filters.js';

const list = [
  question(8, { text: 'Who pays for spam filters?', language: 'en', status: 'pending' }),
  question(87, { text: 'Où sont les données personnelles ?', language: 'fr', attendance: 'online' }),
  question(88, { text: 'ما هي آلية المساءلة؟', language: 'ar', attendance: 'hub', hubId: questionId(9_300) }),
];
const numbers = (change: Partial<Filters>): number[] =>
  list.filter(matcher({ ...NO_FILTERS, ...change })).map((one) => one.no);

describe('Finding among the incoming', () => {
  it('goes by number, also in Arabic-Indic digits', () => {
    expect(numbers({ find: '#87' })).toEqual([87]);
    expect(numbers({ find: '8' })).toEqual([8, 87, 88]);
    expect(numbers({ find: '٨٨' })).toEqual([88]);
  });

  it('goes by words in any order, without regard to case and marks', () => {
    expect(numbers({ find: 'SPAM who' })).toEqual([8]);
    expect(numbers({ find: 'donnees' })).toEqual([87]);
    expect(numbers({ find: 'المساءلة' })).toEqual([88]);
    expect(numbers({ find: 'nothing like it' })).toEqual([]);
  });

  it('finds what a translation says', () => {
    const translated = question(9, {
      text: 'نص',
      translations: { en: { text: 'Audit trail', reviewed: true } },
    });
    expect(matcher({ ...NO_FILTERS, find: 'audit' })(translated)).toBe(true);
  });

  it('narrows by place, hub, state and language', () => {
    expect(numbers({ place: 'online' })).toEqual([87]);
    expect(numbers({ place: questionId(9_300) })).toEqual([88]);
    expect(numbers({ state: 'pending' })).toEqual([8]);
    expect(numbers({ language: 'fr', state: 'pending' })).toEqual([]);
  });

  it('knows whether it narrows at all', () => {
    expect(isFiltering(NO_FILTERS)).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, find: '  ' })).toBe(false);
    expect(isFiltering({ ...NO_FILTERS, language: 'fr' })).toBe(true);
  });
});
