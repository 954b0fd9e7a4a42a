import type { Corner, Counts, PollTally, Presence, SessionView, Support, You } from '@openfloor/contract';
import type { OutboxEntry } from './item.js';
import type { Records } from './records.js';
import type { Line } from './transport.js';

/**
 * `live`: what is shown is current. `slow`: it may be late. `offline`: it is what was last known. `refused`: the
 * server will not have this seat (see `refusal`).
 */
export type Connection = 'connecting' | 'live' | 'slow' | 'offline' | 'refused' | 'closed';

/**
 * A room at one moment, and how the line to it does. Never changed: another object means that something changed, here
 * and in each of its parts.
 */
export interface RoomSnapshot extends Line {
  /** Empty until the room was first seen. */
  readonly epoch: string;
  readonly rev: number;
  readonly beat: number;
  readonly connection: Connection;
  /** The code with which the server refused the seat, such as `CODE_CHANGED` or `UPGRADE`. */
  readonly refusal: string | undefined;
  readonly you: You | undefined;
  readonly session: SessionView | undefined;
  readonly records: Records;
  /** Records of a large room that are still on their way. */
  readonly left: number;
  /** Votes by the receipt number of the question. */
  readonly votes: ReadonlyMap<number, number>;
  /** From which groups votes came, by receipt number; empty for all but staff. The map stays the same, what is in it not. */
  readonly support: ReadonlyMap<number, Support>;
  readonly counts: Counts | undefined;
  /** How polls stood while they were open, by number; of one that is not open any more its record tells. The map stays the same. */
  readonly polls: ReadonlyMap<number, PollTally>;
  /** Receipt numbers in the room's order, where the server sends one. */
  readonly order: readonly number[] | undefined;
  readonly presence: Presence | undefined;
  readonly mine: Corner | undefined;
  /** What this seat did and what became of it; see `Outbox`. */
  readonly outbox: readonly OutboxEntry[];
  /** How far the server's clock is ahead of this one, ms. */
  readonly offsetMs: number;
  /** When the server was last heard, by this clock, ms; undefined before the first time. */
  readonly updatedAt: number | undefined;
}

/** What was noticed about the stream since the room was opened. */
export interface StreamCounts {
  readonly gaps: number;
  /** Gaps in which nothing had been missed: late frames, or a wrong `prev` of the server. */
  readonly falseGaps: number;
  /** Times the room asked for what it missed. */
  readonly resumes: number;
}
