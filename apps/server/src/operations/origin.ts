import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.js';

export { addressKey, blurredAddress } from '@openfloor/pages';

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
