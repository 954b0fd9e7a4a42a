import { z } from 'zod';
import { Id, Instant, Language, Rev, text } from './text.js';
import { NOTE_MARKS } from './words-outcomes.js';
import { ROLES } from './words.js';

const About = z.strictObject({ kind: z.enum(['question', 'floor', 'takeaway', 'poll', 'person']), id: Id });

/**
 * What a rapporteur or the staff write down for themselves, with the time at which it was said. Nobody else ever sees it. A
 * `quote` is somebody's words, taken with their consent; a `flag` is something to come back to.
 */
export const NoteView = z
  .strictObject({
    kind: z.literal('note'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    mark: z.enum(NOTE_MARKS),
    text: z.string(),
    language: Language,
    about: About.nullable(),
    at: Instant,
    edited: z.boolean(),
    by: z.strictObject({ role: z.enum(ROLES), personId: Id.nullable() }),
  })
  .meta({ id: 'NoteView' });
export type NoteView = z.infer<typeof NoteView>;

const content = {
  mark: z.enum(NOTE_MARKS),
  text: text(1_000),
  language: Language,
  about: About.nullable(),
};
/** `at` is when it was said, if that was earlier than now: at most a day. A clock that is up to a minute ahead is now. */
export const AddNote = z.strictObject({
  mark: content.mark.default('note'),
  text: content.text,
  language: content.language.default('en'),
  about: content.about.default(null),
  at: Instant.optional(),
});
/** What is not named stays; an empty text takes the note away. */
export const EditNote = z
  .strictObject({ noteId: Id, seen: Rev, ...content, text: text(1_000, 0) })
  .partial()
  .required({ noteId: true, seen: true });

export const noteCommands = { 'note.add': AddNote, 'note.edit': EditNote } as const;
