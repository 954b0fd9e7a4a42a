/** Hashes of the inline blocks of a page, such as `sha256-…`. */
export interface Inline {
  scripts: string[];
  styles: string[];
}

/** A rendered page with the hashes of its inline blocks. */
export interface PageOut extends Inline {
  html: string;
}

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

/** The Permissions-Policy of what is no page. */
export const PERMISSIONS = `${UNUSED}, microphone=()`;
/** A page may ask to hear the microphone, for somebody who tests it before they speak; nothing of it is sent. */
export const PAGE_PERMISSIONS = `${UNUSED}, microphone=(self)`;
/** The Content-Security-Policy of what is no page: it loads nothing, wherever somebody opens it. */
export const NOTHING_POLICY =
  "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Name of the one policy of Trusted Types that our own scripts may make: for the address of the hub's worker. */
export const TRUSTED_TYPES = 'openfloor';

/**
 * The Content-Security-Policy of a page: its own origin, and inline blocks only where their hash is named. No text ever
 * becomes a script or markup (Trusted Types). `sockets` are origins of WebSockets, which older browsers do not count as
 * 'self'. `framedBy` is for the one page that others may show in theirs.
 */
export function pagePolicyFor(
  { scripts, styles }: Inline,
  sockets: readonly string[],
  framedBy: "'none'" | '*' = "'none'",
): string {
  const hashes = (list: string[]) => list.map((hash) => ` '${hash}'`).join('');
  return [
    "default-src 'none'",
    `script-src 'self'${hashes(scripts)}`,
    `style-src 'self'${hashes(styles)}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    ["connect-src 'self'", ...sockets].join(' '),
    "manifest-src 'self'",
    "worker-src 'self'",
    "form-action 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    `frame-ancestors ${framedBy}`,
    "require-trusted-types-for 'script'",
    `trusted-types ${TRUSTED_TYPES}`,
  ].join('; ');
}
