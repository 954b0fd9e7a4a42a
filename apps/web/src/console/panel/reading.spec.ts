import { describe, expect, it } from '@jest/globals';
import { question } from '../testing/records.js';
import { readingOf } from './reading.js';

const asked = question(61, {
  text: 'Qui protège le chercheur ?',
  language: 'fr',
  translations: {
    en: { text: 'Who protects the researcher?', reviewed: true },
    es: { text: '¿Quién protege?', reviewed: false },
  },
});

describe('A question in another language', () => {
  it('is read in one’s own where there is a translation, which says if a machine made it', () => {
    expect(readingOf(asked, 'en')).toEqual({
      text: 'Who protects the researcher?',
      language: 'en',
      isMachine: false,
    });
    expect(readingOf(asked, 'es-MX')).toMatchObject({ language: 'es', isMachine: true });
  });

  it('is read as it was asked by whoever reads that language, and where there is no translation', () => {
    expect(readingOf(asked, 'fr-CA')).toBeNull();
    expect(readingOf(asked, 'ru')).toBeNull();
    expect(readingOf(question(1), 'fr')).toBeNull();
  });
});
