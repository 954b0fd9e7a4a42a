import { describe, expect, it } from '@jest/globals';
import { isFromSameHost } from './bounds.js';

describe('the doors of a house', () => {
  it.each([
    [undefined, '10.0.0.1:3100', true],
    ['http://10.0.0.1:3100', '10.0.0.1:3100', true],
    ['http://10.0.0.1:3000', '10.0.0.1:3100', false],
    ['https://elsewhere.example', '10.0.0.1:3100', false],
    ['null', '10.0.0.1:3100', false],
    ['http://x', undefined, false],
  ])('let a page of %s ask at %s: %s', (origin, host, allowed) => {
    expect(isFromSameHost({ headers: { ...(origin ? { origin } : {}), ...(host ? { host } : {}) } })).toBe(
      allowed,
    );
  });
});
