import { encode } from 'uqr';

/** A QR code as one SVG path on a `size` by `size` grid, quiet zone of 4 included. */
export interface QrPath {
  size: number;
  path: string;
}

/**
 * Draws an address for cameras: error correction M, address in capitals where that is the same address
 * (scheme and host never care, `/S/` and codes are read in any case), which keeps the code small.
 */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text.toUpperCase(), { ecc: 'M', border: 4 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < row.length; x += 1) {
      if (!row[x]) continue;
      const from = x;
      while (row[x + 1]) x += 1;
      path += `M${from} ${y}h${x - from + 1}v1H${from}z`;
    }
  });
  return { size, path };
}
