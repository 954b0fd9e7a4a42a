import type { MeetingView, SessionListed } from '@openfloor/contract';
import type { Caller } from './caller.js';

export type MeetingListed = MeetingView & { sessions: SessionListed[] };

/** Which meetings and sessions are listed for whom. Implemented by the meetings; also used by the home page. */
export abstract class Listings {
  /** Sessions open to everybody, and a caller's own whatever their access. A meeting of which nothing is listed is not. */
  abstract listed(caller: Caller): Promise<MeetingListed[]>;
}
