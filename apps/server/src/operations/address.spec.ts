import { describe, expect, it } from '@jest/globals';
import type { Socket } from 'node:net';
import { callerAddress } from './address.js';

describe('the address of a caller', () => {
  const from = (trustProxy: number, forwarded?: string | string[]) =>
    callerAddress(
      {
        socket: { remoteAddress: '10.0.0.1' } as Socket,
        headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded as string },
      },
      { trustProxy },
    );

  it('is that of the connection where no proxy is trusted, whatever a header says', () => {
    expect(from(0, '198.51.100.9')).toBe('10.0.0.1');
    expect(from(0)).toBe('10.0.0.1');
  });

  it('is what the trusted proxies saw, never what the caller wrote before them', () => {
    expect(from(1, '203.0.113.7, 198.51.100.9')).toBe('198.51.100.9');
    expect(from(2, '203.0.113.7, 198.51.100.9')).toBe('203.0.113.7');
    expect(from(2, ['1.2.3.4, 203.0.113.7', '198.51.100.9'])).toBe('203.0.113.7');
  });

  it('is the nearest thing to it where a proxy says nothing', () => {
    expect(from(1)).toBe('10.0.0.1');
    expect(from(3, '198.51.100.9')).toBe('198.51.100.9');
  });
});
