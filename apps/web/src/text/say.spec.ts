import { describe, expect, it } from '@jest/globals';
import { ar } from './ar/audience.js';
import { ar as arStage } from './ar/stage.js';
import { en } from './en/audience.js';
import { more } from './en/audience-more.js';
import { en as stage } from './en/stage.js';
import { LANGUAGES, offered } from './languages.js';
import { sayIn } from './say.js';

describe('the words of a language', () => {
  const say = sayIn('en', {}, en);

  it('agree with the number', () => {
    expect(say('newQuestions', { n: 1 })).toBe('1 new question');
    expect(say('newQuestions', { n: 1_241 })).toBe('1,241 new questions');
  });

  it('are English where a language lacks them, and follow its own plural forms', () => {
    const arabic = sayIn('ar', ar, en);
    expect(arabic('newQuestions', { n: 3 })).toBe('3 أسئلة جديدة');
    expect(arabic('newQuestions', { n: 11 })).toBe('11 سؤالًا جديدًا');
    expect(arabic('tryNow')).toBe('Try now');
    expect(arabic.direction).toBe('rtl');
  });

  it('are found for codes of the server, and missing for codes of the future', () => {
    expect(say.maybe('refused.MUTED')).toBe('The moderators have asked you to pause.');
    expect(say.maybe('refused.SOMETHING_NEW')).toBeUndefined();
  });

  it('of a translation all belong to a text that exists and fill the same places', () => {
    const places = (text: unknown): string[] =>
      [...new Set(JSON.stringify(text).match(/\{\w+\}/g) ?? [])].sort();
    for (const [texts, translated] of [
      [{ ...en, ...more }, ar],
      [stage, arStage],
    ] as const) {
      for (const [key, text] of Object.entries(translated)) {
        expect(texts).toHaveProperty([key]);
        expect([key, places(text)]).toEqual([key, places((texts as Record<string, unknown>)[key])]);
      }
    }
  });

  it('are offered for a whole tag, else in English', () => {
    expect(offered('ar-EG')).toBe('ar');
    expect(offered('sw')).toBe('en');
    expect(LANGUAGES[0]?.tag).toBe('en');
  });

  it('never blame, shout or say oops', () => {
    expect(JSON.stringify({ ...en, ...more })).not.toMatch(/!|\boops\b|\berror\b|\bfailed\b|\binvalid\b/i);
  });
});
