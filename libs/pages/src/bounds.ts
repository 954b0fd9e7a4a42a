import type { IncomingMessage, Server } from 'node:http';
import type { Socket } from 'node:net';
import { addressKey } from './address.js';
import { Counts } from './counts.js';

/** Every line of a request's head is one; browsers send some twenty. */
const MOST_HEADERS = 100;
/** How often slow senders are looked for; Node's own half a minute would be longer than what they are given. */
const LOOK_MS = 2_000;
const HEADERS_MS = 10_000;
const REQUEST_MS = 30_000;
const IDLE_MS = 65_000;

/** What a server of HTTP holds at once, before anybody has said anything. 0 is no limit. */
export interface Bounds {
  connections: number;
  /** Of one address. */
  connectionsPerAddress?: number;
}

/** So many connections, so many headers, and slow senders found in time. To be called before the server listens. */
export function boundServer(server: Server, { connections, connectionsPerAddress = 0 }: Bounds): void {
  if (connections > 0) server.maxConnections = connections;
  server.maxHeadersCount = MOST_HEADERS;
  server.headersTimeout = HEADERS_MS;
  server.requestTimeout = REQUEST_MS;
  server.keepAliveTimeout = IDLE_MS;
  Object.assign(server, { connectionsCheckingInterval: LOOK_MS });
  if (connectionsPerAddress > 0) boundAddresses(server, connectionsPerAddress);
}

/** Whether a request comes from a page of the very host that it goes to. No origin at all is no browser. */
export function isFromSameHost({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  return host !== undefined && (origin === `http://${host}` || origin === `https://${host}`);
}

function boundAddresses(server: Server, most: number): void {
  const open = new Counts();
  server.on('connection', (socket: Socket) => {
    const key = addressKey(socket.remoteAddress);
    if (open.of(key) >= most) return void socket.destroy();
    open.add(key);
    socket.once('close', () => open.take(key));
  });
}
