import type { ReportLack } from '@openfloor/contract';
import { missingOf, type Room } from '@openfloor/room';

/** What the report of a room lacks before it can be filed, with the names of those whose presentation is missing. */
export function lacksOf(room: Room): ReportLack[] {
  return missingOf(room).map(({ code, personId }) => ({
    code,
    person: room.entry('person', personId ?? '')?.record.name ?? null,
  }));
}
