import { z } from 'zod';
import { ClockFace } from './floor.js';
import { Id, line } from './text.js';
import { CLOCK_PURPOSES, WARN_SECONDS } from './words.js';

/** A clock beside those of the floor: of a segment of the programme (`refId`), of an answer that nobody was named for. */
export const ClockView = z
  .strictObject({
    kind: z.literal('clock'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    purpose: z.enum(CLOCK_PURPOSES),
    label: z.string().nullable(),
    refId: Id.nullable(),
    clock: ClockFace,
    allowedSeconds: z.int(),
    warnSeconds: z.int(),
  })
  .meta({ id: 'ClockView' });
export type ClockView = z.infer<typeof ClockView>;

export const StartClock = z.strictObject({
  purpose: z.enum(CLOCK_PURPOSES).default('other'),
  label: line(80).optional(),
  seconds: z.int().min(5).max(86_400),
  warnSeconds: z.int().min(0).max(3_600).default(WARN_SECONDS),
});
export const NameClock = z.strictObject({ clockId: Id });
/** `seconds` below 0 take time back. */
export const ExtendClock = z.strictObject({
  clockId: Id,
  seconds: z
    .int()
    .min(-86_400)
    .max(86_400)
    .refine((seconds) => seconds !== 0, { error: 'no time' }),
});

export const clockCommands = {
  'clock.start': StartClock,
  'clock.pause': NameClock,
  'clock.resume': NameClock,
  'clock.extend': ExtendClock,
  'clock.clear': NameClock,
} as const;
