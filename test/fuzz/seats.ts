import type { Channel, Role } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import type { Actor } from '@openfloor/room';
import { uuidFrom, type Player, type World } from './world.js';

const INVITED: Role[] = [
  'moderator',
  'moderator',
  'online_moderator',
  'chair',
  'panellist',
  'panellist',
  'rapporteur',
  'technician',
  'display',
];

const CHANNEL_OF: Partial<Record<Role, Channel>> = {
  moderator: 'staff',
  online_moderator: 'staff',
  chair: 'staff',
  panellist: 'panel',
  rapporteur: 'panel',
  technician: 'panel',
};

/** Twenty seats of all channels: staff, panel, a display, two hubs, seven participants and two who only watch. */
export async function seatTwenty(world: World): Promise<Player[]> {
  for (const [at, role] of INVITED.entries())
    world.join(`${role} ${at}`, await invited(world, role), CHANNEL_OF[role]);
  for (const name of ['hub 0', 'hub 1']) {
    const hub = await world.bySystem('hub.put', { name, city: 'Suva' });
    const hubId = hub.ok ? String(hub.result?.['hubId']) : '';
    world.join(name, await invited(world, 'hub', hubId));
  }
  for (let at = 0; at < 7; at += 1) {
    const id = uuidFrom(world.clock);
    await world.does('seat.join', { joinKey: 'k'.repeat(22), attendance: 'online' }, { type: 'visitor', id });
    world.join(`participant ${at}`, { type: 'participant', id });
  }
  world.join('watcher 1', undefined);
  world.join('watcher 2', undefined);
  for (const { name, live } of world.players)
    if (live.getSnapshot().connection === 'refused') throw new Error(`${name} was not let in`);
  return world.players;
}

async function invited(world: World, role: Role, hubId?: string): Promise<Actor> {
  const invitationId = uuidFrom(world.clock);
  const deviceId = uuidFrom(world.clock);
  const tokenHash = createHash('sha256').update(invitationId).digest('hex');
  const isNamed = role !== 'display' && role !== 'hub';
  const person = isNamed ? { person: { name: `A ${role}` } } : {};
  await world.bySystem('invitation.make', {
    invitationId,
    role,
    tokenHash,
    ...person,
    ...(hubId ? { hubId } : {}),
  });
  const accepted = await world.bySystem('invitation.accept', {
    invitationId,
    tokenHash,
    deviceId,
    device: '',
  });
  const { personId } = (accepted.ok ? accepted.result : {}) as { personId: string | null };
  return { type: 'invited', id: personId ?? hubId ?? invitationId, invitationId, deviceId };
}
