import { describe, expect, it } from '@jest/globals';
import { readAloud } from './read-aloud.js';

describe('A text that is read aloud', () => {
  it('takes as long as interpreters need for its words', () => {
    expect(readAloud('one two three, four', 'en')).toEqual({ words: 4, seconds: 2 });
    expect(readAloud(Array(240).fill('word').join(' '), 'en')).toEqual({ words: 240, seconds: 120 });
    expect(readAloud('', 'en')).toEqual({ words: 0, seconds: 0 });
  });

  it('has words also where nothing stands between them', () => {
    expect(readAloud('谁来审计审计员', 'zh').words).toBeGreaterThan(1);
  });
});
