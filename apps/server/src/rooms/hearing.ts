import { Injectable, Logger } from '@nestjs/common';
import {
  Command,
  Editing,
  isCommandType,
  Refusal,
  Resume,
  type ClientEvents,
  type Refused,
  type Reply,
  type ServerEvents,
  type Since,
} from '@openfloor/contract';
import type { Socket } from 'socket.io';
import { limited, Limits } from '../operations/limits.js';
import { RoomHost } from './room.host.js';
import type { Seat } from './seat.js';
import type { Seating } from './seatings.service.js';
import { refusedBy } from './turn.js';

/** A socket of the door, with what it was let in as. */
export type RoomSocket = Socket<ClientEvents, ServerEvents, Record<string, never>, { seating?: Seating }>;

/** Hears what seats say: everything is counted, nothing that is said ends the process, commands are answered. */
@Injectable()
export class Hearing {
  private readonly logger = new Logger('gateway');

  constructor(
    private readonly host: RoomHost,
    private readonly limits: Limits,
  ) {}

  /** Listens to a seat from now on; `greet` welcomes it anew, with what changed since. */
  listen(socket: RoomSocket, seat: Seat, seating: Seating, greet: (since: Since) => void): void {
    const { open, actor, standing } = seating;
    socket.on('error', () => undefined);
    socket.on('command', (body: unknown, acknowledge?: unknown) => {
      void this.command(seating, body).then((reply) => answer(acknowledge, reply));
    });
    const hear = (event: 'resume' | 'editing' | 'link', act: (said: unknown) => void) =>
      socket.on(event, (said: unknown) => this.attempt(() => act(said)));
    hear('resume', (said) => {
      const parsed = Resume.safeParse(said);
      if (parsed.success && this.limits.takeWelcome(actor?.id ?? socket.id, standing.role) === 0)
        greet(parsed.data);
    });
    hear('editing', (said) => {
      const parsed = Editing.safeParse(said);
      if (parsed.success) open.publisher.edits(seat, parsed.data.about);
    });
    hear('link', (said) => open.publisher.hubs.reported(seat, said));
    socket.on('time', (acknowledge: unknown) => {
      if (answer(acknowledge, Date.now())) this.attempt(() => open.publisher.pinged(seat));
    });
    socket.onAny(() => {
      if (!this.limits.takeWord(actor?.id ?? socket.id, standing.role)) socket.disconnect(true);
    });
  }

  /** Does something of the product's own that should never fail; if it does, it says false and the process goes on. */
  attempt(act: () => void): boolean {
    try {
      act();
      return true;
    } catch (error) {
      this.fault(error);
      return false;
    }
  }

  private async command({ open, actor, standing }: Seating, body: unknown): Promise<Reply> {
    const parsed = Command.safeParse(body);
    if (!parsed.success) return badCommand(body);
    const { id, type, args, madeAt } = parsed.data;
    try {
      if (!actor) throw new Refusal('NOT_ALLOWED', 'this connection has no seat');
      const waitMs = this.limits.takeCommand(actor.id, standing.role, type);
      if (waitMs > 0) throw limited(waitMs);
      if (!isCommandType(type)) throw new Refusal('UNKNOWN_COMMAND', 'there is no such command');
      return await this.host.does(open.room.id, { id, type, args, madeAt }, actor);
    } catch (error) {
      if (error instanceof Refusal) return refusedBy(id, error);
      this.fault(error);
      return refusedBy(id, new Refusal('BUSY', 'this command could not be judged', undefined, 1_000));
    }
  }

  private fault(error: unknown): void {
    this.logger.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

/** Whether there was somebody to answer. */
function answer(acknowledge: unknown, said: unknown): boolean {
  if (typeof acknowledge !== 'function') return false;
  (acknowledge as (said: unknown) => void)(said);
  return true;
}

function badCommand(body: unknown): Refused {
  const id =
    typeof body === 'object' && body !== null && 'id' in body && typeof body.id === 'string'
      ? body.id.slice(0, 64)
      : null;
  return refusedBy(id, new Refusal('BAD_COMMAND', 'the command has another shape'));
}
