import { describe, expect, it } from '@jest/globals';
import { groupedCode, joinAddress, typedCode } from './join-code.js';
import { qrPath } from './qr.js';

describe('a join code', () => {
  it('is read aloud in two groups of three', () => {
    expect(groupedCode('K7M4PX')).toBe('K7M 4PX');
    expect(groupedCode('ODD')).toBe('ODD');
  });

  it('is understood however it was typed', () => {
    for (const typed of ['k7m 4px', ' K7M-4PX ', 'Ｋ７Ｍ４ＰＸ', 'K٧M٤PX', 'k۷m۴px'])
      expect(typedCode(typed)).toBe('K7M4PX');
  });

  it('leads to an address that is as short as it can be', () => {
    expect(joinAddress('https://q.example.org/', 'K7M4PX')).toEqual({
      url: 'https://q.example.org/s/K7M4PX',
      shown: 'q.example.org',
    });
  });
});

describe('a QR code', () => {
  it('is small enough to be read from the last row, with its quiet zone', () => {
    const { size, path } = qrPath('https://q.example.org/s/K7M4PX');
    expect(size).toBe(25 + 8);
    expect(path.startsWith('M4 4h7v1H4z')).toBe(true);
  });
});
