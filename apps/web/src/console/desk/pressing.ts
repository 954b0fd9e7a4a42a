import type { QuestionView } from '@openfloor/contract';
import { latestUndoable } from '../logic/acts.js';
import { columnOf, type ColumnName } from '../logic/columns.js';
import { freshOf, stepFrom } from '../logic/frozen.js';
import type { KeyAct } from '../logic/keys.js';
import { boardCan, offers, type Leave, type StripAct } from '../logic/may.js';
import { aboutAir, air, airBeside, airNext, answered, takeBack } from './airing.js';
import type { Desk } from './desk.js';
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

const ROUND: readonly ColumnName[] = ['incoming', 'queue', 'air', 'answered', 'aside'];

function listIn(desk: Desk, column: ColumnName): string[] {
  return column === 'incoming' ? desk.incoming() : desk.columns.get()[column].map(({ id }) => id);
}

function columnOfSelected(desk: Desk): ColumnName {
  const selected = desk.question(desk.view.get().selected);
  return selected ? columnOf(selected) : 'incoming';
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
    const list = listIn(desk, ROUND[at] as ColumnName);
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

/** Takes the latest act back that still can be. */
export function undoLatest(desk: Desk): void {
  const act = latestUndoable(desk.view.get().acts, desk.statusOf);
  if (act) void desk.undo(act);
}

/** Does what a key of the board means; `find` is left to the page, which knows the field. */
export function press(desk: Desk, act: KeyAct): void {
  if (act === 'next' || act === 'previous') return step(desk, act === 'next' ? 1 : -1);
  if (act === 'columnAfter' || act === 'columnBefore') return toColumn(desk, act === 'columnAfter' ? 1 : -1);
  if (act === 'undo') return undoLatest(desk);
  if (act === 'keys') return desk.view.patch({ sheet: desk.view.get().sheet === 'keys' ? null : 'keys' });
  if (act === 'answered' || act === 'back' || act === 'airNext') return onAir(desk, act);
  onSelected(desk, act);
}
