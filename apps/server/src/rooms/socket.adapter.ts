import type { INestApplicationContext } from '@nestjs/common';
import { IoAdapter } from '@nestjs/platform-socket.io';
import type { Server, ServerOptions } from 'socket.io';
import { Config } from '../config/config.js';
import { Doorstep } from './doorstep.js';

/** Socket.io with the settings of this house: small frames, short waits, no resuming of its own, no strange origins. */
export class SocketAdapter extends IoAdapter {
  constructor(private readonly app: INestApplicationContext) {
    super(app);
  }

  override createIOServer(port: number, options?: ServerOptions): Server {
    const { socket } = this.app.get(Config);
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
