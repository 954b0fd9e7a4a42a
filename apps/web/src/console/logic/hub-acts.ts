import type { CommandType, HubStatus, Phase } from '@openfloor/contract';
import type { Leave } from './may.js';

/** Everything that the desk can do with a hub. */
export type HubAct = 'approve' | 'decline' | 'suspend' | 'restore' | 'close' | 'edit' | 'link' | 'message';

const COMMAND_OF: Record<HubAct, CommandType> = {
  approve: 'hub.approve',
  decline: 'hub.decline',
  suspend: 'hub.suspend',
  restore: 'hub.restore',
  close: 'hub.close',
  edit: 'hub.put',
  link: 'invitation.revoke',
  message: 'signal.send',
};

const PARTAKES: readonly HubStatus[] = ['expected', 'live', 'suspended'];

/** From which states each act is possible; it is what was decided that counts, not how the hub is heard. */
const FROM: Record<HubAct, readonly HubStatus[]> = {
  approve: ['applied', 'declined'],
  decline: ['applied'],
  suspend: ['expected', 'live'],
  restore: ['suspended', 'closed'],
  close: PARTAKES,
  edit: [...PARTAKES, 'applied', 'closed'],
  link: PARTAKES,
  message: [...PARTAKES, 'closed'],
};

/** What still works when the session is closed; nothing does once it is archived. */
const WHEN_CLOSED: ReadonlySet<HubAct> = new Set(['close', 'message']);

/** Whether an act is offered for a hub: the seat may, the phase lets it, and what was decided fits. */
export function offersHub(act: HubAct, { status }: { status: HubStatus }, { can, phase }: Leave): boolean {
  if (!can.has(COMMAND_OF[act]) || phase === 'archived') return false;
  if (phase === 'closed' && !WHEN_CLOSED.has(act)) return false;
  return FROM[act].includes(status);
}

/** What is left to do with hubs as a whole: register one. */
export function mayRegister({ can, phase }: { can: ReadonlySet<string>; phase: Phase }): boolean {
  return can.has('hub.put') && phase !== 'closed' && phase !== 'archived';
}
