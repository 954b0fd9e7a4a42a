import { describe, expect, it } from '@jest/globals';
import { cityOf, clockIn, durationText } from './time.js';

const at = Date.parse('2006-10-31T13:44:31Z');

describe('times', () => {
  it('are those of the session, in 24 hours, in any language', () => {
    for (const language of ['en', 'ar', 'fr', 'zh']) {
      expect(clockIn(language, 'Europe/Athens').minute(at)).toBe('15:44');
      expect(clockIn(language, 'Europe/Athens').second(at)).toBe('15:44:31');
    }
    expect(clockIn('en', 'UTC').minute(Date.parse('2006-10-31T00:05:00Z'))).toBe('00:05');
  });

  it('name the day in the language of the reader with Latin digits', () => {
    expect(clockIn('en', 'Europe/Athens').day(at)).toBe('Tuesday 31 October 2006');
    expect(clockIn('fr', 'Europe/Athens').day(at)).toBe('mardi 31 octobre 2006');
    expect(clockIn('ar', 'Europe/Athens').day(at)).toMatch(/31.*2006/);
  });

  it('cross midnight with the time zone', () => {
    expect(clockIn('en', 'Asia/Makassar').day(Date.parse('2013-10-22T17:00:00Z'))).toBe(
      'Wednesday 23 October 2013',
    );
  });

  it('count down and, past zero, up', () => {
    expect(durationText(24_900)).toBe('0:24');
    expect(durationText(-14_000)).toBe('+0:14');
    expect(durationText(3_600_000)).toBe('60:00');
  });

  it('take the city from the zone', () => {
    expect(cityOf('America/Port_of_Spain')).toBe('Port of Spain');
    expect(cityOf('UTC')).toBe('UTC');
  });
});
