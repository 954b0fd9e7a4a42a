import { NOTHING_POLICY, PERMISSIONS } from '@openfloor/pages';
import helmet from 'helmet';
import type { IncomingMessage, ServerResponse } from 'node:http';

const standard = helmet({
  contentSecurityPolicy: false,
  frameguard: { action: 'deny' },
  referrerPolicy: { policy: 'no-referrer' },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  strictTransportSecurity: false,
});

/** The headers of every response; a page puts its own policy over them. */
export function setHeaders(request: IncomingMessage, response: ServerResponse): void {
  standard(request, response, () => undefined);
  response.setHeader('Permissions-Policy', PERMISSIONS);
  response.setHeader('Content-Security-Policy', NOTHING_POLICY);
}
