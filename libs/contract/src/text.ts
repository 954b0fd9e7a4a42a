import { z } from 'zod';

/** Control characters but tab and newline, lone surrogates, and the bidi overrides that can disguise a text. */
const FORBIDDEN = /[^\P{Cc}\t\n]|[\u202D\u202E]|\p{Surrogate}/u;
/** How other programs end a line: Windows, old Macs, slides, PDFs, and what Unicode has for it. */
const BREAKS = /\r\n?|[\v\f\u2028\u2029]/g;
/**
 * What comes along when somebody pastes and shows nothing: marks of byte order and of annotations, embeddings, which
 * systems put around numbers and names, and signs that spell a second text nobody sees (but in the flags made of them).
 */
const LEFT_OUT =
  /[\uFEFF\uFFF9-\uFFFB\u202A-\u202C]|(\u{1F3F4}[\u{E0020}-\u{E007E}]{1,8}\u{E007F})|[\u{E0000}-\u{E007F}]/gu;
/** Something that can be seen: a text of zero-width and blank characters alone says nothing to anybody. */
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\u115F\u1160\u2800\u3164\uFFA0]/u;
/**
 * More than eight combining marks on one letter is no language; it is a way to break other people's screens. What joins
 * without being seen does not make another letter.
 */
const STACKED_MARKS = /\p{M}(?:\p{Cf}*\p{M}){8,}/u;
const ISOLATES = /[\u2066-\u2069]/;
const END_OF_ISOLATE = '\u2069';

/**
 * What a person wrote: 1 to `max` characters (code points after NFC), trimmed, without what nobody sees, no control
 * characters. The text stays as typed otherwise; what is markup or a formula elsewhere is only text here.
 */
export function text(max: number, min = 1) {
  return z
    .string()
    .max(max * 4 + 64)
    .transform(plain)
    .pipe(
      z
        .string()
        .refine((value) => !FORBIDDEN.test(value), { error: 'control characters are not allowed' })
        .refine((value) => !STACKED_MARKS.test(value), { error: 'too many combining marks' })
        .refine((value) => value === '' || VISIBLE.test(value), { error: 'nothing to be seen' })
        .refine((value) => value.split('\n').length <= 50, { error: 'too many lines' })
        .refine((value) => length(value) >= min, { error: `at least ${min} characters` })
        .refine((value) => length(value) <= max, { error: `at most ${max} characters` }),
    );
}

function plain(typed: string): string {
  const kept = typed.replace(BREAKS, '\n').replace(LEFT_OUT, '$1').normalize('NFC').trim();
  return ISOLATES.test(kept) ? kept.split('\n').map(closed).join('\n').trim() : kept;
}

/** Every isolate of a line ends in it, so that it turns nothing of what a screen puts beside the text. */
function closed(value: string): string {
  let open = 0;
  let kept = '';
  for (const sign of value) {
    const isEnd = sign === END_OF_ISOLATE;
    if (isEnd && open === 0) continue;
    if (ISOLATES.test(sign)) open += isEnd ? -1 : 1;
    kept += sign;
  }
  return kept + END_OF_ISOLATE.repeat(open);
}

/** One line: a name, a title, a label. */
export function line(max: number, min = 1) {
  return text(max, min).pipe(z.string().refine((value) => !value.includes('\n'), { error: 'one line only' }));
}

/** Characters as people count them: code points, not UTF-16 units. */
export function length(value: string): number {
  let count = 0;
  for (const _ of value) count += 1;
  return count;
}

/** The hard ceiling of a question's text on the wire; the room's own `questionMaxChars` may be lower. */
export const QUESTION_CEILING = 5_000;

export const Id = z.uuid();
/** BCP 47 language tag, such as `fr` or `zh-Hant`. */
export const Language = z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/);
/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/);
/** Milliseconds since 1970, UTC. */
export const Instant = z.int().min(0).max(8_640_000_000_000);
/** The rev of a record as the actor saw it. */
export const Rev = z.int().min(0);
/** A fractional key: sorts by plain string order. */
export const Position = z.string().regex(/^[0-9A-Za-z]{1,64}$/);
/** Somebody behind a hub's relay, told apart from the others there and by nothing else. */
export const LocalAuthor = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/);
export const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,78}$/);

export const Translations = z.record(
  Language,
  z.strictObject({ text: text(QUESTION_CEILING), reviewed: z.boolean() }),
);
export type Translations = z.infer<typeof Translations>;
