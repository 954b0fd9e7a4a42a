import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';
import type { Config } from '../config/config.js';
import { namedHost } from './origin.js';

const YEAR_SECONDS = 31_536_000;
/** What no page here needs. The whole display and keeping it awake, which a stage needs, are a page's own right. */
const UNUSED = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'midi',
  'payment',
  'usb',
]
  .map((feature) => `${feature}=()`)
  .join(', ');
const PERMISSIONS = `${UNUSED}, microphone=()`;
/** A page may ask to hear the microphone, for somebody who tests it before they speak; nothing of it is sent. */
export const PAGE_PERMISSIONS = `${UNUSED}, microphone=(self)`;
/** What is no page loads nothing, wherever somebody opens it. */
const NOTHING = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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
  const own = (_request: Request, response: Response, next: NextFunction): void => {
    response.set({ 'Permissions-Policy': PERMISSIONS, 'Content-Security-Policy': NOTHING });
    next();
  };
  return [standard as RequestHandler, own];
}

/** Nothing of the API is kept by anybody. */
export function noStore(_request: Request, response: Response, next: NextFunction): void {
  response.set('Cache-Control', 'no-store');
  next();
}

/** Hashes of the inline blocks of a page, such as `sha256-…`. */
export interface Inline {
  scripts: string[];
  styles: string[];
}

/** The Content-Security-Policy of a page: its own origin, and inline blocks only where their hash is named. */
export function pagePolicy({ scripts, styles }: Inline, request: Request, config: Config): string {
  const hashes = (list: string[]) => list.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(scripts)}`,
    `style-src 'self'${hashes(styles)}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    `connect-src 'self'${sockets(request, config)}`,
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** Older browsers do not count a WebSocket of the same place as 'self', so it is named. */
function sockets(request: Request, config: Config): string {
  const { protocol, host } = new URL(config.publicUrl);
  const own = ` ${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
  const named = namedHost(request, config);
  if (config.publicUrlGiven || named === host || !/^[a-z0-9.-]+(:\d{1,5})?$/.test(named)) return own;
  return `${own} ws://${named}`;
}
