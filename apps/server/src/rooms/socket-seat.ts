import type { Seat } from './seat.js';
import { SocketLine } from './socket-line.js';
import type { Socket } from 'socket.io';

/** A seat from a socket that was let in. */
export function seatOf(
  socket: Socket,
  { channel, standing, actor }: Pick<Seat, 'channel' | 'standing' | 'actor'>,
): Seat {
  return {
    id: socket.id,
    channel,
    standing,
    actor,
    line: new SocketLine(socket.conn),
    emit: (event, frame) => {
      (socket as unknown as { emit(event: string, frame: unknown): void }).emit(event, frame);
    },
    close: () => void setImmediate(() => socket.disconnect(true)),
  };
}
