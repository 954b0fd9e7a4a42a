import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server as HttpServer } from 'node:http';
import type { Server, ServerOptions } from 'socket.io';
import { Config } from '../config/config.js';
import { Doorstep } from './doorstep.js';

/** Every line of a request's head is one; browsers send some twenty. */
const MOST_HEADERS = 100;
/** How often slow senders are looked for; Node's own half a minute would be longer than what they are given. */
const LOOK_MS = 2_000;

/** Socket.io with the settings of this house: small frames, short waits, no resuming of its own, no strange origins. */
export class SocketAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { socket, crowd } = this.app.get(Config);
    bound(this.httpServer as HttpServer, crowd.connections);
    const server = super.createIOServer(port, {
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
    } as ServerOptions) as Server;
    this.app.get(Doorstep, { strict: false }).guard(server);
    return server;
  }
}

/** So many connections, so many headers, and slow senders found in time. */
function bound(server: HttpServer, connections: number): void {
  if (connections > 0) server.maxConnections = connections;
  server.maxHeadersCount = MOST_HEADERS;
  Object.assign(server, { connectionsCheckingInterval: LOOK_MS });
}
