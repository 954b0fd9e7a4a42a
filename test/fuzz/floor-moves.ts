import {
  CLOCK_PURPOSES,
  DELIVERIES,
  DISCIPLINES,
  OVERRIDE_REASONS,
  REFUSE_REASONS,
  SIGNAL_CODES,
  SIGNAL_ROLES,
  SKIP_REASONS,
  STANCES,
  type CommandType,
} from '@openfloor/contract';
import { holderOf, isTaken, OPEN_FLOORS, queueOf, type Room } from '@openfloor/room';
import { fromHub } from './hub-moves.js';
import type { Chance } from './moves.js';
import type { Player, World } from './world.js';

type FloorType = Extract<CommandType, `floor.${string}` | `clock.${string}` | `signal.${string}`>;
type Moves = Record<FloorType | 'question.voice' | 'question.assign' | 'question.claim', () => unknown>;

/** Commands of the floor that make play of it likely. */
export const OFTEN_ON_THE_FLOOR: readonly CommandType[] = [
  'floor.request',
  'floor.request',
  'floor.call',
  'floor.start',
  'floor.end',
  'floor.pause',
  'floor.resume',
  'floor.accept',
  'question.voice',
];

const SPEAKER = { name: 'Somebody', affiliation: 'A school' };

/** Random arguments for every command of the floor, mostly such that it makes sense now. */
export function floorMoves(world: World, player: Player, chance: Chance, questionId: string): Moves {
  const { room } = world.open;
  const floors = room.list('floor');
  const among = (...states: string[]) => {
    const fitting = floors.filter(({ status }) => states.includes(status));
    const any = fitting.length > 0 ? fitting : floors;
    return any.length > 0 ? chance.of(any).id : world.newId();
  };
  const own = floors.filter(({ makerId }) => makerId === player.actor?.id);
  const ofMine = own.length > 0 ? chance.of(own).id : among('waiting');
  const queue = queueOf(room);
  const queued = queue.length > 0 ? chance.of(queue).id : world.newId();
  const holder = holderOf(room)?.id ?? null;
  const clocks = room.list('clock').filter(({ cleared }) => !cleared);
  const clockId = clocks.length > 0 ? chance.of(clocks).id : world.newId();
  const people = room.list('person');
  const personId = people.length > 0 ? chance.of(people).id : world.newId();
  const signals = room.list('signal');
  const why = chance.of(OVERRIDE_REASONS);
  const seconds = chance.of([30, 60, -30]);
  return {
    'floor.request': () => ({
      ...SPEAKER,
      class: chance.is(0.2) ? chance.of(['point_of_order', 'reply'] as const) : 'intervention',
      ...(chance.is(0.2) ? { onBehalfOf: { name: `Guest ${chance.below(9)}` } } : {}),
      ...fromHub(world, player, chance),
    }),
    'floor.give': () => ({ personId, class: chance.of(['statement', 'answer']) }),
    'floor.withdraw': () => ({ floorId: ofMine }),
    'floor.ready': () => ({ floorId: ofMine, ready: chance.is(0.7) }),
    'floor.delivery': () => ({
      floorId: ofMine,
      delivery: chance.of(DELIVERIES),
      ...(chance.is(0.5) ? { text: `Read out ${chance.below(9)}.` } : {}),
    }),
    'floor.accept': () => ({ floorId: own.find(isOffered)?.id ?? ofMine, ...SPEAKER }),
    'floor.call': () => ({
      expect: chance.is(0.9) ? holder : world.newId(),
      ...(chance.is(0.4) ? { floorId: queued, why } : {}),
    }),
    'floor.skip': () => ({ floorId: among('waiting', 'on_deck', 'called'), reason: chance.of(SKIP_REASONS) }),
    'floor.refuse': () => ({ floorId: among('waiting', 'offered'), reason: chance.of(REFUSE_REASONS) }),
    'floor.move': () => ({
      floorId: queued,
      before: chance.is(0.7) ? among('waiting', 'on_deck') : null,
      why,
    }),
    'floor.start': () => ({ floorId: among('called') }),
    'floor.pause': () => ({ floorId: among('speaking') }),
    'floor.resume': () => ({ floorId: among('paused') }),
    'floor.extend': () => ({ floorId: among('speaking', 'called'), seconds }),
    'floor.end': () => ({ expect: holder ?? world.newId() }),
    'floor.requeue': () => ({
      floorId: among('skipped', 'completed', 'called'),
      place: chance.of(['same', 'first', 'last']),
    }),
    'floor.record': () => ({ floorId: among('completed'), gist: 'It was said.' }),
    'clock.start': () => ({ purpose: chance.of(CLOCK_PURPOSES), seconds: 60 + chance.below(60) }),
    'clock.pause': () => ({ clockId }),
    'clock.resume': () => ({ clockId: clocks.find(({ clock }) => !clock.running)?.id ?? clockId }),
    'clock.extend': () => ({ clockId, seconds }),
    'clock.clear': () => ({ clockId }),
    'signal.send': () => ({
      to: { roles: [chance.of(SIGNAL_ROLES)], personIds: [personId], hubIds: hubIdOf(chance, room) },
      code: chance.of(SIGNAL_CODES),
      text: 'behind the scenes',
    }),
    'signal.seen': () => ({ signalId: signals.length > 0 ? chance.of(signals).id : world.newId() }),
    'question.voice': () => ({ questionId: chance.is(0.8) ? (toBeSpoken(room) ?? questionId) : questionId }),
    'question.assign': () => ({ questionId, personIds: [personId] }),
    'question.claim': () => ({ questionId, stance: chance.of([...STANCES, 'none']) }),
  };
}

/** Now and then one of the hubs that take part. */
function hubIdOf(chance: Chance, room: Room): string[] {
  const taken = room.list('hub').filter(isTaken);
  return chance.is(0.3) && taken.length > 0 ? [chance.of(taken).id] : [];
}

/** A question that everybody sees and whose author does not ask for the floor already. */
function toBeSpoken(room: Room): string | undefined {
  const ask = new Set(
    room.list('floor').flatMap(({ makerId, status }) => (OPEN_FLOORS.includes(status) ? [makerId] : [])),
  );
  const free = room
    .list('question')
    .filter(({ status, authorId }) => status === 'published' && !ask.has(authorId));
  return free.find(({ hubId }) => hubId === null)?.id;
}

const isOffered = ({ status }: { status: string }) => status === 'offered';

/** An open session in which somebody has the floor and somebody waits, so that the play meets both. */
export async function openFloor(world: World): Promise<void> {
  await world.bySystem('session.phase', { phase: 'open' });
  await world.bySystem('session.switch', { floor: true });
  for (const name of ['Ana', 'Bo', 'Cy']) await world.bySystem('floor.request', { onBehalfOf: { name } });
  await world.bySystem('floor.call', { expect: null });
  const floorId = holderOf(world.open.room)?.id;
  await world.bySystem('floor.start', { floorId });
  await world.bySystem('floor.pause', { floorId });
  await world.bySystem('clock.start', { seconds: 90 });
  const [clock] = world.open.room.list('clock');
  await world.bySystem('clock.pause', { clockId: clock?.id });
}

/** Rules of the floor that the play changes in mid-session. */
export function floorRules(chance: Chance): object {
  return { discipline: chance.of(DISCIPLINES), onDeck: chance.below(4) };
}
