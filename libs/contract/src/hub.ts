import { z } from 'zod';
import { Country, Id, Language, line } from './text.js';
import { HUB_STATUSES, REGIONAL_GROUPS } from './words.js';

/** Many people in another city behind one account. Staff also see whom to call and how many are expected. */
export const HubView = z
  .strictObject({
    kind: z.literal('hub'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    name: line(120),
    city: line(120),
    country: Country.nullable(),
    regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
    languages: z.array(Language),
    headcount: z.int().nullable(),
    status: z.enum(HUB_STATUSES),
    contact: line(300).nullable().optional(),
    expected: z.int().nullable().optional(),
  })
  .meta({ id: 'HubView' });
export type HubView = z.infer<typeof HubView>;

export const PutHub = z.strictObject({
  hubId: Id.optional(),
  name: line(120),
  city: line(120),
  country: Country.nullable().optional(),
  regionalGroup: z.enum(REGIONAL_GROUPS).nullable().optional(),
  languages: z.array(Language).max(20).optional(),
  expected: z.int().min(0).max(100_000).nullable().optional(),
  contact: line(300).nullable().optional(),
});

export const hubCommands = { 'hub.put': PutHub } as const;
