import type { IncomingMessage } from 'node:http';
import { networkInterfaces } from 'node:os';
import type { Config } from '../config/config.js';
import { namedHost } from './origin.js';

/** The origins under which this process can be reached: the public one first, then those of the local network. */
export function originsOf({ publicUrl, publicUrlGiven, host, port }: Config): string[] {
  if (publicUrlGiven || !['0.0.0.0', '::', ''].includes(host)) return [publicUrl];
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? []);
  const near = addresses.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return [publicUrl, ...near.map(({ address }) => `http://${address}:${port}`)];
}

/**
 * The address that a page's links and QR codes say: the public one, or, where none was given and the page was opened
 * at an address of this machine on the local network, that one, so that phones can join a laptop. A Host header that
 * names anything else changes nothing.
 */
export function addressFor(request: IncomingMessage, config: Config): string {
  const named = `http://${namedHost(request, config)}`;
  return originsOf(config).includes(named) ? named : config.publicUrl;
}
