import { z } from 'zod';
import { clockCommands } from './clock.js';
import { floorCommands } from './floor.js';
import { hubCommands } from './hub.js';
import { invitationCommands } from './invitation.js';
import { noteCommands } from './note.js';
import { noticeCommands } from './notice.js';
import { participantCommands } from './participant.js';
import { personCommands } from './person.js';
import { pollCommands } from './poll.js';
import { questionCommands } from './question.js';
import { RefusalCodeSchema } from './refusal.js';
import { reportCommands } from './report.js';
import { rollCommands } from './roll.js';
import { segmentCommands } from './segment.js';
import { sessionCommands } from './session.js';
import { signalCommands } from './signal.js';
import { stageCommands } from './stage.js';
import { takeawayCommands } from './takeaway.js';
import { Id, Instant } from './text.js';

export const UndoCommand = z.strictObject({ commandId: Id });

/** Every command that can be sent on the wire, with the schema of its arguments. */
export const COMMANDS = {
  ...sessionCommands,
  ...segmentCommands,
  ...personCommands,
  ...participantCommands,
  ...hubCommands,
  ...questionCommands,
  ...floorCommands,
  ...clockCommands,
  ...signalCommands,
  ...noticeCommands,
  ...stageCommands,
  ...pollCommands,
  ...takeawayCommands,
  ...noteCommands,
  ...reportCommands,
  ...invitationCommands,
  ...rollCommands,
  undo: UndoCommand,
} as const;

export type CommandType = keyof typeof COMMANDS;
export const COMMAND_TYPES = Object.keys(COMMANDS) as CommandType[];
/** What a client sends. */
export type CommandArgs<T extends CommandType> = z.input<(typeof COMMANDS)[T]>;
/** What a rule receives: checked, with defaults. */
export type CheckedArgs<T extends CommandType> = z.output<(typeof COMMANDS)[T]>;

export function isCommandType(type: string): type is CommandType {
  return Object.hasOwn(COMMANDS, type);
}

/** The envelope of every command. `id` is made once by the client and used until it has a reply. */
export const Command = z
  .strictObject({ id: Id, type: z.string().max(60), args: z.unknown(), madeAt: Instant.optional() })
  .meta({ id: 'Command' });
export type Command = z.infer<typeof Command>;

/** Durable: committed and synced. `rev` and `beat` are those of the actor's channel after the turn. */
export const Accepted = z.object({
  ok: z.literal(true),
  id: z.string(),
  rev: z.int(),
  beat: z.int(),
  duplicate: z.boolean().optional(),
  result: z.record(z.string(), z.unknown()).optional(),
});
export type Accepted = z.infer<typeof Accepted>;

export const Refused = z.object({
  ok: z.literal(false),
  id: z.string().nullable(),
  code: RefusalCodeSchema,
  message: z.string(),
  details: z.unknown().optional(),
  retryAfterMs: z.int().optional(),
  duplicate: z.boolean().optional(),
});
export type Refused = z.infer<typeof Refused>;

/**
 * A relay's answer while the room has not answered: kept on disk and sent on when the uplink allows. Never ok; the same
 * id asked again after `retryAfterMs` gets the room's reply as soon as there is one.
 */
export const Queued = z
  .strictObject({ queued: z.literal(true), id: z.string(), retryAfterMs: z.int().optional() })
  .meta({ id: 'Queued' });
export type Queued = z.infer<typeof Queued>;

export const Reply = z.discriminatedUnion('ok', [Accepted, Refused]).meta({ id: 'Reply' });
export type Reply = z.infer<typeof Reply>;
