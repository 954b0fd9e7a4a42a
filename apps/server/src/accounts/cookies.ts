import type { CookieOptions, Request, Response } from 'express';
import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.js';

/** `sid`: the login. `known`: signed in here before. `signon`: on the way to a provider. `half`: a code is still needed. */
export type CookieKind = 'sid' | 'known' | 'signon' | 'half';

/** Name of a cookie; where the public address is https the browser itself keeps it to that host. */
export function cookieName({ publicUrl }: Config, kind: CookieKind = 'sid'): string {
  return isTls(publicUrl) ? `__Host-${kind}` : kind;
}

export function cookieOptions({ publicUrl }: Config): CookieOptions {
  return { httpOnly: true, secure: isTls(publicUrl), sameSite: 'lax', path: '/' };
}

/** The value of a cookie, by default of the login, if the request carries one. Of two the first counts. */
export function cookieOf(
  { headers }: IncomingMessage,
  config: Config,
  kind: CookieKind = 'sid',
): string | undefined {
  const name = cookieName(config, kind);
  for (const pair of (headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=');
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim();
  }
  return undefined;
}

/** Sets a cookie for so many milliseconds. */
export function setCookie(
  response: Response,
  config: Config,
  cookie: { kind: CookieKind; value: string; maxAge: number },
): void {
  const { kind, value, maxAge } = cookie;
  response.cookie(cookieName(config, kind), value, { ...cookieOptions(config), maxAge });
}

/** Takes a cookie away, if the browser sent one. */
export function clearCookie(
  [request, response]: [Request, Response],
  config: Config,
  kind: CookieKind,
): void {
  if (cookieOf(request, config, kind) !== undefined)
    response.clearCookie(cookieName(config, kind), cookieOptions(config));
}

function isTls(publicUrl: string): boolean {
  return publicUrl.startsWith('https:');
}
