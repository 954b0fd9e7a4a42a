import type { CommandArgs, FloorView, PersonView } from '@openfloor/contract';
import { otherDelivery } from '../logic/floor-may.js';
import type { Desk } from './desk.js';
import { askFloor, freesFloor } from './calling.js';

export type Place = 'same' | 'first' | 'last';
type Delivered = ReturnType<typeof otherDelivery>;

/** Puts somebody back on the list: where they were, first, or last. */
export function requeue(desk: Desk, floor: FloorView, place: Place): void {
  const args = { floorId: floor.id, place };
  void desk.order({ type: 'floor.requeue', args, says: `floor.requeue.${place}`, floor });
}

/**
 * A microphone that fails: a text is read out instead, at the same place. Where nobody wrote one yet it is asked for.
 * The same again takes that back.
 */
export function deliver(desk: Desk, floor: FloorView): void {
  if (otherDelivery(floor) === 'text_read_out' && !floor.text)
    return askFloor(desk, { kind: 'read', floorId: floor.id });
  void send(desk, floor, otherDelivery(floor));
}

/** Has a text read out for somebody; an empty one can come later. True when the room has it. */
export function readOut(desk: Desk, floor: FloorView, text: string): Promise<boolean> {
  return send(desk, floor, 'text_read_out', text.trim());
}

async function send(desk: Desk, floor: FloorView, delivery: Delivered, text = ''): Promise<boolean> {
  const args = { floorId: floor.id, delivery, ...(text ? { text } : {}) };
  const reply = await desk.order({ type: 'floor.delivery', args, says: `floor.delivery.${delivery}`, floor });
  return reply?.ok ?? false;
}

/** One sentence on what was said; an empty one takes it away. True when it is kept. */
export async function record(desk: Desk, floor: FloorView, gist: string, language: string): Promise<boolean> {
  const args = { floorId: floor.id, gist, language };
  const reply = await desk.order({ type: 'floor.record', args, says: 'floor.record', floor });
  return reply?.ok ?? false;
}

/** Gives somebody of the panel the floor, after whoever speaks has ended; the first question on air goes with it. */
export async function give(desk: Desk, person: PersonView, kind: 'answer' | 'statement'): Promise<void> {
  desk.view.patch({ floorAsking: null });
  if (!(await freesFloor(desk))) return;
  const questionId = kind === 'answer' ? desk.columns.get().air[0]?.id : undefined;
  const args = { personId: person.id, class: kind, ...(questionId ? { questionId } : {}) };
  await desk.order({ type: 'floor.give', args, says: 'floor.give', who: person.name });
}

/** Puts somebody without a device on the list. True when they are on it. */
export async function enter(desk: Desk, args: CommandArgs<'floor.request'>): Promise<boolean> {
  const who = args.onBehalfOf?.name ?? '';
  const reply = await desk.order({ type: 'floor.request', args, says: 'floor.enter', who });
  return reply?.ok ?? false;
}

/** Closes the list, or opens it again. Points of order stay open, and whoever waits is still served. */
export function switchList(desk: Desk): void {
  const isOpen = desk.room.getSnapshot().session?.switches.floor ?? false;
  void desk.order({
    type: 'session.switch',
    args: { floor: !isOpen },
    says: isOpen ? 'floor.close' : 'floor.open',
  });
}
