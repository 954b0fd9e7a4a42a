import { z } from 'zod';
import { Id, Instant, text } from './text.js';
import { ROLES, SIGNAL_CODES, SIGNAL_LEVELS } from './words.js';

/** Roles that a signal can be sent to; the audience and displays have no part in the back-channel. */
export const SIGNAL_ROLES = ROLES.filter((role) => role !== 'participant' && role !== 'display');
const Role = z.enum(SIGNAL_ROLES as unknown as [(typeof ROLES)[number], ...(typeof ROLES)[number][]]);

const Party = z.strictObject({ role: z.enum(ROLES), personId: Id.nullable(), hubId: Id.nullable() });

/**
 * A word behind the scenes. Only its sender and its addressees ever receive it, in their own corner; `seenBy` is who
 * said that they read it. `refId` names what it is about: a question, a request for the floor, a hub.
 */
export const SignalView = z
  .strictObject({
    id: Id,
    from: Party,
    to: z.strictObject({ roles: z.array(Role), personIds: z.array(Id), hubIds: z.array(Id) }),
    level: z.enum(SIGNAL_LEVELS),
    code: z.enum(SIGNAL_CODES),
    text: z.string(),
    refId: Id.nullable(),
    at: Instant,
    own: z.boolean(),
    seen: z.boolean(),
    seenBy: z.array(Party.extend({ at: Instant })),
  })
  .meta({ id: 'SignalView' });
export type SignalView = z.infer<typeof SignalView>;

export const SendSignal = z
  .strictObject({
    to: z.strictObject({
      roles: z.array(Role).max(SIGNAL_ROLES.length).default([]),
      personIds: z.array(Id).max(30).default([]),
      hubIds: z.array(Id).max(60).default([]),
    }),
    level: z.enum(SIGNAL_LEVELS).default('info'),
    code: z.enum(SIGNAL_CODES).default('message'),
    text: text(280, 0).default(''),
    refId: Id.optional(),
  })
  .refine(({ to }) => to.roles.length + to.personIds.length + to.hubIds.length > 0, {
    error: 'to nobody',
    path: ['to'],
  })
  .refine(({ code, text: words }) => code !== 'message' || words !== '', {
    error: 'a message says something',
    path: ['text'],
  });
export const SeeSignal = z.strictObject({ signalId: Id });

export const signalCommands = { 'signal.send': SendSignal, 'signal.seen': SeeSignal } as const;
