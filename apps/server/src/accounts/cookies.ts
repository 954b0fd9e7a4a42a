import type { CookieOptions } from 'express';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.js';

/** Name of the login cookie; where the public address is https the browser itself keeps it to that host. */
export function cookieName({ publicUrl }: Config): string {
  return isTls(publicUrl) ? '__Host-sid' : 'sid';
}

export function cookieOptions({ publicUrl }: Config): CookieOptions {
  return { httpOnly: true, secure: isTls(publicUrl), sameSite: 'lax', path: '/' };
}

/** The value of the login cookie, if the request carries one. */
export function cookieOf({ headers }: IncomingMessage, config: Config): string | undefined {
  const name = cookieName(config);
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

function isTls(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
