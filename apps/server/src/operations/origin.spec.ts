import { describe, expect, it } from '@jest/globals';
import type { IncomingMessage } from 'node:http';
import { Config } from '../config/config.js';
import { addressKey, blurredAddress, isAtPublicUrl, isFromOwnPage } from './origin.js';

const config = Object.assign(new Config(), { publicUrl: 'https://floor.example.org' });
const asked = (headers: Record<string, string>) => ({ headers }) as unknown as IncomingMessage;

describe('where a request comes from', () => {
  it.each([
    [{ origin: 'https://floor.example.org' }, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ origin: 'https://floor.example.org', 'sec-fetch-site': 'same-origin' }, true],
    [{}, false],
    [{ origin: 'null' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://floor.example.org.evil.example' }, false],
    [{ origin: 'http://floor.example.org' }, false],
    [{ origin: 'https://floor.example.org', 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    [{ 'sec-fetch-site': 'none' }, false],
  ])('%j is one of our pages: %j', (headers, isOwn) =>
    expect(isFromOwnPage(asked(headers), config)).toBe(isOwn),
  );

  it('is at the public address only by its host', () => {
    expect(isAtPublicUrl(asked({ host: 'Floor.Example.Org' }), config)).toBe(true);
    expect(isAtPublicUrl(asked({ host: '192.0.2.1:3000' }), config)).toBe(false);
    expect(isAtPublicUrl(asked({}), config)).toBe(false);
  });

  it('believes a proxy only where one is trusted', () => {
    const headers = { host: '10.0.0.1', 'x-forwarded-host': 'floor.example.org' };
    expect(isAtPublicUrl(asked(headers), config)).toBe(false);
    expect(isAtPublicUrl(asked(headers), Object.assign(new Config(), config, { trustProxy: 1 }))).toBe(true);
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.77', '192.0.2.77', '192.0.2.0/24'],
    ['::ffff:192.0.2.77', '192.0.2.77', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2', '2001:db8:1::/48'],
    ['2001:DB8::1', '2001:db8:0:0', '2001:db8:0::/48'],
    ['fe80::1%eth0', 'fe80:0:0:0', 'fe80:0:0::/48'],
  ])('%s is counted as %s and logged as %s', (address, key, blurred) => {
    expect([addressKey(address), blurredAddress(address)]).toEqual([key, blurred]);
  });

  it('that is none is not logged', () => expect(blurredAddress('<script>')).toBeUndefined());
});
