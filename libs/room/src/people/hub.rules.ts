import { PutHub, type CheckedArgs } from '@openfloor/contract';
import { command, MODERATORS } from '../command.js';
import type { HubRecord } from '../records.js';
import { findHub, nextNo, type RoomReader } from '../room.js';
import { defined } from '../session/session.rules.js';

/** Registers a remote hub or corrects its entry. */
export const putHub = command('hub.put', {
  schema: PutHub,
  may: MODERATORS,
  rule(room, { hubId, ...told }, { newId }) {
    const hub = hubId ? { ...findHub(room, hubId), ...defined(told) } : newHub(room, told, newId());
    return { put: [hub], result: { hubId: hub.id } };
  },
});

/** A hub as it is first registered: expected, nobody counted yet. */
export function newHub(
  room: RoomReader,
  told: Omit<CheckedArgs<'hub.put'>, 'hubId'>,
  id: string,
  no = nextNo(room, 'hub'),
): HubRecord {
  const nothing = {
    country: null,
    regionalGroup: null,
    languages: [],
    headcount: null,
    contact: null,
    expected: null,
    programmeId: null,
  };
  return { ...nothing, ...defined(told), kind: 'hub', id, no, status: 'expected' };
}
