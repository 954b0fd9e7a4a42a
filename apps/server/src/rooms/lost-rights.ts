import { Refusal } from '@openfloor/contract';
import { standingOf, type Room, type RoomRecord, type SessionRecord, type Standing } from '@openfloor/room';
import type { Seats } from './outlet.js';
import type { Seat } from './seat.js';

/**
 * The seats that have to be judged anew because of what another node committed: `records` as they stand now, `before` the
 * session as it was. Whoever decided it closed their own seats; this finds those of the same people here.
 */
export function unseatedBy(
  seats: Seats,
  room: Room,
  { records, before, now }: { records: readonly RoomRecord[]; before: SessionRecord; now: number },
): Seat[] {
  const found = new Set<Seat>();
  for (const record of records)
    for (const seat of concerned(seats, record, before))
      if (standsOtherwise(room, seat, now, record.kind === 'participant')) found.add(seat);
  return [...found];
}

/** All seats whose standing is another one by now. */
export function unseated(seats: Seats, room: Room, now: number): Seat[] {
  return seats.all.filter((seat) => standsOtherwise(room, seat, now));
}

/** The seats that a record of this kind can matter to; none for all that a discussion brings. */
function concerned(seats: Seats, record: RoomRecord, before: SessionRecord): Iterable<Seat> {
  switch (record.kind) {
    case 'participant':
    case 'person':
      return seats.ofPerson(record.id);
    case 'invitation':
      return seats.all.filter(({ actor }) => actor?.type === 'invited' && actor.invitationId === record.id);
    case 'session':
      return ofSession(seats, record, before);
    default:
      return [];
  }
}

function ofSession(seats: Seats, now: SessionRecord, before: SessionRecord): Seat[] {
  if (now.retention.seatsEndedAt !== before.retention.seatsEndedAt) return seats.all;
  const led = now.leadId === before.leadId ? [] : [now.leadId, before.leadId];
  const left = before.ownerIds.filter((id) => !now.ownerIds.includes(id));
  return [...led, ...left].flatMap((id) => (id === null ? [] : [...seats.ofPerson(id)]));
}

/** `looksAtVotes`: it counts, too, that somebody may vote no longer; the rules of a session change that for a whole hall. */
function standsOtherwise(
  room: Room,
  { actor, standing: sits }: Seat,
  now: number,
  looksAtVotes = false,
): boolean {
  if (!actor) return false;
  try {
    const stands = standingOf(room, actor, now);
    if (looksAtVotes && stands.withheld.length > sits.withheld.length) return true;
    return RIGHTS.some((right) => String(stands[right]) !== String(sits[right]));
  } catch (error) {
    if (error instanceof Refusal) return true;
    throw error;
  }
}

/** What of a standing decides what a seat is sent and may do. How somebody attends, or that they are muted, does not. */
const RIGHTS = ['role', 'channel', 'roles', 'personId', 'hubId'] as const satisfies (keyof Standing)[];
