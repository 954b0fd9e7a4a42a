import type { FloorView, OverrideReason, RefuseReason, Reply, SkipReason } from '@openfloor/contract';
import { interrupts, nextOf, speakingOf, timerActOf, type Speaking } from '../logic/speaking.js';
import type { Desk } from './desk.js';
import type { FloorAsking } from './view.js';

/** The list of speakers as this desk sees it now. */
export const speakingAt = (desk: Desk): Speaking => speakingOf(desk.room.records('floor'));

/** Those on the list whom a key can select: whoever has the floor, those who wait, those who were asked to speak. */
export function speakerIds(desk: Desk): string[] {
  const { holder, queue, offered } = speakingAt(desk);
  return [...(holder ? [holder] : []), ...queue, ...offered].map(({ id }) => id);
}

/** Asks something back about the list; whatever else was asked back or lay over the board closes. */
export function askFloor(desk: Desk, floorAsking: FloorAsking): void {
  desk.view.patch({ floorAsking, asking: null, sheet: null });
}

const can = (desk: Desk, command: string): boolean =>
  desk.room.getSnapshot().you?.can.includes(command) ?? false;

/** Calls somebody, after whoever speaks has ended. Who is not proposed is called with a reason, which is asked for. */
export async function call(desk: Desk, floor: FloorView, why?: OverrideReason): Promise<void> {
  const { holder, queue } = speakingAt(desk);
  const isProposed = queue[0]?.id === floor.id;
  if (!isProposed && !why) return askFloor(desk, { kind: 'call', floorId: floor.id });
  desk.view.patch({ floorAsking: null });
  const breaksIn = interrupts(floor, holder);
  if (!breaksIn && !(await freesFloor(desk))) return;
  const expect = breaksIn && holder ? holder.id : null;
  const args = { floorId: floor.id, expect, ...(isProposed || !why ? {} : { why }) };
  await send(desk, args, floor);
}

/** From one speaker to the next: whoever speaks has ended, and the proposed one is called. */
export async function nextSpeaker(desk: Desk): Promise<void> {
  const now = speakingAt(desk);
  const next = nextOf(now);
  if (next.kind === 'nobody') return desk.say('floor.nobody', null);
  if (next.kind === 'begins') return desk.say('floor.begins', null, desk.nameOf(next.holder));
  if (next.kind === 'call') {
    if (can(desk, 'floor.call')) await send(desk, { expect: now.holder?.id ?? null }, next.floor);
    return;
  }
  const calls = next.calls && can(desk, 'floor.call');
  if (await end(desk, next.holder)) if (calls) await send(desk, { expect: null }, speakingAt(desk).queue[0]);
}

interface CallArgs {
  floorId?: string;
  expect: string | null;
  why?: OverrideReason;
}

async function send(desk: Desk, args: CallArgs, floor: FloorView | undefined): Promise<void> {
  desk.view.patch({ floorClash: null });
  const says = args.why ? `floor.call.${args.why}` : 'floor.call';
  const about = floor ? { floor, left: 'called' } : {};
  const reply = await desk.order({ type: 'floor.call', args, says, ...about });
  if (!isConflict(reply)) return;
  if (args.floorId !== undefined && namesProposed(reply.details))
    return askFloor(desk, { kind: 'call', floorId: args.floorId });
  if (floor && holderIn(reply.details) === floor.id)
    return desk.say('floor.calledAlready', null, desk.nameOf(floor));
  desk.view.patch({ floorClash: { wanted: 'call', floorId: floor?.id ?? null } });
}

type Conflict = Extract<Reply, { ok: false }>;
const isConflict = (reply: Reply | null): reply is Conflict =>
  reply !== null && !reply.ok && reply.code === 'CONFLICT';

/** Who has the floor by now, as a conflict tells it; null for nobody. */
const holderIn = (details: unknown): unknown =>
  (details as { floorId?: unknown } | undefined)?.floorId ?? null;

/** Whether a conflict says that somebody else is proposed by now, and not that somebody else has the floor. */
const namesProposed = (details: unknown): boolean =>
  typeof details === 'object' && details !== null && 'proposedId' in details;

/** Ends a speech; true when it has ended. Where somebody else has the floor by now that is shown, and nothing ends. */
export async function end(desk: Desk, holder: FloorView): Promise<boolean> {
  desk.view.patch({ floorClash: null });
  const reply = await desk.order({
    type: 'floor.end',
    args: { expect: holder.id },
    says: 'floor.end',
    floor: holder,
  });
  if (!isConflict(reply)) return reply?.ok ?? false;
  if (holderIn(reply.details) === null) desk.say('floor.endedAlready', null, desk.nameOf(holder));
  else desk.view.patch({ floorClash: { wanted: 'end', floorId: holder.id } });
  return false;
}

/** Ends whoever speaks, so that somebody else can have the floor; false where that is not possible now. */
export async function freesFloor(desk: Desk): Promise<boolean> {
  const { holder, held } = speakingAt(desk);
  if (!holder) return true;
  if (holder.status === 'called') desk.say('floor.begins', null, desk.nameOf(holder));
  else if (held.length > 0) desk.say('floor.pointFirst', null, desk.nameOf(holder));
  else return end(desk, holder);
  return false;
}

/** After a clash: ends whoever has the floor now and calls the one who was wanted, knowing who that is. */
export function callAnyway(desk: Desk): void {
  const floor = desk.floor(desk.view.get().floorClash?.floorId);
  desk.view.patch({ floorClash: null });
  if (floor) void call(desk, floor);
}

/** Starts, pauses or goes on with the clock of whoever has the floor. */
export async function turnTimer(desk: Desk): Promise<void> {
  const { holder } = speakingAt(desk);
  const act = timerActOf(holder);
  if (!holder || !act || !can(desk, `floor.${act}`)) return;
  await desk.order({
    type: `floor.${act}`,
    args: { floorId: holder.id },
    says: `floor.${act}`,
    floor: holder,
  });
}

/** Gives whoever has the floor more time, or takes some back. Each press counts, however quick. */
export async function extend(desk: Desk, seconds: number): Promise<void> {
  const { holder } = speakingAt(desk);
  if (!holder || !can(desk, 'floor.extend')) return;
  const says = seconds > 0 ? 'floor.more' : 'floor.less';
  const args = { floorId: holder.id, seconds };
  await desk.order({ type: 'floor.extend', args, says, who: desk.nameOf(holder), n: Math.abs(seconds) });
}

/** Goes on to the others, for a reason that its maker reads. */
export function skip(desk: Desk, floor: FloorView, reason: SkipReason): void {
  leave(desk, floor);
  const args = { floorId: floor.id, reason };
  void desk.order({ type: 'floor.skip', args, says: `floor.skip.${reason}`, floor, left: 'skipped' });
}

/** Takes somebody off the list for a public reason; whoever speaks goes on. */
export function refuse(desk: Desk, floor: FloorView, reason: RefuseReason): void {
  leave(desk, floor);
  const args = { floorId: floor.id, reason };
  void desk.order({ type: 'floor.refuse', args, says: `floor.refuse.${reason}`, floor, left: 'refused' });
}

function leave(desk: Desk, floor: FloorView): void {
  desk.passOnFrom(floor.id, speakerIds(desk));
  desk.view.patch({ floorAsking: null });
}

/** Puts somebody before another one, or at the end, for a public reason. */
export function moveSpeaker(desk: Desk, floor: FloorView, before: string | null, why: OverrideReason): void {
  desk.view.patch({ floorAsking: null });
  const args = { floorId: floor.id, before, why };
  void desk.order({ type: 'floor.move', args, says: `floor.move.${why}`, floor });
}
