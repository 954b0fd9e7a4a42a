import type { Channel } from '@openfloor/contract';
import { movedChannels, restore, Room, type BallotCount, type Entry, type RoomRecord } from '@openfloor/room';
import type { LoadedRoom, StoredRecord } from '@openfloor/store';

/** What changed for each channel: the entry as it stands, and the one it replaced. */
export type Changes = Record<Channel, { entry: Entry; before: Entry | undefined }[]>;

/** The room as the store has it. */
export function roomFrom(loaded: LoadedRoom): Room {
  const room = new Room(loaded.sessionId, loaded.history);
  adopt(room, loaded);
  return room;
}

/** Takes over what another node committed; tells the entries, and what changed for each channel. */
export function adopt(
  room: Room,
  loaded: Omit<LoadedRoom, 'history' | 'counts'> & Partial<Pick<LoadedRoom, 'counts'>>,
): { entries: Entry[]; changes: Changes } {
  const changes: Changes = { public: [], panel: [], staff: [] };
  const entries = loaded.records.map(entryFrom).sort((one, other) => noOf(one) - noOf(other));
  for (const entry of entries) {
    const before = room.entry(entry.record.kind, entry.record.id);
    for (const channel of movedChannels(before, entry)) changes[channel].push({ entry, before });
    room.absorb(entry);
  }
  if (room.session.retention.countedAt === null)
    for (const { questionId, voterId, on } of loaded.ballots) room.absorbBallot(questionId, voterId, on);
  for (const count of loaded.counts ?? []) room.absorbCount(count as BallotCount);
  room.clock = loaded.clock;
  return { entries, changes };
}

/** The order in which records of a kind came in; those without a number have none. */
function noOf({ record }: Entry): number {
  return 'no' in record ? record.no : 0;
}

function entryFrom({ body, rev, marks }: StoredRecord): Entry {
  return restore(body as unknown as RoomRecord, rev, marks);
}
