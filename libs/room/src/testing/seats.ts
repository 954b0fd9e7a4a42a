import type { Role } from '@openfloor/contract';
import { SYSTEM_ID, type Actor } from '../standing.js';
import type { Rig } from './rig.js';

/** What time and the programme do. */
export const SYSTEM: Actor = { type: 'system', id: SYSTEM_ID };

type Told = Record<string, unknown>;

/** Somebody of the audience joins. `told`: name, stakeholderGroup, attendance, hubCode and so on. */
export function join(rig: Rig, told: Told = {}): Actor {
  const id = rig.newId();
  const joinKey = id.replaceAll('-', '');
  rig.must({ type: 'visitor', id }, 'seat.join', { joinKey, ...told });
  return { type: 'participant', id };
}

/**
 * Somebody opens a link. People of the programme act under their person's id, a hub under the hub's, and a link
 * that was left open under its own.
 */
export function invite(rig: Rig, role: Role, told: Told = {}): Extract<Actor, { type: 'invited' }> {
  const [invitationId, deviceId] = [rig.newId(), rig.newId()];
  const tokenHash = invitationId.replaceAll('-', '').repeat(2);
  const whom =
    role === 'hub'
      ? { hubId: rig.must(SYSTEM, 'hub.put', { name: 'Nairobi', city: 'Nairobi', ...told })['hubId'] }
      : told;
  rig.must(SYSTEM, 'invitation.make', { invitationId, role, tokenHash, ...whom });
  const seat = rig.must(SYSTEM, 'invitation.accept', { invitationId, tokenHash, deviceId, device: 'laptop' });
  const id = String(seat['hubId'] ?? seat['personId'] ?? invitationId);
  return { type: 'invited', id, invitationId, deviceId };
}

/** Somebody of the programme with this role and name, seated by a link. */
export function person(
  rig: Rig,
  role: Role,
  name: string,
  told: Told = {},
): Extract<Actor, { type: 'invited' }> {
  return invite(rig, role, { person: { name, ...told } });
}
