import { describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../testing/memory-keep.js';
import { countCharacters, dropDraft, guessLanguage, keepDraft, readDraft, sentDraft } from './draft.js';

describe('a draft', () => {
  it('is there again after a reload, for its own session only', () => {
    const keep = memoryKeep();
    expect(keepDraft(keep, 's1', { text: 'Half a quest', identity: 'public', name: 'A' })).toBe(true);
    expect(readDraft(keep, 's1')).toEqual({ text: 'Half a quest', identity: 'public', name: 'A' });
    expect(readDraft(keep, 's2')).toEqual({ text: '' });
  });

  it('is not said to be kept where the phone keeps nothing', () => {
    expect(keepDraft(memoryKeep('full'), 's', { text: 'x' })).toBe(false);
  });

  it('starts anew from anything that is not a draft', () => {
    for (const rubbish of ['', '{', '7', 'null', '{"text":7}', '[]']) {
      const keep = memoryKeep();
      keep.setItem('openfloor draft s', rubbish);
      expect(readDraft(keep, 's')).toEqual({ text: '' });
    }
  });

  it('forgets the text when it was sent and remembers who asked', () => {
    expect(
      sentDraft({ text: 'Why?', language: 'fr', group: 'academia', identity: 'public', name: 'A' }),
    ).toEqual({
      text: '',
      group: 'academia',
      identity: 'public',
      name: 'A',
    });
  });

  it('is gone after leaving', () => {
    const keep = memoryKeep();
    keepDraft(keep, 's', { text: 'x' });
    dropDraft(keep, 's');
    expect(readDraft(keep, 's')).toEqual({ text: '' });
  });

  it('counts characters as people do', () => {
    expect(countCharacters('  né 😀  ')).toBe(4);
    expect(countCharacters('👩‍🔬')).toBe(3);
  });

  it('guesses the language by the script and else takes the one of the reader', () => {
    expect(guessLanguage('من يتحمّل', 'en')).toBe('ar');
    expect(guessLanguage('没有应急', 'en')).toBe('zh');
    expect(guessLanguage('Кто', 'en')).toBe('ru');
    expect(guessLanguage('Pourquoi', 'fr')).toBe('fr');
    expect(guessLanguage('Why', 'ar')).toBe('en');
    expect(guessLanguage('', 'ar')).toBe('ar');
  });
});
