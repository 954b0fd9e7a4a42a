import type { Reply, Welcome } from '@openfloor/contract';
import { io, type Socket } from 'socket.io-client';

/** A bare socket, for saying what no client of ours would say. */
export interface RawSeat {
  socket: Socket;
  welcome: Welcome;
  /** Sends anything as a command and waits for the acknowledgement. */
  says(body: unknown): Promise<Reply>;
  close(): void;
}

/** Connects with any handshake; rejects with the refusal that the server gave. */
export async function rawSeat(
  server: { url: string },
  auth: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<RawSeat> {
  const socket = io(`${server.url}/rooms`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    auth: { proto: 1, ...auth },
    extraHeaders: headers,
  });
  const welcome = await new Promise<Welcome>((resolve, reject) => {
    socket.once('welcome', resolve);
    socket.once('connect_error', (error: Error & { data?: { code?: string } }) => {
      socket.close();
      reject(Object.assign(error, { code: error.data?.code }));
    });
  });
  return {
    socket,
    welcome,
    says: (body) => socket.timeout(10_000).emitWithAck('command', body) as Promise<Reply>,
    close: () => socket.close(),
  };
}

/** A command with a new id. */
export function command(type: string, args: unknown, id: string = crypto.randomUUID()) {
  return { id, type, args };
}
