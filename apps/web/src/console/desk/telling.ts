import type { CommandArgs, FloorView, SignalView } from '@openfloor/contract';
import type { Addressee } from '../logic/signals.js';
import { toOf } from '../logic/signals.js';
import { columnOf, type ColumnName } from '../logic/columns.js';
import type { Desk } from './desk.js';
import type { TabName } from './view.js';

type Words = Pick<CommandArgs<'signal.send'>, 'code' | 'text' | 'level' | 'refId'>;

/** Sends a word behind the scenes. True when the room has it. */
export async function tell(desk: Desk, to: Addressee, words: Words): Promise<boolean> {
  const reply = await desk.order({ type: 'signal.send', args: { to: toOf(to), ...words }, says: 'signal' });
  return reply?.ok ?? false;
}

/** Says that a signal was read; its sender sees that. What does not go through is said in the foot. */
export async function confirm(desk: Desk, { id: signalId }: SignalView): Promise<void> {
  const reply = await desk.room.does('signal.seen', { signalId }).catch(() => null);
  if (reply && !reply.ok) desk.say(`refused.${reply.code}`, null);
}

/** Proposes the next remote speaker to whoever leads the floor. */
export function announceRemote(desk: Desk, { id: refId }: FloorView): void {
  void tell(desk, 'desks', { code: 'remote_ready', level: 'attention', refId });
}

/** Asks a hub whether whoever waits there is ready; its receipt and its answer stand beside the request. */
export function askReady(desk: Desk, { id: refId, hubId }: FloorView, text: string): void {
  if (hubId !== null) void tell(desk, `hub ${hubId}`, { code: 'message', level: 'attention', text, refId });
}

/** Leads to where a word is written, about a question or a request if one is named, for somebody if they are named. */
export function askToTell(desk: Desk, refId: string | null, to?: Addressee): void {
  desk.view.patch({
    telling: { refId, ...(to ? { to } : {}) },
    tab: 'air',
    editing: null,
    asking: null,
    floorAsking: null,
    sheet: null,
  });
}

const TABS: Record<ColumnName, TabName> = {
  incoming: 'incoming',
  queue: 'queue',
  air: 'air',
  answered: 'rest',
  aside: 'rest',
  merged: 'rest',
  withdrawn: 'rest',
};

/** Leads to a question or to somebody on the list of speakers, wherever it stands now. */
export function goTo(desk: Desk, id: string): void {
  const question = desk.question(id);
  const column = question && columnOf(question);
  if (column === 'incoming' && !desk.view.get().frozen.shown.includes(id)) desk.showNew();
  const tab = column ? TABS[column] : 'speakers';
  desk.view.patch({ selected: id, tab, sheet: null, asking: null, floorAsking: null });
}
