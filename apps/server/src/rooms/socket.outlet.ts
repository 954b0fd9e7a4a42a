import { Injectable, Logger } from '@nestjs/common';
import type { ServerEvents } from '@openfloor/contract';
import type { Namespace, Socket } from 'socket.io';
import { Metrics } from '../operations/metrics.js';
import { Encoded, encodesAlike } from './encoded.js';
import { DirectOutlet, type Outlet, type Seats } from './outlet.js';
import { answersStraight, type SocketSeat } from './socket-seat.js';
import { SlicedOutlet, type Encode } from './sliced.outlet.js';

/** Makes the outlets of the rooms once the namespace is there. */
@Injectable()
export class SocketOutlets {
  private readonly logger = new Logger('outlet');
  private namespace: Namespace | undefined;
  private isPlain = false;
  private isWarned = false;

  constructor(private readonly metrics: Metrics) {}

  /** The gateway hands its namespace in as soon as it listens. */
  use(namespace: Namespace): void {
    this.namespace = namespace;
    this.isPlain = encodesAlike(namespace);
    if (!this.isPlain) this.warn('another parser');
  }

  /** What this socket is answered goes straight over its line from now on, where that can be. */
  answers(socket: Socket, seat: SocketSeat): void {
    if (this.isPlain && !answersStraight(socket, seat)) this.warn('another way of answering');
  }

  forRoom(_sessionId: string, seats: Seats): Outlet {
    const { namespace } = this;
    if (!namespace) return new DirectOutlet(seats);
    const { name } = namespace;
    const encode: Encode = (event, frame) =>
      event === 'welcome'
        ? Encoded.welcome(name, frame as Parameters<ServerEvents['welcome']>[0])
        : Encoded.event(name, event, frame);
    return new SlicedOutlet(
      this.isPlain ? encode : undefined,
      (event) => this.metrics.frame(event),
      () => this.warn('another WebSocket transport'),
    );
  }

  private warn(found: string): void {
    if (this.isWarned) return;
    this.isWarned = true;
    this.logger.warn(`frames take the ordinary road, which costs more: socket.io has ${found}`);
  }
}
