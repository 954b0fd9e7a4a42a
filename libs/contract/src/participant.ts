import { z } from 'zod';
import { Country, Id, Instant, Language, line, text } from './text.js';
import { ATTENDANCES, DECLINE_REASONS, REGIONAL_GROUPS, STAKEHOLDER_GROUPS } from './words.js';

const told = {
  name: line(120).optional(),
  stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional(),
  regionalGroup: z.enum(REGIONAL_GROUPS).optional(),
  country: Country.optional(),
  affiliation: line(200).optional(),
  language: Language.optional(),
};

/**
 * What the door asks of a device while too many come at once: a `nonce` such that SHA-256 of `salt|joinKey|nonce` begins
 * with `bits` zero bits. `mac` binds it to one session and one join key until `expiresAt` (ms since 1970).
 */
export const JoinChallenge = z
  .strictObject({
    salt: z.string().max(32),
    bits: z.int().min(1).max(32),
    expiresAt: Instant,
    mac: z.string().max(64),
  })
  .meta({ id: 'JoinChallenge' });
export type JoinChallenge = z.infer<typeof JoinChallenge>;

/** A challenge with its answer; good for one join. */
export const JoinProof = z.strictObject({
  ...JoinChallenge.shape,
  nonce: z.string().regex(/^[0-9a-z]{1,16}$/),
});
export type JoinProof = z.infer<typeof JoinProof>;

/**
 * `joinKey` is 128 bits in hex or base64url, made once by the device; the same key gets the same participant. A
 * `personalCode` gets the one voter of its entry on the roll, on every device.
 */
export const JoinSeat = z.strictObject({
  joinKey: z.string().regex(/^[A-Za-z0-9_-]{22,64}$/),
  attendance: z.enum(ATTENDANCES).default('online'),
  hubCode: z.string().max(20).optional(),
  personalCode: z.string().max(60).optional(),
  proof: JoinProof.optional(),
  ...told,
});
export type JoinSeat = z.infer<typeof JoinSeat>;

export const IdentifyParticipant = z.strictObject({ ...told, accessNeeds: text(500, 0).optional() });

/** What a participant told about themselves; goes to nobody but its own corner and, where promised, a byline. */
export const ParticipantCorner = z
  .strictObject({
    name: z.string().nullable(),
    stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).nullable(),
    regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
    country: z.string().nullable(),
    affiliation: z.string().nullable(),
    language: z.string().nullable(),
    accessNeeds: z.string().nullable(),
    muted: z.boolean(),
    /** They hold a personal code that counts. */
    onRoll: z.boolean().optional(),
    /** They have entered the code of the room. */
    roomChecked: z.boolean().optional(),
  })
  .meta({ id: 'ParticipantCorner' });
export type ParticipantCorner = z.infer<typeof ParticipantCorner>;

/** Moderators name a participant by the pseudonym they see on a question, or by the question itself. */
const Target = { participantId: Id };
const Reason = z.enum(DECLINE_REASONS);

export const MuteParticipant = z.strictObject({ ...Target, reason: Reason });
export const UnmuteParticipant = z.strictObject({ ...Target });
export const RemoveParticipant = z.strictObject({
  ...Target,
  reason: Reason,
  questions: z.enum(['keep', 'decline']).default('keep'),
});
export const RestoreParticipant = z.strictObject({ ...Target });
/** `questions`: whether texts that everybody has read stay as the record of the session, without a name, or go too. */
export const EraseParticipant = z.strictObject({
  ...Target,
  questions: z.enum(['keep', 'delete']).default('keep'),
});

export const participantCommands = {
  'seat.join': JoinSeat,
  'participant.identify': IdentifyParticipant,
  'participant.mute': MuteParticipant,
  'participant.unmute': UnmuteParticipant,
  'participant.remove': RemoveParticipant,
  'participant.restore': RestoreParticipant,
  'participant.erase': EraseParticipant,
} as const;
