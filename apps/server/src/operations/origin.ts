import { isIP } from 'node:net';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.js';

/** The host that a request names, in lower case; the one a trusted proxy passes on where there is one. */
export function namedHost({ headers }: IncomingMessage, { trustProxy }: Config): string {
  const forwarded = trustProxy > 0 ? headers['x-forwarded-host'] : undefined;
  const named = (Array.isArray(forwarded) ? forwarded[0] : forwarded) ?? headers.host ?? '';
  return named.split(',')[0]?.trim().toLowerCase() ?? '';
}

/** Whether a request came to the public address: the only place where cookies count. */
export function isAtPublicUrl(request: IncomingMessage, config: Config): boolean {
  return namedHost(request, config) === new URL(config.publicUrl).host;
}

/** Whether a browser says that a page of the public address made this request. Silence is no. */
export function isFromOwnPage({ headers }: IncomingMessage, config: Config): boolean {
  const { origin } = headers;
  const site = headers['sec-fetch-site'];
  if (origin === undefined && site === undefined) return false;
  if (origin !== undefined && origin !== new URL(config.publicUrl).origin) return false;
  return site === undefined || site === 'same-origin';
}

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
