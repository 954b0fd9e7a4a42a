import type { Channel, Reply, Since, Tallies, Welcome } from '@openfloor/contract';
import type { Actor, Room, Standing, Tally } from '@openfloor/room';

/** A command on its way to a room: `args` as they were sent, so that the same words have the same fingerprint. */
export interface Request {
  id: string;
  type: string;
  args: unknown;
  madeAt?: number | undefined;
}

/** A room that is open in this process, for reading. What it gives is always the last committed state. */
export interface OpenRoom {
  readonly room: Room;
  readonly tally: Tally;
  /** Names the history of a channel under this version of the views. */
  epoch(channel: Channel): string;
  standing(actor: Actor | undefined): Standing;
  /** The first page for a seat, a delta where `since` allows one, and the pages after it. */
  welcome(
    standing: Standing,
    asked: Channel,
    since?: Since,
    first?: number,
  ): { welcome: Welcome; more: { put: Welcome['put']; left: number }[] };
  tallies(channel: Channel): Tallies;
}

/**
 * The rooms as the other parts of the server know them: give a command, or read. The one road stays one road:
 * HTTP routes of accounts and meetings come in here exactly like a socket does.
 */
export abstract class Rooms {
  /** Judges a command in its turn. Never throws for a refusal; the reply says it. */
  abstract does(sessionId: string, request: Request, actor: Actor): Promise<Reply>;
  /**
   * The open room, loaded where it is not, for whoever comes: it has heard of `actor` if another node has let them in. Throws
   * `NOT_FOUND` where there is no such session.
   */
  abstract open(sessionId: string, actor?: Actor): Promise<OpenRoom>;
}
