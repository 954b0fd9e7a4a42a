import type { Attendance, Rules, StakeholderGroup, Why } from '@openfloor/contract';

/** A request that waits, as a discipline sees it. */
export interface Candidate {
  id: string;
  /** Order of arrival; no two are the same, and whoever goes to the end of the list gets a new one. */
  order: number;
  /** The same for all requests of one person, or of one hub. */
  speaker: string;
  group: StakeholderGroup | null;
  attendance: Attendance;
}

/** A turn that was served, or that is being served. */
export interface Served {
  speaker: string;
  group: StakeholderGroup | null;
  attendance: Attendance;
  seconds: number;
}

/** All that a discipline may look at. */
export interface Situation {
  /** Requests of one class, in any order. */
  waiting: readonly Candidate[];
  /** Earliest first; points of order and the panel's own speech are not among them. */
  served: readonly Served[];
  rules: Pick<Rules, 'lanes' | 'groups'>;
}

/** Who is next, why, and in which lane where the discipline has lanes. */
export interface Proposal {
  id: string;
  why: Why;
  lane: string | null;
}

/** Who has the floor next under this rule; undefined only where nobody waits. Pure: the same input, the same answer. */
export type Propose = (situation: Situation) => Proposal | undefined;
