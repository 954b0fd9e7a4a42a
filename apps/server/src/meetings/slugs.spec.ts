import { describe, expect, it } from '@jest/globals';
import { Slug } from '@openfloor/contract';
import { freeSlug, slugOf } from './slugs.js';

describe('a slug', () => {
  it.each([
    ['Security: Legal & other Frameworks', 'security-legal-other-frameworks'],
    ['  Élections à São Tomé! ', 'elections-a-sao-tome'],
    ['أمن الإنترنت', 'session'],
    ['--', 'session'],
    ['x'.repeat(200), 'x'.repeat(60)],
  ])('of %j is %s', (name, slug) => {
    expect(slugOf(name, 'session')).toBe(slug);
    expect(Slug.safeParse(slug).success).toBe(true);
  });

  it('that is taken gets the first number that is free', async () => {
    const taken = ['a', 'a-2'];
    expect(await freeSlug('a', async (slug) => taken.includes(slug))).toBe('a-3');
    expect(await freeSlug('b', async (slug) => taken.includes(slug))).toBe('b');
  });
});
