import { describe, expect, it } from '@jest/globals';
import { linkQr } from './link-qr.js';

describe('The QR code of a link', () => {
  it('keeps capitals and small letters of the secret apart', () => {
    const secret = 'https://q.example.org/console#AbCdEfGh';
    expect(linkQr(secret).path).toBe(linkQr(secret).path);
    expect(linkQr(secret).path).not.toBe(linkQr(secret.toUpperCase()).path);
  });

  it('leaves four squares of quiet around', () => {
    const { size, path } = linkQr('https://q.example.org/console#x');
    const places = [...path.matchAll(/M(\d+) (\d+)/g)].flatMap(([, x, y]) => [Number(x), Number(y)]);
    expect(Math.min(...places)).toBe(4);
    expect(Math.max(...places)).toBe(size - 5);
  });
});
