import type { HubReason, HubView, Reply } from '@openfloor/contract';
import { hubPut, type HubDraft } from '../logic/hub-draft.js';
import type { Desk } from './desk.js';

/** What is decided of a hub without a reason. */
export type HubDecision = 'approve' | 'restore' | 'close';

/** Decides on a hub; whoever it is about reads the reason where there is one. */
export function decideOn(desk: Desk, hub: HubView, act: HubDecision): Promise<Reply | null>;
export function decideOn(
  desk: Desk,
  hub: HubView,
  act: 'decline' | 'suspend',
  reason: HubReason,
): Promise<Reply | null>;
export function decideOn(
  desk: Desk,
  { id: hubId, name: who }: HubView,
  act: HubDecision | 'decline' | 'suspend',
  reason?: HubReason,
): Promise<Reply | null> {
  if ((act === 'decline' || act === 'suspend') && reason)
    return desk.order({ type: `hub.${act}`, args: { hubId, reason }, says: `hub.${act}.${reason}`, who });
  return desk.order({ type: `hub.${act as HubDecision}`, args: { hubId }, says: `hub.${act}`, who });
}

/** Registers a hub, or corrects its entry. True when the room has it. */
export async function register(desk: Desk, draft: HubDraft, hubId?: string): Promise<boolean> {
  const args = hubPut(draft, hubId);
  const reply = await desk.order({ type: 'hub.put', args, says: 'hub', who: args.name });
  return reply?.ok ?? false;
}
