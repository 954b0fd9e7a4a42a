import { CallFloor, RefuseFloor, Refusal, SkipFloor, type OverrideReason } from '@openfloor/contract';
import { command, MODERATOR } from '../command.js';
import type { FloorRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { expectHolder, expectOpen, floorIn, held, holderOf, leaves, QUEUED, secondsFor } from './floor.js';
import { queueOf } from './queue.js';

/**
 * Calls whoever is proposed, or another one for a reason that goes into the ledger. While somebody has the floor only a
 * point of order is called: it interrupts, and they go on after it.
 */
export const callFloor = command('floor.call', {
  schema: CallFloor,
  may: MODERATOR,
  undoable: true,
  logged: true,
  rule(room, { floorId, expect, why }, { actor, now }) {
    const proposed = queueOf(room)[0];
    const floor = floorId ? floorIn(room, floorId, QUEUED) : proposed;
    expectHolder(room, expect, actor.channel);
    if (!floor) return { put: [], result: { floorId: null } };
    expectOpen(room);
    const holder = holderOf(room);
    if (holder) expectInterrupts(floor, holder);
    const override = overrideOf(floor, proposed, why);
    const called = calledNow(room, floor, now, override);
    const interrupted = holder ? [held(holder, floor, now)] : [];
    return {
      put: [called, ...interrupted],
      result: { floorId: floor.id },
      reason: override,
      ...(override && proposed ? { passedOver: proposed } : {}),
    };
  },
});

/** Goes on to the others: who was called is not there, or not ready. They may be put back, or ask again. */
export const skipFloor = command('floor.skip', {
  schema: SkipFloor,
  may: MODERATOR,
  undoable: true,
  logged: true,
  rule(room, { floorId, reason }, { now }) {
    return leaves(room, floorIn(room, floorId, [...QUEUED, 'called']), 'skipped', now, reason);
  },
});

/** Takes a request off the list for a public reason; whoever speaks goes on speaking. */
export const refuseFloor = command('floor.refuse', {
  schema: RefuseFloor,
  may: MODERATOR,
  undoable: true,
  logged: true,
  rule(room, { floorId, reason }, { now }) {
    return leaves(room, floorIn(room, floorId, ['offered', ...QUEUED, 'called']), 'refused', now, reason);
  },
});

function expectInterrupts(floor: FloorRecord, holder: FloorRecord): void {
  if (floor.class === 'point_of_order' && holder.class !== 'point_of_order') return;
  throw new Refusal('WRONG_STATE', `request ${holder.no} is ${holder.status}`, {
    floorId: holder.id,
    status: holder.status,
  });
}

/** The reason for calling another one than is proposed; without one it is a `CONFLICT` that says who is. */
function overrideOf(
  floor: FloorRecord,
  proposed: FloorRecord | undefined,
  why: OverrideReason | undefined,
): OverrideReason | null {
  if (!proposed || proposed.id === floor.id) return null;
  if (why) return why;
  throw new Refusal('CONFLICT', 'somebody else is proposed', { proposedId: proposed.id, no: proposed.no });
}

function calledNow(
  room: RoomReader,
  floor: FloorRecord,
  now: number,
  override: OverrideReason | null,
): FloorRecord {
  const { rules } = room.session;
  const isFresh = floor.startedAt === null;
  return {
    ...floor,
    status: 'called',
    calledAt: now,
    placed: null,
    reason: null,
    override,
    allowedSeconds: isFresh ? secondsFor(rules, floor.class) : floor.allowedSeconds,
  };
}
