import { z } from 'zod';
import { Country, Id, Instant, Language, line, LocalAuthor, text } from './text.js';
import {
  ATTENDANCES,
  DELIVERIES,
  FLOOR_CLASSES,
  FLOOR_STATUSES,
  OVERRIDE_REASONS,
  REFUSE_REASONS,
  REGIONAL_GROUPS,
  SKIP_REASONS,
  STAKEHOLDER_GROUPS,
} from './words.js';

/** A clock of the server: what has run is `elapsedMs`, and since `sinceAt` more where it runs. */
export const ClockFace = z
  .strictObject({ running: z.boolean(), sinceAt: Instant.nullable(), elapsedMs: z.int().min(0) })
  .meta({ id: 'ClockFace' });
export type ClockFace = z.infer<typeof ClockFace>;

const Group = z.enum(STAKEHOLDER_GROUPS).nullable();
const turns = { turns: z.int().min(0) };
const share = { ...turns, ofTurns: z.int().min(0), seconds: z.int().min(0), ofSeconds: z.int().min(0) };

/**
 * Why a request stands where it stands, as a code and numbers that clients put into words. Turns and seconds are those
 * served before it would be called; `round`, `slot` and `place` count from 1.
 */
export const Why = z
  .discriminatedUnion('code', [
    /** A higher class goes first. */
    z.strictObject({ code: z.literal('class'), class: z.enum(FLOOR_CLASSES) }),
    /** A moderator placed it here. */
    z.strictObject({ code: z.literal('placed'), reason: z.enum(OVERRIDE_REASONS).nullable() }),
    /** It came first, of everybody (`fifo`) or of the list that the moderator keeps (`list`). */
    z.strictObject({ code: z.literal('first_come') }),
    z.strictObject({ code: z.literal('listed') }),
    /** `alternate`: the other side had the floor last, or nobody waits there. */
    z.strictObject({
      code: z.literal('turn_of'),
      side: z.enum(['room', 'remote']),
      otherIsEmpty: z.boolean(),
    }),
    /** `stakeholder_round`: a slot of this lane in this round; null is the lane of everybody that no lane names. */
    z.strictObject({
      code: z.literal('slot'),
      lane: z.string().nullable(),
      round: z.int().min(1),
      slot: z.int().min(1),
      slots: z.int().min(1),
    }),
    /** `progressive`: has had fewer turns than whoever else waits. */
    z.strictObject({ code: z.literal('first_time') }),
    z.strictObject({ code: z.literal('spoke_before'), ...turns }),
    /** `balanced`: the group with the smallest share, and what decided among its people. */
    z.strictObject({
      code: z.literal('least_served'),
      group: Group,
      ...share,
      then: z.enum(['only', 'attendance', 'first_time', 'first_come']),
    }),
  ])
  .meta({ id: 'Why' });
export type Why = z.infer<typeof Why>;

export const Gist = z.strictObject({ text: z.string(), language: Language });

const Status = z.enum([...FLOOR_STATUSES, 'lapsed']);

/**
 * A request for the floor, or a turn that moderators gave. `no` is permanent; `position` its place in the proposed
 * order from 1, null where it does not wait. Who speaks is public from the call on; group, region and attendance were
 * copied when it was made. `heldBy` is the point of order that interrupts it. `spokenMs` counts all that was spoken,
 * overrun included, up to the last stop of the clock.
 */
export const FloorView = z
  .strictObject({
    kind: z.literal('floor'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    class: z.enum(FLOOR_CLASSES),
    status: Status,
    reason: z.string().nullable(),
    name: z.string().nullable(),
    affiliation: z.string().nullable(),
    country: Country.nullable(),
    stakeholderGroup: Group,
    regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
    attendance: z.enum(ATTENDANCES),
    hubId: Id.nullable(),
    personId: Id.nullable(),
    questionId: Id.nullable(),
    lane: z.string().nullable(),
    position: z.int().min(1).nullable(),
    why: Why.nullable(),
    delivery: z.enum(DELIVERIES),
    allowedSeconds: z.int(),
    clock: ClockFace,
    spokenMs: z.int(),
    heldBy: Id.nullable(),
    requestedAt: Instant,
    calledAt: Instant.nullable(),
    startedAt: Instant.nullable(),
    endedAt: Instant.nullable(),
    gist: Gist.nullable(),
    note: z.string().nullable().optional(),
    text: z.string().nullable().optional(),
    ready: z.boolean().optional(),
    accessNeeds: z.string().nullable().optional(),
    entered: z.boolean().optional(),
  })
  .meta({ id: 'FloorView' });
export type FloorView = z.infer<typeof FloorView>;

/** One's own request, whatever became of it. `rev` moves with whatever its maker is told. */
export const OwnFloor = z
  .strictObject({
    id: Id,
    no: z.int(),
    class: z.enum(FLOOR_CLASSES),
    status: Status,
    reason: z.string().nullable(),
    name: z.string().nullable(),
    affiliation: z.string().nullable(),
    country: z.string().nullable(),
    position: z.int().nullable(),
    why: Why.nullable(),
    delivery: z.enum(DELIVERIES),
    note: z.string().nullable(),
    text: z.string().nullable(),
    ready: z.boolean(),
    questionId: Id.nullable(),
    allowedSeconds: z.int(),
    clock: ClockFace,
    spokenMs: z.int(),
    heldBy: Id.nullable(),
    requestedAt: Instant,
    localAuthor: z.string().nullable(),
  })
  .meta({ id: 'OwnFloor' });
export type OwnFloor = z.infer<typeof OwnFloor>;

/** Who speaks: governments say their country, others whom they represent (rule of the IGF's speaking queue). */
const speaker = { name: line(120), affiliation: line(200), country: Country };
const floorId = Id;
/** Two minutes of speech that interpreters can follow are 240 words (United Nations, 120 words a minute). */
const ReadOut = text(2_000);
const Reason = z.enum(OVERRIDE_REASONS);

export const RequestFloor = z.strictObject({
  class: z.enum(FLOOR_CLASSES).default('intervention'),
  note: text(250).optional(),
  delivery: z.enum(DELIVERIES).default('voice'),
  text: ReadOut.optional(),
  localAuthor: LocalAuthor.optional(),
  name: speaker.name.optional(),
  affiliation: speaker.affiliation.optional(),
  country: speaker.country.optional(),
  onBehalfOf: z
    .strictObject({
      name: speaker.name.optional(),
      affiliation: speaker.affiliation.optional(),
      country: speaker.country.optional(),
      stakeholderGroup: z.enum(STAKEHOLDER_GROUPS).optional(),
      regionalGroup: z.enum(REGIONAL_GROUPS).optional(),
      attendance: z.enum(ATTENDANCES).default('onsite'),
      hubId: Id.optional(),
    })
    .optional(),
});
/** The panel's own speech; `seconds` is what it is given, by default what the rules give its class. */
export const GiveFloor = z.strictObject({
  personId: Id,
  class: z.enum(['statement', 'answer']).default('statement'),
  questionId: Id.optional(),
  seconds: z.int().min(10).max(3_600).optional(),
});
export const NameFloor = z.strictObject({ floorId });
export const ReadyFloor = z.strictObject({ floorId, ready: z.boolean().default(true) });
/** With `text`, what is to be read out. */
export const DeliverFloor = z.strictObject({
  floorId,
  delivery: z.enum(DELIVERIES),
  text: ReadOut.optional(),
});
export const AcceptFloor = z.strictObject({
  floorId,
  name: speaker.name.optional(),
  affiliation: speaker.affiliation.optional(),
  country: speaker.country.optional(),
});
/** `expect` is who had the floor when the actor looked, null for nobody. Without `floorId` the proposed one is called. */
export const CallFloor = z.strictObject({
  floorId: Id.optional(),
  expect: Id.nullable(),
  why: Reason.optional(),
});
export const SkipFloor = z.strictObject({ floorId, reason: z.enum(SKIP_REASONS) });
export const RefuseFloor = z.strictObject({ floorId, reason: z.enum(REFUSE_REASONS) });
/** `before` null is the end of the list. */
export const MoveFloor = z.strictObject({ floorId, before: Id.nullable(), why: Reason });
/** `seconds` below 0 take time back. */
export const ExtendFloor = z.strictObject({
  floorId,
  seconds: z
    .int()
    .min(-3_600)
    .max(3_600)
    .refine((seconds) => seconds !== 0, { error: 'no time' }),
});
export const EndFloor = z.strictObject({ expect: Id });
export const RequeueFloor = z.strictObject({
  floorId,
  place: z.enum(['same', 'first', 'last']).default('same'),
});
export const RecordFloor = z.strictObject({
  floorId,
  gist: text(600, 0),
  language: Language.default('en'),
});

export const floorCommands = {
  'floor.request': RequestFloor,
  'floor.give': GiveFloor,
  'floor.withdraw': NameFloor,
  'floor.ready': ReadyFloor,
  'floor.delivery': DeliverFloor,
  'floor.accept': AcceptFloor,
  'floor.call': CallFloor,
  'floor.skip': SkipFloor,
  'floor.refuse': RefuseFloor,
  'floor.move': MoveFloor,
  'floor.start': NameFloor,
  'floor.pause': NameFloor,
  'floor.resume': NameFloor,
  'floor.extend': ExtendFloor,
  'floor.end': EndFloor,
  'floor.requeue': RequeueFloor,
  'floor.record': RecordFloor,
} as const;
