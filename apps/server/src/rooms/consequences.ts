import type { NoticeRecord, RoomRecord } from '@openfloor/room';
import type { RoomStore } from '@openfloor/store';
import { createHash } from 'node:crypto';
import { derivedId } from '../operations/derived-id.js';
import { SYSTEM } from '../operations/give.js';
import type { Request } from '../operations/rooms.js';
import { finalFigures } from './figures.js';
import type { OpenedRoom } from './opened-room.js';
import { realTime, type Schedule } from './schedule.js';
import { countSupportLater } from './support-counts.js';
import type { Judged } from './turn.js';

/** The longest a timer of this platform can wait; what ends later is looked at again when the room is next opened. */
const LONGEST_MS = 2_147_483_647;

/** Shorter than receipts are kept, so that a seal is never written twice. */
const SEALED_WITHIN_MS = 6 * 24 * 3_600_000;

/** Whoever closes a session seals it at once; the other nodes look after it so much later, should that one be gone. */
const SEALED_BY_OTHERS_MS = 10_000;

/**
 * What follows from a commit by time or by rule: a notice ends, a closed session is sealed. Each is a command of the
 * system whose id is derived from its cause, so it happens once.
 */
export function consequences(
  open: OpenedRoom,
  judged: Judged | undefined,
  give: (request: Request) => void,
  store?: RoomStore,
): void {
  if (!judged || judged.commit.ballots.length > 0 || judged.commit.records.length > 0)
    countSupportLater(open, give);
  const records = judged ? judged.draft.entries.map(({ record }) => record) : open.room.list('notice');
  for (const record of records) if (record.kind === 'notice') endLater(open, record, give);
  if (!judged) {
    if (open.exists && store) void sealLater(open, give, store).catch(() => undefined);
    return;
  }
  if (judged.commit.ledger.some(({ act, to }) => act === 'session.phase' && to === 'closed'))
    seal(open, give);
}

/** What follows from what another node committed, in case that node is gone by the time it is due. */
export function inheritedConsequences(
  open: OpenedRoom,
  records: readonly RoomRecord[],
  give: (request: Request) => void,
  store: RoomStore,
  schedule: Schedule = realTime,
): void {
  for (const record of records) {
    if (record.kind === 'notice') endLater(open, record, give, schedule);
    if (record.kind === 'session' && record.phase === 'closed')
      schedule.after(SEALED_BY_OTHERS_MS, () => void sealLater(open, give, store).catch(() => undefined));
  }
}

function endLater(
  open: OpenedRoom,
  { id, until, cleared }: NoticeRecord,
  give: (request: Request) => void,
  schedule: Schedule = realTime,
): void {
  if (until === null || cleared) return;
  const wait = Math.min(LONGEST_MS, Math.max(0, until - schedule.now()));
  schedule.after(wait, () =>
    give({ id: derivedId('notice ends', open.room.id, id), type: 'notice.clear', args: { noticeId: id } }),
  );
}

/** A session that was closed as its server died has no seal yet. */
async function sealLater(
  open: OpenedRoom,
  give: (request: Request) => void,
  store: RoomStore,
): Promise<void> {
  const { id, session } = open.room;
  if (session.phase !== 'closed' || realTime.now() - (session.closedAt ?? 0) > SEALED_WITHIN_MS) return;
  const [sealed] = await store.receipts(id, [{ actorId: SYSTEM.id, commandId: sealId(open) }]);
  if (!sealed) seal(open, give);
}

function sealId({ room }: OpenedRoom): string {
  return derivedId('seal', room.id, String(room.session.closedAt));
}

function seal(open: OpenedRoom, give: (request: Request) => void): void {
  const { tally } = open;
  tally.recount();
  const tallies = createHash('sha256')
    .update(JSON.stringify(finalFigures(open.room, tally)))
    .digest('hex');
  const args = { counts: tally.counts('public'), tallies };
  give({ id: sealId(open), type: 'session.seal', args });
}
