import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { NOTHING_POLICY, pagePolicyFor, PERMISSIONS, type Inline } from '@openfloor/pages';
import helmet from 'helmet';
import type { Config } from '../config/config.js';
import { namedHost } from './origin.js';

const YEAR_SECONDS = 31_536_000;
/** The headers of every response. HSTS only where the public address is https. */
export function securityHeaders({ publicUrl }: Config): RequestHandler[] {
  const isTls = publicUrl.startsWith('https:');
  const standard = helmet({
    contentSecurityPolicy: false,
    frameguard: { action: 'deny' },
    referrerPolicy: { policy: 'no-referrer' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    strictTransportSecurity: isTls ? { maxAge: YEAR_SECONDS, includeSubDomains: true } : false,
  });
  const own = (request: Request, response: Response, next: NextFunction): void => {
    response.set({ 'Permissions-Policy': PERMISSIONS, 'Content-Security-Policy': NOTHING_POLICY });
    if (isOverlay(request)) response.removeHeader('X-Frame-Options');
    next();
  };
  return [standard as RequestHandler, own];
}

/** Nothing of the API is kept by anybody. */
export function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

/** The Content-Security-Policy of a page that somebody asked for under this address. */
export function pagePolicy(page: Inline, request: Request, config: Config): string {
  return pagePolicyFor(page, sockets(request, config), isOverlay(request) ? '*' : "'none'");
}

/** The overlay of a stage has nothing to press, so pages of others may show it in a frame. */
function isOverlay({ path, query }: Request): boolean {
  return path.startsWith('/stage/') && query['overlay'] !== undefined;
}

/** Older browsers do not count a WebSocket of the same place as 'self', so it is named. */
function sockets(request: Request, config: Config): string[] {
  const { protocol, host } = new URL(config.publicUrl);
  const own = `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const named = namedHost(request, config);
  if (config.publicUrlGiven || named === host || !/^[a-z0-9.-]+(:\d{1,5})?$/.test(named)) return [own];
  return [own, `ws://${named}`];
}
