import type { CommandType } from '@openfloor/contract';
import type { HubRecord } from '@openfloor/room';
import type { Chance } from './moves.js';
import type { Player, World } from './world.js';

type HubType = Extract<CommandType, `hub.${string}`>;

/** Commands of hubs that make it likely that hands are counted and corners change. */
export const OFTEN_OF_HUBS: readonly CommandType[] = [
  'hub.count',
  'hub.count',
  'hub.count',
  'hub.count',
  'hub.checkIn',
  'hub.suspend',
  'hub.restore',
  'hub.restore',
  'hub.approve',
];

const VOTED_ON = ['published', 'shortlisted', 'on_air', 'merged'];

/** Random arguments for every command of hubs, mostly such that it makes sense now. */
export function hubMoves(
  world: World,
  player: Player,
  chance: Chance,
  questionId: string,
): Record<HubType, () => unknown> {
  const { room } = world.open;
  const hubs = room.list('hub');
  const idAmong = (...statuses: string[]) => {
    const fitting = hubs.filter(({ status }) => statuses.includes(status));
    const any = fitting.length > 0 ? fitting : hubs;
    return any.length > 0 ? chance.of(any).id : world.newId();
  };
  const own = ownHub(world, player);
  const votedOn = room.list('question').filter(({ status }) => VOTED_ON.includes(status));
  const most = own?.headcount ?? 0;
  return {
    'hub.put': () => ({
      name: `Hub ${chance.below(3)}`,
      city: 'Suva',
      ...(chance.is(0.7) ? { hubId: idAmong() } : {}),
    }),
    'hub.apply': () => ({ name: `Hub ${chance.below(9)}`, city: 'Suva', coordinator: 'Lusi', contact: '1' }),
    'hub.approve': () => ({ hubId: idAmong('applied', 'declined') }),
    'hub.decline': () => ({ hubId: idAmong('applied'), reason: 'capacity' }),
    'hub.suspend': () => ({ hubId: idAmong('live', 'expected'), reason: 'technical' }),
    'hub.restore': () => ({ hubId: idAmong('suspended', 'closed') }),
    'hub.close': () => ({ hubId: chance.is(0.3) && own ? own.id : idAmong() }),
    'hub.checkIn': () => ({ headcount: chance.below(90), groups: {} }),
    'hub.test': () => ({ checks: { microphone: chance.is(0.7) } }),
    'hub.count': () => ({
      questionId: votedOn.length > 0 ? chance.of(votedOn).id : questionId,
      hands: chance.is(0.9) ? chance.below(most + 1) : most + 1,
    }),
  };
}

/** What a hub adds to what it asks: who of its people it is, and on whose behalf. */
export function fromHub(world: World, player: Player, chance: Chance): object {
  if (!ownHub(world, player)) return {};
  return {
    ...(chance.is(0.6) ? { localAuthor: `p${chance.below(4)}` } : {}),
    ...(chance.is(0.3) ? { onBehalfOf: { name: `Guest ${chance.below(9)}` } } : {}),
  };
}

/** Two hubs with their people counted, one of which somebody applied for. */
export async function openHubs(world: World): Promise<void> {
  for (const { actor, name } of world.players) {
    if (actor && name.startsWith('hub')) await world.does('hub.checkIn', { headcount: 60 }, actor);
    if (actor && name === 'participant 0')
      await world.does('hub.apply', { name: 'Suva', city: 'Suva', coordinator: 'Lusi', contact: '1' }, actor);
  }
}

function ownHub({ open }: World, { actor }: Player): HubRecord | undefined {
  return actor && open.room.entry('hub', actor.id)?.record;
}
