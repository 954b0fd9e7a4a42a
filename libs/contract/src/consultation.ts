import { z } from 'zod';
import { RefusalCodeSchema } from './refusal.js';
import { Id, Language, line } from './text.js';

/** The files of an exported consultation, each by the name it has in the export. */
export const CONSULTATION_FILES = ['comments', 'votes', 'summary', 'participants'] as const;
export type ConsultationFile = (typeof CONSULTATION_FILES)[number];

/** Most bytes of a whole export as JSON. */
export const CONSULTATION_BYTES = 16_777_216;

/**
 * An exported consultation: `comments.csv`, `votes.csv`, and where they are at hand `summary.csv` and
 * `participants-votes.csv`, each as it is. `language` is that of all statements; without it each is guessed by its
 * script. `title` is used instead of the topic in the summary.
 */
export const ConsultationExport = z
  .strictObject({
    comments: z.string().min(1).max(CONSULTATION_BYTES),
    votes: z.string().min(1).max(CONSULTATION_BYTES),
    summary: z.string().max(CONSULTATION_BYTES).optional(),
    participants: z.string().max(CONSULTATION_BYTES).optional(),
    language: Language.optional(),
    title: line(200).optional(),
  })
  .meta({ id: 'ConsultationExport' });
export type ConsultationExport = z.infer<typeof ConsultationExport>;

/**
 * Rows of `votes.csv` that did not become a vote, and why; with `votes` they are all rows. `replaced`: the same voter
 * voted again on the same statement. `unknown`: no such statement in `comments.csv`. `refused`: staff set the question
 * aside while it was imported.
 */
export const ConsultationLeftOut = z.strictObject({
  replaced: z.int(),
  passed: z.int(),
  disagreed: z.int(),
  own: z.int(),
  declined: z.int(),
  unknown: z.int(),
  refused: z.int(),
});
export type ConsultationLeftOut = z.infer<typeof ConsultationLeftOut>;

export const CONSULTATION_STATES = ['running', 'done', 'failed', 'stopped'] as const;

/**
 * How far an import is. `done` and `of` count commands. `stopped`: the server went down in the middle; the same export
 * sent again does the rest. `why` is the refusal that a failed one met.
 */
export const ConsultationImport = z
  .strictObject({
    id: Id,
    state: z.enum(CONSULTATION_STATES),
    sessionId: Id,
    slug: z.string(),
    code: z.string(),
    title: z.string(),
    done: z.int(),
    of: z.int(),
    statements: z.int(),
    published: z.int(),
    declined: z.int(),
    voters: z.int(),
    votes: z.int(),
    leftOut: ConsultationLeftOut,
    why: RefusalCodeSchema.nullable(),
  })
  .meta({ id: 'ConsultationImport' });
export type ConsultationImport = z.infer<typeof ConsultationImport>;
