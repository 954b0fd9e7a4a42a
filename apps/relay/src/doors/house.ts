import type { WebPages } from '@openfloor/pages';
import type { Mirror } from '../mirror/mirror.js';
import type { Corners } from '../phones/corners.js';
import type { Reception } from '../phones/reception.js';
import type { Roster } from '../phones/roster.js';

/** How a relay does, for whoever runs it. */
export interface Status {
  upstream: string;
  roundTripMs: number | null;
  /** Questions, requests and counts that the room has not answered. */
  waiting: number;
  phones: number;
  headcount: number | null;
  /** Shows of hands that the room has not counted. */
  handsHeld: number;
  /** Since when the uplink is as it is, ms. */
  since: number;
  /** Why the room does not take the hub any more. */
  seatRefused: string | null;
}

/** What the doors open to. */
export interface House {
  mirror: Mirror;
  roster: Roster;
  reception: Reception;
  corners: Corners;
  pages: WebPages | undefined;
  /** Directory of the built web app. */
  dist: string;
  statusOpen: boolean;
  status: () => Status;
}
