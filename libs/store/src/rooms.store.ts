import type { Connection, Scalar } from './connection.js';
import { StoreMisuse } from './errors.js';
import { loadCounts } from './retention.store.js';
import { packBallotRows, type BallotRow, type PackedRoom } from './packed-room.js';
import type { RoomStand } from './ports.js';

interface SessionRow {
  rev: number;
  beat: number;
  public_rev: number;
  panel_rev: number;
  staff_rev: number;
  history: string;
}

const STANDS_AT_ONCE = 500;

type RecordRow = Record<string, Scalar>;

const SESSION = 'SELECT rev, beat, public_rev, panel_rev, staff_rev, history FROM session WHERE id = ?';
const COLUMNS = [
  ...['kind', 'id', 'rev', 'body', 'public_changed_at', 'public_gone_at'],
  ...['panel_changed_at', 'panel_gone_at', 'staff_changed_at', 'staff_gone_at'],
];
const RECORDS = `SELECT ${COLUMNS.join(', ')} FROM record WHERE session_id = ? AND rev > ? ORDER BY kind, id`;
const BALLOTS = 'SELECT question_id, voter_id, is_on FROM ballot WHERE session_id = ? AND beat > ?';

/** The whole room, or undefined where there is none. */
export async function loadRoom(connection: Connection, sessionId: string): Promise<PackedRoom | undefined> {
  return roomAfter(connection, sessionId, { rev: -1, beat: -1 });
}

interface StandRow {
  id: string;
  rev: number;
  beat: number;
  history: string;
}

/** Where these rooms stand. */
export async function clocksOf(connection: Connection, sessionIds: string[]): Promise<RoomStand[]> {
  const stands: RoomStand[] = [];
  for (let at = 0; at < sessionIds.length; at += STANDS_AT_ONCE) {
    const ids = sessionIds.slice(at, at + STANDS_AT_ONCE);
    const rows = await connection.all<StandRow>(
      `SELECT id, rev, beat, history FROM session WHERE id IN (${ids.map(() => '?').join(', ')})`,
      ids,
    );
    for (const { id, rev, beat, history } of rows) stands.push({ sessionId: id, rev, beat, history });
  }
  return stands;
}

/** What a room has beyond this point. Throws `StoreMisuse` where there is no room. */
export async function roomSince(
  connection: Connection,
  sessionId: string,
  since: { rev: number; beat: number },
): Promise<PackedRoom> {
  const room = await roomAfter(connection, sessionId, since);
  if (!room) throw new StoreMisuse('There is no such room');
  return room;
}

function roomAfter(
  connection: Connection,
  sessionId: string,
  { rev, beat }: { rev: number; beat: number },
): Promise<PackedRoom | undefined> {
  return connection.snapshot(async () => {
    const [session] = await connection.all<SessionRow>(SESSION, [sessionId]);
    if (!session) return undefined;
    const records = await connection.all<RecordRow>(RECORDS, [sessionId, rev]);
    const ballots = await connection.all<BallotRow>(BALLOTS, [sessionId, beat]);
    const counts = await loadCounts(connection, sessionId);
    const { public_rev, panel_rev, staff_rev } = session;
    return {
      sessionId,
      clock: {
        rev: session.rev,
        beat: session.beat,
        channels: { public: public_rev, panel: panel_rev, staff: staff_rev },
      },
      history: session.history,
      records: records.flatMap((row) => COLUMNS.map((column) => row[column] ?? null)),
      ...packBallotRows(ballots),
      counts,
    };
  });
}
