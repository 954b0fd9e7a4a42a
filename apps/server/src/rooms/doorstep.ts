import { Injectable } from '@nestjs/common';
import { isFromSameHost, Threshold } from '@openfloor/pages';
import type { IncomingMessage } from 'node:http';
import { Config } from '../config/config.js';
import { callerAddress } from '../operations/address.js';

/** So many times its commands one connection may send packets of any kind. */
const PACKETS = 40;

/** The step before the socket door, with the settings of this process. */
@Injectable()
export class Doorstep extends Threshold {
  constructor(config: Config) {
    super({
      addressOf: (request) => callerAddress(request, config),
      originAllowed: (request) => originAllowed(request, config),
      namelessPerAddress: config.crowd.namelessPerAddress,
      packetsPerSecond: config.limits.commandsPerSecond * PACKETS,
    });
  }
}

/**
 * Whether a page of this origin may open a socket here: the public address, or, where none was given, the address
 * that the request itself went to. No Origin header is no browser; such a client has no cookies to be abused.
 */
export function originAllowed(request: IncomingMessage, config: Config): boolean {
  const { origin } = request.headers;
  if (origin === undefined || origin === config.publicUrl) return true;
  return !config.publicUrlGiven && isFromSameHost(request);
}
