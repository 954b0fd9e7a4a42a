import { encode } from 'uqr';

/**
 * A QR code of a link with a secret, as one SVG path. Unlike that of a join code it must not be written in capitals:
 * in the secret they matter.
 */
export function linkQr(url: string): { size: number; path: string } {
  const { data, size } = encode(url, { ecc: 'M', border: 4 });
  const squares = data.flatMap((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
  return { size, path: squares.join('') };
}
