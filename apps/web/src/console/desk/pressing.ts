import type { FloorView, QuestionView } from '@openfloor/contract';
import { latestUndoable } from '../logic/acts.js';
import { columnOf, type ColumnName } from '../logic/columns.js';
import { offersFloor, type FloorAct } from '../logic/floor-may.js';
import { freshOf, stepFrom } from '../logic/frozen.js';
import type { KeyAct } from '../logic/keys.js';
import { listSignals } from '../logic/signals.js';
import { boardCan, offers, type Leave, type StripAct } from '../logic/may.js';
import { aboutAir, air, airBeside, airNext, answered, takeBack } from './airing.js';
import { askFloor, call, end, extend, nextSpeaker, speakerIds, speakingAt, turnTimer } from './calling.js';
import type { Desk } from './desk.js';
import { deliver, requeue } from './giving.js';
import { inTurn } from './in-turn.js';
import { panic } from './staging.js';
import { askToTell, confirm } from './telling.js';
import { publish, queue } from './triage.js';

/** What this seat may do now. */
export function leaveOf(desk: Desk): Leave {
  const { you, session } = desk.room.getSnapshot();
  return { can: boardCan(you?.can ?? []), phase: session?.phase ?? 'scheduled' };
}

/** Whether a question can be acted on in this way at this moment. */
export function mayAct(
  desk: Desk,
  act: StripAct,
  question: QuestionView | undefined,
): question is QuestionView {
  return question !== undefined && !desk.isFlying(question.id) && offers(act, question, leaveOf(desk));
}

/** The lists among which keys move. */
type Walk = ColumnName | 'speakers';
/** What the keys for more and less time give and take. */
const STEP_SECONDS = 30;

const ROUND: readonly Walk[] = ['incoming', 'queue', 'air', 'speakers', 'answered', 'aside'];

function listIn(desk: Desk, column: Walk): string[] {
  if (column === 'speakers') return speakerIds(desk);
  return column === 'incoming' ? desk.incoming() : desk.columns.get()[column].map(({ id }) => id);
}

function columnOfSelected(desk: Desk): Walk {
  const { selected } = desk.view.get();
  const question = desk.question(selected);
  if (question) return columnOf(question);
  return desk.floor(selected) ? 'speakers' : 'incoming';
}

/** To the first of a list, or among the speakers to the first of those who wait. */
function toList(desk: Desk, column: 'incoming' | 'speakers'): void {
  const first = column === 'speakers' ? speakingAt(desk).queue[0]?.id : undefined;
  const id = first ?? listIn(desk, column)[0];
  if (id) desk.select(id);
}

/** Whether somebody on the list of speakers can be acted on in this way at this moment. */
export function mayFloor(desk: Desk, act: FloorAct, floor: FloorView): boolean {
  return !desk.isFlying(floor.id) && offersFloor(act, floor, leaveOf(desk));
}

/** One further down or up; down from the last of the incoming lets the new ones in. */
function step(desk: Desk, steps: 1 | -1): void {
  const column = columnOfSelected(desk);
  const { selected, frozen } = desk.view.get();
  const list = listIn(desk, column);
  const present = desk.columns.get().incoming.map(({ id }) => id);
  const atEnd = column === 'incoming' && steps === 1 && selected !== null && list.at(-1) === selected;
  const fresh = atEnd ? freshOf(frozen, present) : [];
  if (fresh.length > 0) {
    desk.showNew();
    desk.select(fresh[0] ?? selected);
  } else desk.select(stepFrom(list, selected, steps));
}

/** To the first of the next list that holds anything. */
function toColumn(desk: Desk, steps: 1 | -1): void {
  const from = ROUND.indexOf(columnOfSelected(desk));
  for (let at = from + steps; at >= 0 && at < ROUND.length; at += steps) {
    const list = listIn(desk, ROUND[at] as Walk);
    if (list.length > 0) return desk.select(list[0] ?? null);
  }
}

function ask(desk: Desk, kind: 'aside' | 'merge', question: QuestionView | undefined): void {
  if (mayAct(desk, kind, question)) desk.view.patch({ asking: { kind, questionId: question.id } });
}

function onSelected(desk: Desk, act: KeyAct): void {
  const question = desk.question(desk.view.get().selected);
  if (act === 'queue' && mayAct(desk, 'queue', question)) queue(desk, question);
  if (act === 'publish' && mayAct(desk, 'publish', question)) publish(desk, question);
  if (act === 'air' && mayAct(desk, 'air', question)) air(desk, question);
  if (act === 'airBeside' && mayAct(desk, 'air', question)) airBeside(desk, question);
  if (act === 'aside' || act === 'merge') ask(desk, act, question);
  if (act === 'edit' && mayAct(desk, 'annotate', question))
    desk.view.patch({ editing: question.id, asking: null });
}

function onAir(desk: Desk, act: KeyAct): void {
  const question = aboutAir(desk);
  if (act === 'answered' && mayAct(desk, 'answered', question)) answered(desk, question, 'orally');
  if (act === 'back' && mayAct(desk, 'back', question)) takeBack(desk, question);
  if (act === 'airNext' && leaveOf(desk).can.has('question.next')) void airNext(desk);
}

/** What a key does with the selected one on the list of speakers. */
function onSpeaker(desk: Desk, act: KeyAct, floor: FloorView): void {
  const floorId = floor.id;
  if (act === 'call' && mayFloor(desk, 'call', floor)) void call(desk, floor);
  if (act === 'aside' && mayFloor(desk, 'skip', floor)) askFloor(desk, { kind: 'skip', floorId });
  if (act === 'refuse' && mayFloor(desk, 'refuse', floor)) askFloor(desk, { kind: 'refuse', floorId });
  if (act === 'merge' && mayFloor(desk, 'move', floor)) askFloor(desk, { kind: 'move', floorId });
  if (act === 'edit' && mayFloor(desk, 'gist', floor)) askFloor(desk, { kind: 'gist', floorId });
  if (act === 'deliver' && mayFloor(desk, 'deliver', floor)) deliver(desk, floor);
  if (act === 'back' && mayFloor(desk, 'requeue', floor)) requeue(desk, floor, 'same');
}

/** Ends whoever speaks, where somebody does. */
async function endNow(desk: Desk): Promise<void> {
  const { holder } = speakingAt(desk);
  if (holder && mayFloor(desk, 'end', holder)) await end(desk, holder);
}

/** What a key does with the floor as a whole; false where it is none of these keys. */
function onFloor(desk: Desk, act: KeyAct): boolean {
  const { can } = leaveOf(desk);
  if (act === 'floorNext') inTurn(desk, () => nextSpeaker(desk));
  else if (act === 'timer') inTurn(desk, () => turnTimer(desk));
  else if (act === 'moreTime') inTurn(desk, () => extend(desk, STEP_SECONDS));
  else if (act === 'lessTime') inTurn(desk, () => extend(desk, -STEP_SECONDS));
  else if (act === 'floorEnd') inTurn(desk, () => endNow(desk));
  else if (act === 'give') {
    if (can.has('floor.give')) askFloor(desk, { kind: 'give' });
  } else if (act === 'enter') {
    if (can.has('floor.give')) askFloor(desk, { kind: 'proxy' });
  } else return false;
  return true;
}

/** What a key does behind the scenes; false where it is none of these keys. */
function onCrew(desk: Desk, act: KeyAct): boolean {
  const { can } = leaveOf(desk);
  const { mine, outbox } = desk.room.getSnapshot();
  if (act === 'panic') {
    if (can.has('stage.blank')) void panic(desk);
  } else if (act === 'tell') {
    if (can.has('signal.send')) askToTell(desk, desk.view.get().selected);
  } else if (act === 'seen') {
    const [first] = listSignals(mine?.signals ?? [], outbox).unseen;
    if (first) void confirm(desk, first);
  } else return false;
  return true;
}

/** Takes the latest act back that still can be. */
export function undoLatest(desk: Desk): void {
  const act = latestUndoable(desk.view.get().acts, desk.statusOf);
  if (act) void desk.undo(act);
}

/** Does what a key of the board means; `find` is left to the page, which knows the field. */
export function press(desk: Desk, act: KeyAct): void {
  if (act === 'next' || act === 'previous') return step(desk, act === 'next' ? 1 : -1);
  if (act === 'columnAfter' || act === 'columnBefore') return toColumn(desk, act === 'columnAfter' ? 1 : -1);
  if (act === 'toIncoming' || act === 'toSpeakers')
    return toList(desk, act === 'toIncoming' ? 'incoming' : 'speakers');
  if (act === 'undo') return undoLatest(desk);
  if (act === 'keys') return desk.view.patch({ sheet: desk.view.get().sheet === 'keys' ? null : 'keys' });
  if (onFloor(desk, act) || onCrew(desk, act)) return;
  const floor = desk.floor(desk.view.get().selected);
  if (floor && act !== 'answered' && act !== 'airNext') return onSpeaker(desk, act, floor);
  if (act === 'answered' || act === 'back' || act === 'airNext') return onAir(desk, act);
  onSelected(desk, act);
}
