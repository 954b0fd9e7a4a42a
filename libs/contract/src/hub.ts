import { z } from 'zod';
import { Country, Id, Instant, Language, line } from './text.js';
import { HUB_CHECKS, HUB_REASONS, HUB_STATUSES, REGIONAL_GROUPS, STAKEHOLDER_GROUPS } from './words.js';

const Headcount = z.int().min(0).max(100_000);
/** People by stakeholder group; a group that is not named was not counted. */
const Groups = z.partialRecord(z.enum(STAKEHOLDER_GROUPS), Headcount);
/** True: works. False: does not. A check that is not named was not made. */
const Checks = z.partialRecord(z.enum(HUB_CHECKS), z.boolean());

const place = {
  name: line(120),
  city: line(120),
  country: Country.nullable(),
  regionalGroup: z.enum(REGIONAL_GROUPS).nullable(),
  languages: z.array(Language).max(20),
};

/** Whom to call, and what the hub said of itself; staff and the hub see it. */
const inside = {
  coordinator: line(120).nullable(),
  contact: line(300).nullable(),
  technicalContact: line(300).nullable(),
  expected: Headcount.nullable(),
  groups: Groups,
  checks: Checks,
  streamDelaySeconds: z.int().nullable(),
  countedAt: Instant.nullable(),
  reason: z.enum(HUB_REASONS).nullable(),
};

/**
 * Many people in another city behind one account. `status` is what was decided; whether a live hub is heard well travels
 * in presence. Staff also see whom to call there, how many are expected, and what the hub tested.
 */
export const HubView = z
  .strictObject({
    kind: z.literal('hub'),
    id: Id,
    rev: z.int(),
    no: z.int(),
    ...place,
    headcount: z.int().nullable(),
    status: z.enum(HUB_STATUSES),
    ...z.strictObject(inside).partial().shape,
  })
  .meta({ id: 'HubView' });
export type HubView = z.infer<typeof HubView>;

/** A hub as it sees itself, and as whoever applied for it sees what became of the application. */
export const OwnHub = z
  .strictObject({
    id: Id,
    no: z.int(),
    status: z.enum(HUB_STATUSES),
    ...place,
    headcount: z.int().nullable(),
    ...inside,
  })
  .meta({ id: 'OwnHub' });
export type OwnHub = z.infer<typeof OwnHub>;

/** Hands that hubs counted on one question: how many hubs, their hands, and the people there. Never added to votes. */
export const Hands = z
  .strictObject({ hubs: z.int(), hands: z.int(), headcount: z.int() })
  .meta({ id: 'Hands' });
export type Hands = z.infer<typeof Hands>;

/**
 * How a hub is heard, for staff. `roundTripMs` is the latest, null where it was not measured; `waiting` how many acts
 * its outbox held when it last said so; `phones` how many are behind its relay.
 */
export const HubLink = z
  .strictObject({
    no: z.int(),
    status: z.enum(HUB_STATUSES),
    heardAt: Instant.nullable(),
    roundTripMs: z.int().nullable(),
    waiting: z.int().nullable(),
    phones: z.int().nullable(),
  })
  .meta({ id: 'HubLink' });
export type HubLink = z.infer<typeof HubLink>;

/** What a hub says of its end of the line, at most once a second; its round trip the server measures itself. */
export const LinkReport = z
  .strictObject({ waiting: z.int().min(0).max(1_000_000), phones: z.int().min(0).max(100_000).optional() })
  .meta({ id: 'LinkReport' });
export type LinkReport = z.infer<typeof LinkReport>;

const told = {
  country: place.country.optional(),
  regionalGroup: place.regionalGroup.optional(),
  languages: place.languages.optional(),
  expected: inside.expected.optional(),
  technicalContact: inside.technicalContact.optional(),
};
const hubId = Id;
const Reason = z.enum(HUB_REASONS);

export const PutHub = z.strictObject({
  hubId: Id.optional(),
  name: place.name,
  city: place.city,
  coordinator: inside.coordinator.optional(),
  contact: inside.contact.optional(),
  ...told,
});
/** Somebody asks that their hub be taken; they must say whom to call. */
export const ApplyHub = z.strictObject({
  name: place.name,
  city: place.city,
  coordinator: line(120),
  contact: line(300),
  ...told,
});
export const NameHub = z.strictObject({ hubId });
export const ReasonHub = z.strictObject({ hubId, reason: Reason });
export const CheckInHub = z
  .strictObject({ headcount: Headcount, groups: Groups.optional(), languages: place.languages.optional() })
  .refine(({ headcount, groups = {} }) => sum(Object.values(groups)) <= headcount, {
    error: 'more people in the groups than in the room',
    path: ['groups'],
  });
export const TestHub = z.strictObject({
  checks: Checks,
  streamDelaySeconds: z.int().min(0).max(600).nullable().optional(),
});
/**
 * A show of hands for a question, or for one answer of an open poll (`option` as a response names it); `hands` are at most the
 * headcount.
 */
export const CountHub = z.union([
  z.strictObject({ questionId: Id, hands: Headcount }),
  z.strictObject({ pollId: Id, option: z.int().min(1).max(12), hands: Headcount }),
]);

function sum(numbers: (number | undefined)[]): number {
  return numbers.reduce<number>((total, number) => total + (number ?? 0), 0);
}

export const hubCommands = {
  'hub.put': PutHub,
  'hub.apply': ApplyHub,
  'hub.approve': NameHub,
  'hub.decline': ReasonHub,
  'hub.suspend': ReasonHub,
  'hub.restore': NameHub,
  'hub.close': NameHub,
  'hub.checkIn': CheckInHub,
  'hub.test': TestHub,
  'hub.count': CountHub,
} as const;
