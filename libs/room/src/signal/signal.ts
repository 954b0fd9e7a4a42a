import type { SignalView } from '@openfloor/contract';
import type { SignalRecord } from '../records.js';
import type { Standing } from '../standing.js';

/** Who a signal is for, as far as it depends on a person. */
export type Party = Pick<Standing, 'id' | 'role' | 'roles' | 'personId' | 'hubId'>;

/** Whether somebody is among those a signal was sent to: by role, by name, or as a hub. Its sender is not. */
export function isAddressed({ to, fromId }: SignalRecord, party: Party): boolean {
  if (fromId === party.id || party.role === 'participant' || party.role === 'display') return false;
  const named = party.personId !== null && to.personIds.includes(party.personId);
  const isHub = party.role === 'hub' && party.hubId !== null && to.hubIds.includes(party.hubId);
  return named || isHub || party.roles.some((role) => to.roles.includes(role));
}

/** Whether somebody sent a signal or is among its addressees; nobody else ever sees it. */
export function isShownTo(signal: SignalRecord, party: Party): boolean {
  return signal.fromId === party.id || isAddressed(signal, party);
}

/** What its sender or an addressee sees of a signal; nothing for anybody else. */
export function viewSignal(signal: SignalRecord, party: Party): SignalView | undefined {
  if (!isShownTo(signal, party)) return undefined;
  const own = signal.fromId === party.id;
  const { id, from, to, level, code, text, refId, at, seenBy } = signal;
  return {
    id,
    from,
    to,
    level,
    code,
    text,
    refId,
    at,
    own,
    seen: seenBy.some((seen) => seen.id === party.id),
    seenBy: seenBy.map(({ role, personId, hubId, at: seenAt }) => ({ role, personId, hubId, at: seenAt })),
  };
}
