import { z } from 'zod';
import { ParticipantCorner } from './participant.js';
import { Id, Instant } from './text.js';
import { ATTENDANCES } from './words.js';

/** Another one whenever what is said about data changes in substance. */
export const NOTICE_VERSION = 1;

/** What is kept of people of the audience, and for how long after a session closed; null: until somebody deletes it. */
export const PrivacyNotice = z
  .strictObject({
    version: z.int(),
    seatsHours: z.int().nullable(),
    ballotsDays: z.int().nullable(),
    wordsDays: z.int().nullable(),
    backupsDays: z.int().nullable(),
  })
  .meta({ id: 'PrivacyNotice' });
export type PrivacyNotice = z.infer<typeof PrivacyNotice>;

/** `questions`: whether texts that everybody has read stay as the record of the session, without a name, or go too. */
export const EraseOwn = z
  .strictObject({ questions: z.enum(['keep', 'delete']).default('keep') })
  .meta({ id: 'EraseOwn' });
export type EraseOwn = z.infer<typeof EraseOwn>;

/** Something of one's own as the room keeps it, with every field that is one's own. */
const Own = z.record(z.string(), z.unknown());

/**
 * Everything that is kept of whoever asks, in one session. `votes`: numbers of questions and whether the vote stands;
 * `answers`: how often each kind of answer to a command is kept; `ledger`: numbers of entries whose private part names them.
 */
export const OwnData = z
  .strictObject({
    format: z.literal('own-data/1'),
    takenAt: Instant,
    session: z.strictObject({ id: Id, title: z.string(), phase: z.string() }),
    participantId: Id,
    attendance: z.enum(ATTENDANCES),
    joinedAt: Instant.nullable(),
    roomCheckedAt: Instant.nullable(),
    profile: ParticipantCorner.omit({ onRoll: true, roomChecked: true }),
    roll: Own.nullable(),
    questions: z.array(Own),
    votes: z.array(z.strictObject({ no: z.int(), on: z.boolean() })),
    floor: z.array(Own),
    objections: z.array(Own),
    hubs: z.array(Own),
    polls: z.array(Own),
    answers: z.record(z.string(), z.int()),
    ledger: z.array(z.int()),
    notice: PrivacyNotice,
  })
  .meta({ id: 'OwnData' });
export type OwnData = z.infer<typeof OwnData>;

const Due = z.strictObject({ step: z.string(), sessions: z.array(Id) });

/** What would go now, and what went last. Times in ms since 1970. */
export const RetentionView = z
  .strictObject({
    notice: PrivacyNotice,
    due: z.array(Due),
    backups: z.array(z.string()),
    lastRun: z.strictObject({ at: Instant, done: z.int(), failed: z.int() }).nullable(),
  })
  .meta({ id: 'RetentionView' });
export type RetentionView = z.infer<typeof RetentionView>;

/** A backup that was written: its file in the directory of backups, and how large it is. */
export const BackupMade = z
  .strictObject({ file: z.string(), bytes: z.int(), takenAt: Instant })
  .meta({ id: 'BackupMade' });
export type BackupMade = z.infer<typeof BackupMade>;
