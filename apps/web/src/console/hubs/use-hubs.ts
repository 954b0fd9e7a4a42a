import type { HubStatus, HubView } from '@openfloor/contract';
import { useMemo } from 'react';
import { useClock, useDesk, useRoom, useSay, useSession } from '../desk/context.js';
import { useTick } from '../desk/ticking.js';
import { hubNow, lastAsked, lateHubs, takesPart, type HubNow, type LateHub } from '../logic/hubs.js';

/** Every hub of the session, those included that only ask to take part. */
export function useAllHubs(): readonly HubView[] {
  const { room } = useDesk();
  return useRoom(() => room.records('hub'));
}

/** The hubs that take part: those that can be chosen where somebody or something is of a hub. */
export function useHubs(): readonly HubView[] {
  const all = useAllHubs();
  return useMemo(() => all.filter(takesPart), [all]);
}

/** The hubs that take part and how each is heard. */
export function useHubsNow(): readonly HubNow[] {
  const hubs = useHubs();
  const presence = useRoom((room) => room.presence);
  return useMemo(() => hubs.map((hub) => hubNow(hub, presence)), [hubs, presence]);
}

/** Why a hub should not be counted on now, in words; null while it is heard well, and for no hub. */
export interface Trouble {
  status: HubStatus;
  words: string;
}

export function useHubTrouble(hubId: string | null): Trouble | null {
  const { room } = useDesk();
  const say = useSay();
  const clock = useClock();
  const held = useRoom(({ presence }) => {
    const hub = hubId === null ? undefined : room.records('hub').find(({ id }) => id === hubId);
    const now = hub && hubNow(hub, presence);
    if (!now || now.status === 'live') return null;
    return `${now.status} ${now.status === 'offline' ? (now.heardAt ?? '') : ''}`;
  });
  if (held === null) return null;
  const [status, heardAt] = held.split(' ') as [HubStatus, string];
  const words = heardAt
    ? say('hubOfflineSince', { time: clock.minute(Number(heardAt)) })
    : say(`hubStatus.${status}`);
  return { status, words };
}

/** The hubs that are missed now; looked at again each second. */
export function useLateHubs(): LateHub[] {
  const { room } = useDesk();
  const hubs = useHubsNow();
  const questions = useRoom(() => room.records('question'));
  const askedAt = useMemo(() => lastAsked(questions), [questions]);
  const { phase, openedAt, switches } = useSession();
  const read = (now: number): LateHub[] =>
    lateHubs(hubs, { phase, openedAt, asks: switches.questions, askedAt, now });
  useTick((now) =>
    read(now)
      .map((late) => `${late.now.hub.no} ${late.code}`)
      .join(),
  );
  return read(room.serverNow());
}
