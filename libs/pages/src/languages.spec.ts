import { describe, expect, it } from '@jest/globals';
import { encodingFor } from './compressed.js';
import { languageFor } from './languages.js';

const OFFERED = ['en', 'ar', 'fr'];

describe('the language of a page', () => {
  it.each<[unknown, string | undefined, string, string]>([
    ['fr', 'ar', 'fr', 'the one asked for'],
    ['AR-eg', undefined, 'ar', 'the one asked for, by its first part'],
    ['xx', 'fr', 'fr', 'not one that is not there'],
    [['fr', 'ar'], 'ar', 'ar', 'not several'],
    [undefined, 'de-CH, fr;q=0.8, ar;q=0.9', 'ar', 'the first preferred one that is there'],
    [undefined, 'fr-CA', 'fr', 'by its first part'],
    [undefined, 'fr;q=0, ar;q=0.1', 'ar', 'not one that is not wanted'],
    [undefined, undefined, 'en', 'else English'],
    [undefined, ';;,,q=;=', 'en', 'English where nothing can be read'],
  ])('asked for %j with %j is %s: %s', (asked, accepted, language) => {
    expect(languageFor(asked, accepted, OFFERED)).toBe(language);
  });
});

describe('the encoding of an answer', () => {
  it.each([
    ['gzip, deflate, br, zstd', 'br'],
    ['gzip;q=1.0, br;q=0', 'gzip'],
    ['GZIP', 'gzip'],
    ['identity', undefined],
    ['brotli', undefined],
    [undefined, undefined],
  ])('for %j is %s', (accepted, encoding) => expect(encodingFor(accepted)).toBe(encoding));
});
