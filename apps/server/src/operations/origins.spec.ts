import { describe, expect, it } from '@jest/globals';
import { networkInterfaces } from 'node:os';
import { Config } from '../config/config.js';
import { addressFor } from './origins.js';

const config = Object.assign(new Config(), { host: '0.0.0.0' });
const at = (host: string) => ({ headers: { host } }) as never;

describe('the address that QR codes say', () => {
  it('is the public one, whatever the Host header names', () => {
    expect(addressFor(at('evil.example'), config)).toBe('http://localhost:3000');
    expect(addressFor(at('localhost:3000'), config)).toBe('http://localhost:3000');
    const given = Object.assign(new Config(), {
      publicUrl: 'https://floor.example.org',
      publicUrlGiven: true,
    });
    expect(addressFor(at('localhost:3000'), given)).toBe('https://floor.example.org');
  });

  it('is that of the local network where the page was opened there', () => {
    const all = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
    for (const { address } of all.filter(({ family, internal }) => family === 'IPv4' && !internal)) {
      expect(addressFor(at(`${address}:3000`), config)).toBe(`http://${address}:3000`);
      expect(addressFor(at(`${address}:81`), config)).toBe('http://localhost:3000');
    }
  });
});
