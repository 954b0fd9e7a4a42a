import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { IncomingMessage } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';
import { Config } from '../config/config.js';

/** Socket.io with the settings of this house: small frames, short waits, no resuming of its own, no strange origins. */
export class SocketAdapter extends IoAdapter {
  private readonly config: Config;

  constructor(app: INestApplicationContext) {
    super(app);
    this.config = app.get(Config);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { socket } = this.config;
    return super.createIOServer(port, {
      ...options,
      path: '/socket.io',
      serveClient: false,
      allowEIO3: false,
      transports: ['websocket', 'polling'],
      perMessageDeflate: false,
      httpCompression: true,
      maxHttpBufferSize: socket.maxBytes,
      pingInterval: socket.pingIntervalMs,
      pingTimeout: socket.pingTimeoutMs,
      connectTimeout: socket.connectTimeoutMs,
      allowRequest: (request, answer) => answer(null, originAllowed(request, this.config)),
    } as ServerOptions);
  }
}

/**
 * Whether a page of this origin may open a socket here: the public address, or, where none was given, the address
 * that the request itself went to. No Origin header is no browser; such a client has no cookies to be abused.
 */
export function originAllowed(request: IncomingMessage, config: Config): boolean {
  const { origin, host } = request.headers;
  if (origin === undefined) return true;
  if (origin === config.publicUrl) return true;
  if (config.publicUrlGiven || host === undefined) return false;
  return origin === `http://${host}` || origin === `https://${host}`;
}
