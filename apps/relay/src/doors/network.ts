import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import { networkInterfaces } from 'node:os';

/** Addresses under which phones find this machine, the local network first. */
export function addressesOf(
  address: string,
  interfaces: ReturnType<typeof networkInterfaces> = networkInterfaces(),
): string[] {
  if (address !== '0.0.0.0' && address !== '::') return [isIP(address) === 6 ? `[${address}]` : address];
  const all = Object.values(interfaces).flatMap((list) => list ?? []);
  const near = all.filter(({ family, internal }) => family === 'IPv4' && !internal);
  return [...near.map(({ address: own }) => own), 'localhost'];
}

/** The host that a request names, in lower case. */
export function namedHost({ headers }: Pick<IncomingMessage, 'headers'>): string {
  return (headers.host ?? '').trim().toLowerCase();
}

/** Whether a request comes from this machine. */
export function isLoopback(address: string | undefined): boolean {
  return /^(::ffff:)?127\.|^::1$/.test(address ?? '');
}
