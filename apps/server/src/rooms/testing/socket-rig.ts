import type { ServerEvents } from '@openfloor/contract';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Server, type Namespace, type ServerOptions, type Socket } from 'socket.io';
import { io, type Socket as Client } from 'socket.io-client';
import { Encoded } from '../encoded.js';
import type { Seat } from '../seat.js';
import { SocketSeat } from '../socket-seat.js';
import { SlicedOutlet } from '../sliced.outlet.js';

const AS_SERVED: Partial<ServerOptions> = { serveClient: false, perMessageDeflate: false };

/** A client on a socket.io, and its seat. */
export interface SocketRig {
  seat: SocketSeat;
  socket: Socket;
  client: Client;
  /** What the client heard: events and the revs of their frames. */
  heard: [event: string, rev: number][];
  /** What went through engine.io. */
  frames: string[];
}

/** A socket.io of its own with clients on it, as the real one would see them. */
export class SocketRigs {
  private readonly clients: Client[] = [];

  private constructor(
    private readonly http: HttpServer,
    private readonly server: Server,
    private readonly namespace: Namespace,
  ) {}

  static async serve(options: Partial<ServerOptions> = {}): Promise<SocketRigs> {
    const http = createServer();
    const server = new Server(http, { ...AS_SERVED, ...options });
    const namespace = server.of('/rooms');
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
    return new SocketRigs(http, server, namespace);
  }

  async connect(transport: 'websocket' | 'polling' = 'websocket'): Promise<SocketRig> {
    const { port } = this.http.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/rooms`;
    const client = io(url, { transports: [transport], upgrade: false, forceNew: true, reconnection: false });
    this.clients.push(client);
    const heard: SocketRig['heard'] = [];
    client.onAny((event: string, frame: { rev: number }) => heard.push([event, frame.rev]));
    const [socket] = await Promise.all([
      new Promise<Socket>((resolve) => this.namespace.once('connection', resolve)),
      new Promise<void>((resolve) => client.once('connect', resolve)),
    ]);
    const seated = { channel: 'public', standing: { role: 'participant' }, actor: undefined };
    const seat = new SocketSeat(socket, seated as unknown as Seat);
    const frames: string[] = [];
    socket.conn.on('packetCreate', ({ data }: { data: string }) => frames.push(data));
    return { seat, socket, client, heard, frames };
  }

  async close(): Promise<void> {
    this.namespace.disconnectSockets(true);
    await until(() => this.clients.every(({ connected }) => !connected));
    this.clients.forEach((client) => client.close());
    await this.server.close();
  }
}

/** An outlet that encodes; `strange` is told of transports that are made in another way. */
export function encodingOutlet(strange: () => void = () => undefined): SlicedOutlet {
  return new SlicedOutlet(
    (event, frame) => Encoded.event('/rooms', event, frame),
    () => undefined,
    strange,
  );
}

/** Waits until something is so. */
export async function until(look: () => unknown): Promise<void> {
  const end = Date.now() + 10_000;
  while (!look()) {
    if (Date.now() > end) throw new Error('waited in vain');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** A frame that says nothing but its rev. */
export function head(rev: number): Parameters<ServerEvents['head']>[0] {
  return { rev, beat: 0, now: 0 };
}
