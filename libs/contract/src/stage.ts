import { z } from 'zod';
import { Id, Instant, Language, line } from './text.js';
import { SCENES } from './words.js';

/** A screen that a room looks at. `shown` is what a display last said it really painted. */
export const StageView = z
  .strictObject({
    kind: z.literal('stage'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    name: line(80),
    scene: z.enum(SCENES),
    refId: Id.nullable(),
    languages: z.array(Language),
    shown: z.strictObject({ refId: Id.nullable(), scene: z.enum(SCENES), at: Instant }).nullable(),
  })
  .meta({ id: 'StageView' });
export type StageView = z.infer<typeof StageView>;

export const PutStage = z.strictObject({
  stageId: Id.optional(),
  name: line(80),
  languages: z.array(Language).max(4).optional(),
});
export const ShowScene = z.strictObject({
  stageId: Id.optional(),
  scene: z.enum(SCENES),
  refId: Id.nullable().optional(),
});
/** Without a stage all of them. */
export const BlankStage = z.strictObject({ stageId: Id.optional() });
export const StageShown = z.strictObject({
  stageId: Id.optional(),
  scene: z.enum(SCENES),
  refId: Id.nullable(),
});

export const stageCommands = {
  'stage.put': PutStage,
  'stage.show': ShowScene,
  'stage.blank': BlankStage,
  'stage.shown': StageShown,
} as const;
