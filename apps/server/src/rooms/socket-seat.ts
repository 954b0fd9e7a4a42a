import type { ServerEvents } from '@openfloor/contract';
import type { Socket } from 'socket.io';
import type { Encoded } from './encoded.js';
import type { Seat } from './seat.js';
import { SocketLine } from './socket-line.js';

type Seated = Pick<Seat, 'channel' | 'standing' | 'actor'>;

/** A seat on a socket that was let in. */
export class SocketSeat implements Seat {
  readonly id: string;
  readonly channel: Seat['channel'];
  readonly standing: Seat['standing'];
  readonly actor: Seat['actor'];
  readonly line: SocketLine;

  constructor(
    private readonly socket: Socket,
    { channel, standing, actor }: Seated,
  ) {
    this.id = socket.id;
    this.channel = channel;
    this.standing = standing;
    this.actor = actor;
    this.line = new SocketLine(socket.conn);
    forgetRequest(socket);
  }

  emit<E extends keyof ServerEvents>(event: E, frame: Parameters<ServerEvents[E]>[0]): void {
    const greets = event === 'welcome' || event === 'more';
    if (event === 'welcome') this.line.greets();
    this.socket.emit(event as string, frame);
    if (greets) this.line.greeted();
    else this.line.check();
  }

  /** Sends a frame that was encoded for many: straight into the connection where nothing waits before it. */
  deliver(frame: Encoded): void {
    if (this.line.write(frame.bytes)) return;
    this.socket.conn.write(frame.text, { compress: true });
    this.line.check();
  }

  close(): void {
    setImmediate(() => this.socket.disconnect(true));
  }
}

/** A seat from a socket that was let in. */
export function seatOf(socket: Socket, seated: Seated): Seat {
  return new SocketSeat(socket, seated);
}

/** Who is calling has been read from the request; it would stay in memory with its headers as long as the socket. */
function forgetRequest(socket: Socket): void {
  Reflect.set(socket.conn, 'request', null);
  socket.handshake.headers = {};
}
