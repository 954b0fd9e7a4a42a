import type { CommandType, FloorClass, OwnFloor, OwnQuestion, RefusalCode } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import { queueOf } from '../../parts/floor.js';
import type { floor } from '../../text/en/audience-floor.js';
import type { more } from '../../text/en/audience-more.js';
import { mayAsk } from '../bottom-bar.js';
import { isOpenRequest } from '../floor-on.js';

/** From this place on somebody is told to test their microphone. */
const NEAR = 3;

/** Whether it waits in the queue. */
export function isQueued({ status }: Pick<OwnFloor, 'status'>): boolean {
  return status === 'waiting' || status === 'on_deck';
}

/** One's own request that was called or has the floor; one that a point of order interrupts is none. */
export function turnOf({ mine, session }: RoomView): OwnFloor | undefined {
  return mayAsk(session.phase)
    ? mine.floor.find(({ status, heldBy }) => /^(called|speaking|paused)$/.test(status) && heldBy === null)
    : undefined;
}

/** One's own request that waits, the one that comes first. */
export function queuedOf({ mine }: RoomView): OwnFloor | undefined {
  return mine.floor
    .filter(isQueued)
    .sort((one, other) => (one.position ?? Infinity) - (other.position ?? Infinity))[0];
}

/** A question of one's own that the moderators ask one to speak. */
export function offerOf({ mine }: RoomView): OwnFloor | undefined {
  return mine.floor.find(({ status }) => status === 'offered');
}

/** The question of one's own that one speaks with a request. */
export function questionOf(own: OwnFloor | undefined, { mine }: RoomView): OwnQuestion | undefined {
  return mine.questions.find(({ id }) => id === own?.questionId);
}

/** The receipt number of that question, `#17`. */
export function questionNo(own: OwnFloor, room: RoomView): string {
  return `#${questionOf(own, room)?.no ?? ''}`;
}

/** What its maker may do with a request: the words, and the command with what it says beside the request. */
export type OwnAct = [
  words: keyof (typeof floor & typeof more),
  type: CommandType,
  args?: Record<string, unknown>,
];

const READ = 'text_read_out';

/** The acts that are offered as the request stands. */
export function actsOf(own: OwnFloor, { session, floors }: RoomView): OwnAct[] {
  if (!mayAsk(session.phase)) return [];
  const leave = (words: OwnAct[0]): OwnAct => [words, 'floor.withdraw'];
  const how: OwnAct =
    own.delivery === READ
      ? ['speakMyself', 'floor.delivery', { delivery: 'voice' }]
      : ['readItOut', 'floor.delivery', { delivery: READ }];
  if (own.status === 'offered') return [leave('declineIt')];
  if (own.status === 'called') return [how, leave('cannotNow')];
  if (!isQueued(own)) return isOpenRequest(own) ? [how] : [];
  const hasOthers = queueOf(floors.values()).length > (own.position ?? 1);
  const last: OwnAct[] = hasOthers ? [['letOthers', 'floor.requeue', { place: 'last' }]] : [];
  return [...last, how, leave('takeBack')];
}

/** Whether to offer a test of the microphone: to whoever is near and will speak from afar. */
export function mayTest({ position, delivery }: OwnFloor, { you }: RoomView): boolean {
  return position !== null && position <= NEAR && delivery !== READ && you.attendance !== 'onsite';
}

/**
 * What this seat may ask the floor for now: the classes of the rules, behind a relay those of its hub, less what waits
 * already and what is closed.
 */
export function classesFor({ session, you, mine }: RoomView): FloorClass[] {
  const { rules, switches, phase } = session;
  if (!mayAsk(phase) || mine.profile?.muted) return [];
  const open = mine.floor.filter((own) => isOpenRequest(own) && own.status !== 'offered');
  const points = open.filter(({ class: kind }) => kind === 'point_of_order').length;
  return rules.classes[you.relayed ? 'hub' : 'participant'].filter((kind) => {
    if (kind === 'point_of_order') return points === 0 && (switches.floor || phase === 'open');
    return kind !== 'statement' && kind !== 'answer' && switches.floor && open.length === points;
  });
}

/** What to ask for, in words: the floor, where it is no more than a point of order that. */
export function askWords([first, ...others]: readonly FloorClass[]): 'askFloor' | 'class.point_of_order' {
  return first === 'point_of_order' && others.length === 0 ? 'class.point_of_order' : 'askFloor';
}

/** Why the floor cannot be asked for, though perhaps a point of order can be raised. */
export function shutBy(room: RoomView): RefusalCode | null {
  const { session, mine } = room;
  if (mine.profile?.muted) return 'MUTED';
  if (!session.switches.floor) return 'SWITCHED_OFF';
  if (classesFor(room).length > 0) return null;
  if (!mine.floor.some(isOpenRequest)) return 'NOT_ALLOWED';
  return 'ALREADY_WAITING';
}
