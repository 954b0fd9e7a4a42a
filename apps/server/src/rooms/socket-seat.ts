import type { ServerEvents } from '@openfloor/contract';
import type { Socket } from 'socket.io';
import { Encoded } from './encoded.js';
import type { Seat } from './seat.js';
import { SocketLine } from './socket-line.js';

type Seated = Pick<Seat, 'channel' | 'standing' | 'actor'>;

/** Sends answers with what else is on its way to a seat. */
interface Answering {
  answer(seat: SocketSeat, answer: Encoded): void;
}

/** A seat on a socket that was let in. */
export class SocketSeat implements Seat {
  readonly id: string;
  readonly channel: Seat['channel'];
  readonly standing: Seat['standing'];
  readonly actor: Seat['actor'];
  readonly line: SocketLine;
  /** Undefined until the seat is in a room; answers go out alone as long. */
  answering: Answering | undefined;

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
    this.sending(event, () => this.socket.emit(event as string, frame));
  }

  /** Sends a frame that was encoded for many: straight into the connection where nothing waits before it. */
  deliver(frame: Encoded, event?: keyof ServerEvents): void {
    this.sending(event, () => {
      if (!this.line.write(frame.bytes)) this.socket.conn.write(frame.text, { compress: true });
    });
  }

  /** Answers a command. */
  answer(answer: Encoded): void {
    if (this.answering) this.answering.answer(this, answer);
    else this.deliver(answer);
  }

  private sending(event: keyof ServerEvents | undefined, send: () => void): void {
    const greets = event === 'welcome' || event === 'more';
    if (event === 'welcome') this.line.greets();
    send();
    if (greets) this.line.greeted();
    else this.line.check();
  }

  close(): void {
    setImmediate(() => this.socket.disconnect(true));
  }
}

/**
 * Has what is answered to a socket go straight over its line, which costs half. False where socket.io is not as it is
 * known here, and answers as it always does.
 */
export function answersStraight(socket: Socket, seat: SocketSeat): boolean {
  if (typeof Reflect.get(socket, 'ack') !== 'function') return false;
  const { name } = socket.nsp;
  const answering = (no: number) => {
    let isSaid = false;
    return (...said: unknown[]) => {
      if (isSaid) return;
      isSaid = true;
      seat.answer(Encoded.answer(name, no, said));
    };
  };
  return Reflect.set(socket, 'ack', answering);
}

/** A seat from a socket that was let in. */
export function seatOf(socket: Socket, seated: Seated): SocketSeat {
  return new SocketSeat(socket, seated);
}

/** Who is calling has been read from the request; it would stay in memory with its headers as long as the socket. */
function forgetRequest(socket: Socket): void {
  Reflect.set(socket.conn, 'request', null);
  socket.handshake.headers = {};
}
