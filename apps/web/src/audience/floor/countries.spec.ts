import { describe, expect, it } from '@jest/globals';
import { countryCodes } from './countries.js';

describe('the countries to speak for', () => {
  it('are those of ISO 3166', () => {
    const codes = countryCodes();
    for (const code of ['BR', 'CN', 'GH', 'GR', 'KE', 'MM', 'PS', 'SS', 'ZW']) expect(codes).toContain(code);
    expect(codes.length).toBe(249);
  });

  it('are neither unions, nor made-up places, nor countries of the past', () => {
    const codes = countryCodes();
    for (const code of ['EU', 'UN', 'ZZ', 'XA', 'SU', 'YU', 'DD', 'BU', 'UK'])
      expect(codes).not.toContain(code);
  });
});
