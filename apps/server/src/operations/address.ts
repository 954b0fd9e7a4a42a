import type { IncomingMessage } from 'node:http';
import type { Config } from '../config/config.js';

/**
 * The address a request came from: with `TRUST_PROXY` proxies in front the one that the outermost of them saw, never
 * one that a client wrote itself. The same as `request.ip`, for requests that no framework has touched.
 */
export function callerAddress(
  { socket, headers }: Pick<IncomingMessage, 'socket' | 'headers'>,
  { trustProxy }: Pick<Config, 'trustProxy'>,
): string | undefined {
  const named = trustProxy > 0 ? headers['x-forwarded-for'] : undefined;
  const passed = (Array.isArray(named) ? named.join(',') : (named ?? ''))
    .split(',')
    .map((part) => part.trim());
  const hops = [socket.remoteAddress, ...passed.filter(Boolean).reverse()];
  return hops[Math.min(trustProxy, hops.length - 1)];
}
