import type { Part } from '../nodes/messages.js';

/** What a room tells the other nodes of its database. */
export interface Telling {
  /** It was committed and stands there now. */
  moved(clock: { rev: number; beat: number }): void;
  /** Who of it is on this node. */
  here(part: Part): void;
}
