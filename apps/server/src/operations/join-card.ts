import { Refusal, type JoinCard } from '@openfloor/contract';
import type { Room } from '@openfloor/room';

/** The session and its people as the public sees them. */
export function joinCardOf(room: Room): JoinCard {
  const session = room.entry('session', room.id)?.sights.public.shown;
  if (session?.kind !== 'session') throw new Refusal('NOT_FOUND', 'there is no such session');
  const people = Array.from(room.entries('person'), ({ sights }) => sights.public.shown);
  return { session, people: people.filter((person) => person?.kind === 'person') };
}
