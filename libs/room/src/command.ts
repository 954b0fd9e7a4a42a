import type { Role } from '@openfloor/contract';
import type { z } from 'zod';
import type { BallotChange } from './draft.js';
import type { BallotCount } from './retention/retention.js';
import type { FloorRecord, RoomRecord } from './records.js';
import type { RoomReader } from './room.js';
import type { Standing } from './standing.js';

export const MODERATOR: readonly Role[] = ['organiser', 'chair', 'moderator'];
export const MODERATORS: readonly Role[] = [...MODERATOR, 'online_moderator'];
/** Who writes takeaways, notes and the report, and asks the room whether anybody objects. */
export const RAPPORTEURS: readonly Role[] = [...MODERATORS, 'rapporteur'];
export const ORGANISER: readonly Role[] = ['organiser'];
export const TECHNICIANS: readonly Role[] = [...MODERATORS, 'technician'];

/** What a rule is given beside the room and the arguments. */
export interface Turn {
  actor: Standing;
  /** Milliseconds since 1970, by the server. */
  now: number;
  /** When the client says it made the command (ms), for commands that were kept and sent late. */
  madeAt?: number | undefined;
  /** Random ids for new records; the rule makes none of its own. */
  newId: () => string;
}

/** What a rule decides: records as they shall stand, ballots, and what the actor is told. */
export interface Outcome {
  put: RoomRecord[];
  ballots?: BallotChange[];
  result?: Record<string, unknown>;
  /** Actors or invited devices whose seats are closed once this is committed. */
  closes?: string[];
  /** The public reason for the ledger, where it is not in the arguments. */
  reason?: string | null;
  /** What the ledger says the act led to, where no record shows it. */
  told?: string;
  /** Who was proposed for the floor when another was called; the ledger says so. */
  passedOver?: FloorRecord;
  /** Id of the participant or question whose words and data are to be blanked in stored copies. */
  erases?: string;
  /** Of a participant who is erased, the texts that everybody has read go too. */
  erasesWords?: boolean;
  /** Private parts of the whole ledger go. */
  erasesLedger?: boolean;
  /** Votes that count from now on although their ballots go. */
  counts?: BallotCount[];
  /** All ballots of the session go. */
  dropsBallots?: boolean;
  /** Only those who write it have read what changed, so that it is no act of the record yet. */
  isUnread?: boolean;
  /** A part of an act whose last part stands in the ledger for all of it. */
  isPart?: boolean;
}

/** When a command works: always before closing; some also after, `any` even in an archived room. */
export type Season = 'until_closed' | 'until_archived' | 'any';

/** One entry of the table: who may give the command, when it works, and its rule. */
export interface CommandRule<S extends z.ZodType = z.ZodType> {
  type: string;
  schema: S;
  may: readonly Role[];
  season: Season;
  undoable: boolean;
  logged: boolean | 'always';
  rule(room: RoomReader, args: z.output<S>, turn: Turn): Outcome | RoomRecord[];
}

interface Definition<S extends z.ZodType> {
  schema: S;
  may: readonly Role[];
  season?: Season;
  /** It can be taken back by who did it; before and after are stored with the act. */
  undoable?: boolean;
  /** Given by staff it is an act of moderation and stands in the ledger; `always`: whoever gives it. */
  logged?: boolean | 'always';
  rule(room: RoomReader, args: z.output<S>, turn: Turn): Outcome | RoomRecord[];
}

/** Makes an entry of the command table. */
export function command<S extends z.ZodType>(type: string, definition: Definition<S>): CommandRule {
  const { undoable = false, logged = false, season = 'until_closed', ...rest } = definition;
  return { type, undoable, logged, season, ...rest } as unknown as CommandRule;
}
