import { z } from 'zod';
import { Id, Instant, line } from './text.js';

/** A timed part of a session: opening, panel, open floor, wrap-up. `minutes` is what the programme allows. */
export const SegmentView = z
  .strictObject({
    kind: z.literal('segment'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    title: line(200),
    minutes: z.int().nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
  })
  .meta({ id: 'SegmentView' });
export type SegmentView = z.infer<typeof SegmentView>;

export const PutSegment = z.strictObject({
  segmentId: Id.optional(),
  title: line(200),
  minutes: z.int().min(1).max(1_440).nullable().optional(),
  no: z.int().min(1).max(500).optional(),
});
export const DropSegment = z.strictObject({ segmentId: Id });

export const segmentCommands = {
  'segment.put': PutSegment,
  'segment.drop': DropSegment,
} as const;
