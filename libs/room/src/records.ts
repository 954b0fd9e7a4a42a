import type {
  Answer,
  AnswerWay,
  Attendance,
  Byline,
  Claim,
  ClockView,
  FloorStatus,
  FloorView,
  Hands,
  HubView,
  NoticeView,
  OverrideReason,
  PersonView,
  QuestionStatus,
  QuestionType,
  RegionalGroup,
  Role,
  SegmentView,
  SessionView,
  SignalView,
  StageView,
  StakeholderGroup,
  Translations,
  Why,
} from '@openfloor/contract';
import type { OutcomeRecord } from './outcome-records.js';
import type { Retention } from './retention/retention.js';

/** What a session keeps beside what everybody sees: whose it is, and what is missing before it can run well. */
export interface SessionRecord extends Omit<SessionView, 'rev' | 'readiness' | 'grade'> {
  /** Personal codes that count. */
  onRoll: number;
  /** Accounts that are organisers here. */
  ownerIds: string[];
  /** Codes of what is missing; warns, never blocks. */
  readiness: string[];
  /** Slug of the programme document's session, for a later import. */
  programmeId: string | null;
  /** What has gone of it by its age. */
  retention: Retention;
}

export interface SegmentRecord extends Omit<SegmentView, 'rev'> {
  dropped: boolean;
}

export interface PersonRecord extends Omit<PersonView, 'rev'> {
  /** Key of the programme document, if it gave one. */
  programmeId: string | null;
}

/** Somebody from the audience. Never shown as such; its corner and its bylines are made from it. */
export interface ParticipantRecord {
  kind: 'participant';
  id: string;
  /** What staff see instead of `id` on questions asked without a name, so that no name can be matched to them. */
  pseudonym: string;
  attendance: Attendance;
  hubId: string | null;
  name: string | null;
  stakeholderGroup: StakeholderGroup | null;
  regionalGroup: RegionalGroup | null;
  country: string | null;
  affiliation: string | null;
  language: string | null;
  accessNeeds: string | null;
  muted: boolean;
  removed: boolean;
  erased: boolean;
  /** Full minute; null for those who came before it was kept. */
  joinedAt: number | null;
  /** Whether they hold a personal code, or held one that was revoked. */
  roll: 'none' | 'on' | 'revoked';
  /** Full minute in which they entered the code of the room. */
  roomCheckedAt: number | null;
}

export interface HubRecord extends Required<Omit<HubView, 'rev'>> {
  /** The participant who applied for it; null for those that staff registered. */
  applicantId: string | null;
  /** It has checked in, so that it is live again once a suspension is over. */
  checkedIn: boolean;
  programmeId: string | null;
}

/** Hands that one hub counted on a question; `at` is a full minute. */
export interface HandCount {
  hubId: string;
  hands: number;
  headcount: number;
  at: number;
}

export interface QuestionRecord {
  kind: 'question';
  id: string;
  no: number;
  type: QuestionType;
  text: string;
  language: string;
  translations: Translations;
  shortText: string | null;
  edited: boolean;
  byline: Byline;
  /** The actor who asked; `localAuthor` tells apart the people of a hub. */
  authorId: string;
  localAuthor: string | null;
  /** What staff see of `authorId`. */
  pseudonym: string;
  attendance: Attendance;
  hubId: string | null;
  addressedTo: string[];
  labels: string[];
  status: QuestionStatus;
  /** The session is closed, so a status that was still waiting reads as lapsed. */
  lapsed: boolean;
  /** It was shown to everybody at some time. */
  wasPublic: boolean;
  reason: string | null;
  declineNote: string | null;
  mergedInto: string | null;
  /** Status before the merge, given back by unmerging. */
  mergedFrom: QuestionStatus | null;
  /** Questions it was merged into before those were merged further, oldest first. */
  mergedVia: string[];
  credits: number;
  position: string | null;
  asking: 'read_out' | 'author';
  spoken: boolean;
  followUpTo: string | null;
  /** Everybody may see the question it follows up, and so its id. */
  followUpShown: boolean;
  /** Full minutes, like all times of a question but `askedAt`, which only staff see exactly. */
  submittedAt: number;
  publishedAt: number | null;
  askedAt: number | null;
  answeredAt: number | null;
  /** Status before it was answered, given back by `question.return`. */
  answeredFrom: QuestionStatus | null;
  how: AnswerWay | null;
  answeredBy: string[];
  dueAt: number | null;
  answers: Answer[];
  /** The latest count of each hub that counted hands for this very question; merging moves none of them. */
  hands: HandCount[];
  /** What is shown of hands: those over all that was merged into it. */
  handsShown: Hands | null;
  assignedTo: string[];
  claims: Claim[];
  original: string | null;
  note: string | null;
  appealed: string | null;
  lateBySeconds: number | null;
  /** Full minute of the latest change that its author cares about. */
  changedAt: number;
}

/** A request for the floor, or a turn that was given. `position`, `why`, `lane` and `on_deck` are set by the queue alone. */
export interface FloorRecord extends Omit<
  FloorView,
  'rev' | 'status' | 'note' | 'text' | 'ready' | 'accessNeeds' | 'entered'
> {
  status: FloorStatus;
  /** The session is closed, so whoever still waited reads as lapsed. */
  lapsed: boolean;
  /** The actor who asked; null for somebody without a device, whom staff entered. */
  makerId: string | null;
  /** The actor of the staff who entered or gave it. */
  enteredBy: string | null;
  /** An offer that its maker never took up stays between them and the staff. */
  accepted: boolean;
  /** Order of arrival; whoever goes to the end of the list gets a new one. */
  order: number;
  /** Fractional key of those that a moderator placed; they go before the discipline, with the why they were placed for. */
  placed: { key: string; why: Why } | null;
  /** What it was when a point of order interrupted it. */
  heldFrom: 'called' | 'speaking' | 'paused' | null;
  /** Why it was called although another one was proposed. */
  override: OverrideReason | null;
  note: string | null;
  /** What is read out where nobody speaks it. */
  text: string | null;
  ready: boolean;
  accessNeeds: string | null;
  /** Who asked among the people of a hub, as its relay tells them apart. */
  localAuthor: string | null;
}

export interface ClockRecord extends Omit<ClockView, 'rev'> {
  cleared: boolean;
  /** It stands still because the session does, and goes on with it. */
  waitsForSession: boolean;
}

/** A word behind the scenes; goes to nobody but `fromId` and its addressees. */
export interface SignalRecord extends Omit<SignalView, 'own' | 'seen' | 'seenBy'> {
  kind: 'signal';
  fromId: string;
  seenBy: (SignalView['seenBy'][number] & { id: string })[];
}

export interface NoticeRecord extends Omit<NoticeView, 'rev' | 'translations'> {
  translations: Translations;
  cleared: boolean;
}

export type StageRecord = Omit<StageView, 'rev'>;

/** A link that makes somebody's device a seat with a role. `tokenHash` is SHA-256 in hex. */
export interface InvitationRecord {
  kind: 'invitation';
  id: string;
  role: Role;
  label: string | null;
  personId: string | null;
  hubId: string | null;
  tokenHash: string;
  madeAt: number;
  endsAt: number | null;
  revoked: boolean;
  devices: { id: string; at: number; label: string; revoked: boolean }[];
}

/**
 * An entry of the voter roll. Its id is made from the personal code, which is kept nowhere. `voterId` is the one
 * participant that it makes a voter: it keeps a code to one vote and is shown to nobody.
 */
export interface RollRecord {
  kind: 'roll';
  id: string;
  no: number;
  label: string | null;
  stakeholderGroup: StakeholderGroup | null;
  regionalGroup: RegionalGroup | null;
  country: string | null;
  affiliation: string | null;
  madeAt: number;
  revoked: boolean;
  voterId: string | null;
}

/**
 * The votes of a question by groups, as they were last told; its id is that of the question. Nobody sees the record: what
 * is told of it goes to staff among the figures. Cells are in the order of `SUPPORT_GROUPS`.
 */
export interface SupportRecord {
  kind: 'support';
  id: string;
  /** How many votes of each group are counted so far. */
  counted: number[];
  /** What is told of each: null is not told, 0 that nobody of the group is here. */
  told: (number | null)[];
  /** The strictest rule that it was ever counted under; what was promised when people voted is not loosened later. */
  smallCell: number;
  /** Groups, by their cell, of whom all had voted for it at some time while they were few. */
  alike: number[];
}

/** One field that an act set, with what stood there before. */
export interface FieldChange {
  kind: RoomRecord['kind'];
  id: string;
  field: string;
  before: unknown;
  after: unknown;
}

/** An act that its actor may undo; `id` is the command's id. */
export interface ActRecord {
  kind: 'act';
  id: string;
  actorId: string;
  type: string;
  fields: FieldChange[];
  undone: boolean;
}

export type RoomRecord =
  | SessionRecord
  | SegmentRecord
  | PersonRecord
  | ParticipantRecord
  | HubRecord
  | QuestionRecord
  | FloorRecord
  | ClockRecord
  | SignalRecord
  | NoticeRecord
  | StageRecord
  | InvitationRecord
  | RollRecord
  | SupportRecord
  | ActRecord
  | OutcomeRecord;

export type RecordKind = RoomRecord['kind'];
export type RecordOf<K extends RecordKind> = Extract<RoomRecord, { kind: K }>;
