import { z } from 'zod';
import { Reply, COMMAND_TYPES } from './command.js';
import { ClockView } from './clock.js';
import { FloorView, OwnFloor } from './floor.js';
import { HubLink, HubView, LinkReport, OwnHub } from './hub.js';
import { NoteView } from './note.js';
import { NoticeView } from './notice.js';
import { ParticipantCorner } from './participant.js';
import { PersonView } from './person.js';
import { OwnResponse, PollTally, PollView } from './poll.js';
import { OwnQuestion, QuestionView } from './question.js';
import { ReportView } from './report.js';
import { SegmentView } from './segment.js';
import { SessionView } from './session.js';
import { SignalView } from './signal.js';
import { StageView } from './stage.js';
import { Support } from './support.js';
import { OwnObjection, TakeawayView } from './takeaway.js';
import { Id, Instant } from './text.js';
import { ATTENDANCES, CHANNELS, HUB_STATUSES, KINDS, ROLES } from './words.js';

/** Any record as a channel sees it. */
export const RecordView = z
  .discriminatedUnion('kind', [
    SessionView,
    SegmentView,
    PersonView,
    QuestionView,
    FloorView,
    ClockView,
    HubView,
    NoticeView,
    StageView,
    PollView,
    TakeawayView,
    NoteView,
    ReportView,
  ])
  .meta({ id: 'RecordView' });
export type RecordView = z.infer<typeof RecordView>;

/** Names a record that the channel may no longer see. */
export const Gone = z.strictObject({ kind: z.enum(KINDS), id: Id }).meta({ id: 'Gone' });
export type Gone = z.infer<typeof Gone>;

/** Who this seat is and which commands it may give. */
export const You = z
  .strictObject({
    id: Id.nullable(),
    role: z.enum([...ROLES]),
    channel: z.enum(CHANNELS),
    hubId: Id.nullable(),
    personId: Id.nullable(),
    attendance: z.enum(ATTENDANCES),
    /** Behind a hub's relay: what is asked goes in the hub's name, and support counts among its hands. */
    relayed: z.boolean().optional(),
    can: z.array(z.enum(COMMAND_TYPES as [string, ...string[]])),
  })
  .meta({ id: 'You' });
export type You = z.infer<typeof You>;

/**
 * A person's corner: goes to all of that person's seats and to nobody else. `votes` are receipt numbers; `signals` the
 * latest to or from this person, newest last; `hubs` a hub's own entry, or the hubs that somebody applied for.
 */
export const Corner = z
  .strictObject({
    questions: z.array(OwnQuestion),
    votes: z.array(z.int()),
    floor: z.array(OwnFloor),
    signals: z.array(SignalView),
    profile: ParticipantCorner.nullable(),
    left: z.int().nullable(),
    hubs: z.array(OwnHub).optional(),
    /** The code of the session, for the people of a hub. */
    code: z.string().optional(),
    /** What a hub counted: [no of the question, hands]. */
    hands: z.array(z.tuple([z.int(), z.int()])).optional(),
    polls: z.array(OwnResponse).optional(),
    /** What a hub counted for polls: [no of the poll, option, hands]. */
    pollHands: z.array(z.tuple([z.int(), z.int(), z.int()])).optional(),
    objections: z.array(OwnObjection).optional(),
    /** For rapporteurs, whose channel does not carry them. */
    notes: z.array(NoteView).optional(),
  })
  .meta({ id: 'Corner' });
export type Corner = z.infer<typeof Corner>;

/**
 * With `part`, the questions, requests and signals in `put` are only those that changed, to be laid over what is held;
 * everything else is whole. A hub's corner is sent so, because its relay may have asked hundreds of questions.
 */
export const Mine = z
  .strictObject({ rev: z.int(), beat: z.int(), put: Corner, part: z.boolean().optional() })
  .meta({ id: 'Mine' });
export type Mine = z.infer<typeof Mine>;

/** How many questions are in each state; disjoint, so that they add up to `asked`. Only staff see `pending`. */
export const Counts = z
  .strictObject({
    asked: z.int(),
    published: z.int(),
    shortlisted: z.int(),
    onAir: z.int(),
    answered: z.int(),
    deferred: z.int(),
    declined: z.int(),
    merged: z.int(),
    withdrawn: z.int(),
    lapsed: z.int(),
    pending: z.int().optional(),
  })
  .meta({ id: 'Counts' });
export type Counts = z.infer<typeof Counts>;

/**
 * `votes` is flat, number after number: [no, votes, no, votes, …]. All figures are absolute. Only staff are told from which
 * groups votes came, in `support`, of the questions for which that has changed. `polls` are those open ones whose figures moved.
 */
export const Tallies = z
  .strictObject({
    beat: z.int(),
    votes: z.array(z.int()),
    counts: Counts.optional(),
    order: z.array(z.int()).optional(),
    support: z.array(Support).optional(),
    polls: z.array(PollTally).optional(),
  })
  .meta({ id: 'Tallies' });
export type Tallies = z.infer<typeof Tallies>;

/**
 * Somebody of the staff who is here. `no` numbers the desks in the order in which they came; `editing` is what they
 * have open for writing, until `until` unless they say so again. It warns and never locks: `seen` decides.
 */
export const Desk = z
  .strictObject({
    no: z.int(),
    id: Id,
    role: z.enum([...ROLES]),
    personId: Id.nullable(),
    editing: z.strictObject({ kind: z.enum(KINDS), id: Id, until: Instant }).nullable(),
  })
  .meta({ id: 'Desk' });
export type Desk = z.infer<typeof Desk>;

/**
 * Who is here. Only staff are told of `desks`, of `links`, how each hub is heard, and in `away` which requests for the
 * floor have nobody connected, and in `storage` that nothing can be saved at the moment.
 */
export const Presence = z
  .strictObject({
    participants: z.int(),
    onsite: z.int(),
    online: z.int(),
    hubs: z.array(z.tuple([z.int(), z.enum(HUB_STATUSES)])),
    staff: z.int().optional(),
    desks: z.array(Desk).optional(),
    links: z.array(HubLink).optional(),
    away: z.array(z.int()).optional(),
    storage: z.literal('refusing').optional(),
  })
  .meta({ id: 'Presence' });
export type Presence = z.infer<typeof Presence>;

/** First word of the server on a seat: a snapshot, or what changed since the client's `since`. */
export const Welcome = z
  .strictObject({
    proto: z.int(),
    epoch: z.string(),
    rev: z.int(),
    beat: z.int(),
    mode: z.enum(['snapshot', 'delta']),
    you: You,
    put: z.array(RecordView),
    gone: z.array(Gone),
    left: z.int(),
    tallies: Tallies,
    mine: Mine,
    presence: Presence,
    now: Instant,
  })
  .meta({ id: 'Welcome' });
export type Welcome = z.infer<typeof Welcome>;

export const More = z
  .strictObject({ rev: z.int(), put: z.array(RecordView), left: z.int() })
  .meta({ id: 'More' });
export type More = z.infer<typeof More>;

export const Patch = z
  .strictObject({ rev: z.int(), prev: z.int(), at: Instant, put: z.array(RecordView), gone: z.array(Gone) })
  .meta({ id: 'Patch' });
export type Patch = z.infer<typeof Patch>;

export const Head = z.strictObject({ rev: z.int(), beat: z.int(), now: Instant }).meta({ id: 'Head' });
export type Head = z.infer<typeof Head>;

export const Draining = z.strictObject({ reconnectInMs: z.int() }).meta({ id: 'Draining' });
export type Draining = z.infer<typeof Draining>;

export const Since = z.strictObject({ epoch: z.string().max(64), rev: z.int().min(0) });
export type Since = z.infer<typeof Since>;

/** What a socket says in its handshake. `session` is the id or the join code, `seat` the seat token. */
export const Handshake = z
  .object({
    session: z.string().max(80),
    seat: z.string().max(2_000).optional(),
    as: z.enum(CHANNELS).optional(),
    since: Since.optional(),
    proto: z.int(),
  })
  .meta({ id: 'Handshake' });
export type Handshake = z.infer<typeof Handshake>;

export const Resume = z
  .strictObject({ epoch: z.string().max(64), rev: z.int().min(0) })
  .meta({ id: 'Resume' });

/** Staff say what they have open for writing, again at least every 20 s, and null when they are done. */
export const Editing = z
  .strictObject({ about: z.strictObject({ kind: z.enum(KINDS), id: Id }).nullable() })
  .meta({ id: 'Editing' });
export type Editing = z.infer<typeof Editing>;

/** Server to client, event by event. */
export interface ServerEvents {
  welcome: (frame: Welcome) => void;
  more: (frame: More) => void;
  patch: (frame: Patch) => void;
  mine: (frame: Mine) => void;
  tallies: (frame: Tallies) => void;
  presence: (frame: Presence) => void;
  head: (frame: Head) => void;
  draining: (frame: Draining) => void;
}

/** Client to server. */
export interface ClientEvents {
  command: (command: unknown, acknowledge: (reply: z.infer<typeof Reply>) => void) => void;
  resume: (since: Since) => void;
  editing: (editing: Editing) => void;
  /** A hub says how much waits in its outbox. */
  link: (report: LinkReport) => void;
  /** A ping that is answered with the server's time, ms since 1970. */
  time: (answer: (now: number) => void) => void;
}
