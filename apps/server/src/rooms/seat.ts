import type { Channel, ServerEvents } from '@openfloor/contract';
import type { Actor, Standing } from '@openfloor/room';
import type { RoundTrip } from './round-trip.js';

/** How the connection of a seat carries what it is sent. */
export interface Line {
  readonly roundTrip: RoundTrip;
  /** Over polling every frame costs a request. */
  readonly isPolling: boolean;
  /** Whether something has waited for longer than a moment because the network takes no more. */
  readonly hasUnsent: boolean;
}

/** One connection to a room. The gateway makes it from a socket; tests make it from nothing. */
export interface Seat {
  readonly id: string;
  /** What it sees; never more than its standing has. */
  readonly channel: Channel;
  readonly standing: Standing;
  readonly actor: Actor | undefined;
  readonly line: Line;
  emit<E extends keyof ServerEvents>(event: E, frame: Parameters<ServerEvents[E]>[0]): void;
  /** Ends the connection; the client may come back and is then judged anew. */
  close(): void;
}

/** Who is served first: staff, then what the hall sees, then the panel, then everybody. */
export const GROUPS = ['staff', 'stage', 'panel', 'public'] as const;
export type Group = (typeof GROUPS)[number];

/** The group a seat is served in. */
export function groupOf(seat: Pick<Seat, 'channel' | 'standing'>): Group {
  if (seat.channel === 'public' && seat.standing.role === 'display') return 'stage';
  return seat.channel;
}

/** The channel of a group's frames. */
export function channelOfGroup(group: Group): Channel {
  return group === 'stage' ? 'public' : group;
}

/** Whether an id that lost its right (a person, participant, link or device) is behind this seat. */
export function isBehind(seat: Seat, id: string): boolean {
  const { actor } = seat;
  if (!actor) return false;
  return (
    actor.id === id || (actor.type === 'invited' && (actor.invitationId === id || actor.deviceId === id))
  );
}
