import { describe, expect, it } from '@jest/globals';
import type { networkInterfaces } from 'node:os';
import { addressesOf, isLoopback } from './network.js';

const card = (address: string, internal = false) =>
  ({ address, internal, family: 'IPv4' }) as NonNullable<
    ReturnType<typeof networkInterfaces>[string]
  >[number];

describe('the network of a hub', () => {
  it('finds the relay at the addresses of its own machine, the local network first', () => {
    const cards = { lo: [card('127.0.0.1', true)], wlan: [card('192.168.1.20')] };
    expect(addressesOf('0.0.0.0', cards)).toEqual(['192.168.1.20', 'localhost']);
    expect(addressesOf('192.168.1.20', cards)).toEqual(['192.168.1.20']);
    expect(addressesOf('::1', cards)).toEqual(['[::1]']);
  });

  it('knows its own machine', () => {
    expect(['127.0.0.1', '::1', '::ffff:127.0.0.1'].every(isLoopback)).toBe(true);
    expect(['192.168.1.2', '::ffff:10.0.0.1', undefined].some(isLoopback)).toBe(false);
  });
});
