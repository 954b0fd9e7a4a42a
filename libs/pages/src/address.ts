import { isIP } from 'node:net';

/** By what an address is counted: the address itself, of IPv6 the network of one subscriber (/64). */
export function addressKey(address: string | undefined): string {
  const plain = withoutMapping(address);
  return isIP(plain) === 6 ? groups(plain).slice(0, 4).join(':') : plain;
}

/** An address as the log may keep it: /24 of IPv4, /48 of IPv6. */
export function blurredAddress(address: string | undefined): string | undefined {
  const plain = withoutMapping(address);
  if (isIP(plain) === 4) return `${plain.split('.').slice(0, 3).join('.')}.0/24`;
  return isIP(plain) === 6 ? `${groups(plain).slice(0, 3).join(':')}::/48` : undefined;
}

function withoutMapping(address = ''): string {
  return address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/s, '');
}

function groups(address: string): string[] {
  const [before = '', after] = address.split('::');
  const head = before.split(':').filter(Boolean);
  const tail = (after ?? '').split(':').filter(Boolean);
  const gap = after === undefined ? [] : Array<string>(Math.max(0, 8 - head.length - tail.length)).fill('0');
  return [...head, ...gap, ...tail].map((group) => group.toLowerCase());
}
