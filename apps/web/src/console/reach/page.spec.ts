import { describe, expect, it } from '@jest/globals';
import { addressOf, placeOf } from './page.js';

const at = (text: string): URL => new URL(text, 'http://desk.example');

describe('The address of the console', () => {
  it('loses the secret of a link as soon as the link is used', () => {
    const next = addressOf(at('/console#a-secret-token'), { session: 's1', role: 'moderator' });
    expect(next).toBe('/console?session=s1&role=moderator');
  });

  it('keeps the place over a reload, and the language with it', () => {
    const next = addressOf(at('/console?l=ar#x'), { session: 's1', role: null });
    expect(next).toBe('/console?l=ar&session=s1');
    expect(placeOf(at(next))).toEqual({ session: 's1', role: null });
  });

  it('goes back to the list of rooms', () => {
    expect(addressOf(at('/console?session=s1&role=chair'), { session: null, role: null })).toBe('/console');
  });
});
