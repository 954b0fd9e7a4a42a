/**
 * The closed lists of the contract (section 7) as plain constants. This file imports nothing, so that a
 * phone can use a word without carrying the schemas.
 */

/** Version of the wire. A client that speaks another one is answered `UPGRADE`. */
export const PROTO = 1;

export const CHANNELS = ['public', 'panel', 'staff'] as const;
/** Which view of the records a seat gets; each is a superset of the one before. */
export type Channel = (typeof CHANNELS)[number];

export const STAKEHOLDER_GROUPS = [
  'government',
  'private_sector',
  'civil_society',
  'technical_community',
  'academia',
  'intergovernmental_organisation',
  'press_media',
] as const;
export type StakeholderGroup = (typeof STAKEHOLDER_GROUPS)[number];

export const REGIONAL_GROUPS = [
  'african',
  'asia_pacific',
  'eastern_european',
  'grulac',
  'weog',
  'igo_none',
] as const;
export type RegionalGroup = (typeof REGIONAL_GROUPS)[number];

export const ROLES = [
  'organiser',
  'chair',
  'moderator',
  'online_moderator',
  'panellist',
  'rapporteur',
  'hub',
  'interpreter',
  'captioner',
  'technician',
  'participant',
  'display',
] as const;
export type Role = (typeof ROLES)[number];

export const ATTENDANCES = ['onsite', 'online', 'hub'] as const;
export type Attendance = (typeof ATTENDANCES)[number];

export const PHASES = ['scheduled', 'lobby', 'open', 'break', 'closed', 'archived'] as const;
export type Phase = (typeof PHASES)[number];

export const SWITCHES = ['questions', 'votes', 'floor', 'joins'] as const;
export type Switch = (typeof SWITCHES)[number];

export const QUESTION_TYPES = ['question', 'comment', 'statement'] as const;
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** What is stored. In a closed room some of these *read* as `lapsed`, which is never stored. */
export const QUESTION_STATUSES = [
  'pending',
  'published',
  'shortlisted',
  'on_air',
  'answered',
  'deferred',
  'declined',
  'merged',
  'withdrawn',
] as const;
export type QuestionStatus = (typeof QUESTION_STATUSES)[number];
export type ShownStatus = QuestionStatus | 'lapsed';

export const DECLINE_REASONS = [
  'off_topic',
  'duplicate',
  'conduct',
  'personal_data',
  'unclear',
  'not_a_question',
  'already_answered',
  'time',
] as const;
export type DeclineReason = (typeof DECLINE_REASONS)[number];

export const ANSWER_WAYS = ['orally', 'partly', 'in_writing_later', 'noted', 'in_writing'] as const;
export type AnswerWay = (typeof ANSWER_WAYS)[number];

/** From least to most told about an author. */
export const IDENTITIES = ['anonymous', 'pseudonym', 'affiliation', 'public'] as const;
export type Identity = (typeof IDENTITIES)[number];

export const RANKINGS = ['votes', 'support', 'balanced', 'newest'] as const;
export type Ranking = (typeof RANKINGS)[number];

export const DISCIPLINES = [
  'fifo',
  'alternate',
  'stakeholder_round',
  'progressive',
  'balanced',
  'list',
] as const;
export type Discipline = (typeof DISCIPLINES)[number];

export const FLOOR_CLASSES = [
  'point_of_order',
  'reply',
  'follow_up',
  'intervention',
  'statement',
  'answer',
] as const;
export type FloorClass = (typeof FLOOR_CLASSES)[number];

/**
 * What is stored. `offered`: the author of a question was asked to speak it and has not said yes or no. In a closed
 * room those who still wait *read* as `lapsed`, which is never stored.
 */
export const FLOOR_STATUSES = [
  'offered',
  'waiting',
  'on_deck',
  'called',
  'speaking',
  'paused',
  'completed',
  'withdrawn',
  'skipped',
  'refused',
] as const;
export type FloorStatus = (typeof FLOOR_STATUSES)[number];
export type ShownFloorStatus = FloorStatus | 'lapsed';

/** How somebody takes the floor; `text_read_out` is what a failed microphone falls back to. */
export const DELIVERIES = ['voice', 'video', 'text_read_out', 'prerecorded'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** Why somebody who was to speak did not. */
export const SKIP_REASONS = ['absent', 'not_ready', 'audio_failed', 'gave_way', 'time', 'conduct'] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** Why a request is taken off the list without being served. */
export const REFUSE_REASONS = ['off_topic', 'already_spoken', 'not_represented', 'time', 'conduct'] as const;
export type RefuseReason = (typeof REFUSE_REASONS)[number];

/** Why somebody else is called, or placed, than the discipline proposes. */
export const OVERRIDE_REASONS = [
  'on_topic',
  'balance',
  'first_time',
  'expertise',
  'weak_link',
  'not_ready',
  'access_need',
  'agreed',
  'protocol',
  'time',
] as const;
export type OverrideReason = (typeof OVERRIDE_REASONS)[number];

/** What a panellist says to a question: I take it, I can add to it, not me. */
export const STANCES = ['take', 'add', 'pass'] as const;
export type Stance = (typeof STANCES)[number];

/** What a clock is for. Those of the floor stand on the request itself. */
export const CLOCK_PURPOSES = ['segment', 'intervention', 'answer', 'follow_up', 'break', 'other'] as const;
export type ClockPurpose = (typeof CLOCK_PURPOSES)[number];

export const SIGNAL_LEVELS = ['info', 'attention', 'urgent'] as const;
export type SignalLevel = (typeof SIGNAL_LEVELS)[number];

/** What a signal says; `message` says it in free text, the others may add a text. */
export const SIGNAL_CODES = [
  'message',
  'remote_waiting',
  'remote_ready',
  'audio_failed',
  'wrap_up',
  'last_question',
] as const;
export type SignalCode = (typeof SIGNAL_CODES)[number];

/** Every clock warns this long before its end, and in the second half of what is shorter than a minute. */
export const WARN_SECONDS = 30;

export const UN_LANGUAGES = ['ar', 'zh', 'en', 'fr', 'ru', 'es'] as const;
export type UnLanguage = (typeof UN_LANGUAGES)[number];

export const NOTICE_LEVELS = ['info', 'warning', 'urgent'] as const;
export type NoticeLevel = (typeof NOTICE_LEVELS)[number];

export const NOTICE_AUDIENCES = ['all', 'onsite', 'online', 'hubs'] as const;
export type NoticeAudience = (typeof NOTICE_AUDIENCES)[number];

export const SCENES = [
  'auto',
  'join',
  'question',
  'queue',
  'poll',
  'clock',
  'takeaways',
  'message',
  'break',
  'blank',
] as const;
export type Scene = (typeof SCENES)[number];

/**
 * `applied` and `declined` are seen by staff and the applicant alone. `degraded` and `offline` are never stored: how a
 * hub is heard travels in presence.
 */
export const HUB_STATUSES = [
  'applied',
  'declined',
  'expected',
  'live',
  'degraded',
  'offline',
  'closed',
  'suspended',
] as const;
export type HubStatus = (typeof HUB_STATUSES)[number];

/** Why a hub was not taken or was suspended. */
export const HUB_REASONS = ['conduct', 'technical', 'capacity', 'unconfirmed', 'duplicate'] as const;
export type HubReason = (typeof HUB_REASONS)[number];

/** What a hub tests before it goes on air. */
export const HUB_CHECKS = ['microphone', 'camera', 'interpretation', 'quiet'] as const;
export type HubCheck = (typeof HUB_CHECKS)[number];

export const LINK_KINDS = [
  'video',
  'captions',
  'interpretation',
  'sign_language',
  'document',
  'phone',
] as const;
export type LinkKind = (typeof LINK_KINDS)[number];

export const PRESETS = ['workshop', 'panel', 'hearing', 'town_hall'] as const;
export type Preset = (typeof PRESETS)[number];

/** Every kind of record that has a view. */
export const KINDS = [
  'session',
  'segment',
  'person',
  'question',
  'floor',
  'clock',
  'hub',
  'notice',
  'stage',
  'poll',
  'takeaway',
  'note',
  'report',
] as const;
export type Kind = (typeof KINDS)[number];

/** At most this many questions are before the panel at once. */
export const MAX_ON_AIR = 5;
/** A welcome carries this many questions; the rest follows in `more`. */
export const FIRST_QUESTIONS = 40;

/** Who may vote: every device, who has entered the code of the room, or who holds a personal code. */
export const BALLOTS = ['open', 'room', 'roll'] as const;
export type Ballot = (typeof BALLOTS)[number];
