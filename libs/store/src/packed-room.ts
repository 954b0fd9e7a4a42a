import { setImmediate } from 'node:timers/promises';
import type { Scalar } from './connection.js';
import { BALLOT_WIDTH, RECORD_WIDTH } from './packed.js';
import type { LoadedRoom, Marks, RoomClock, StoredBallot, StoredCount, StoredRecord } from './ports.js';

/** Rows taken between two breaths of the event loop. */
const SLICE = 1_000;

/**
 * A room on its way between threads. Ballots are numbers in one buffer, [question, voter, on] each, into the two
 * lists of ids: a hundred thousand of them cross in a few milliseconds and share their texts afterwards.
 */
export interface PackedRoom {
  sessionId: string;
  clock: RoomClock;
  history: string;
  records: Scalar[];
  questionIds: string[];
  voterIds: string[];
  ballots: Uint32Array;
  counts: StoredCount[];
}

/** A ballot as its row has it. */
export interface BallotRow {
  question_id: string;
  voter_id: string;
  is_on: number | boolean;
}

/** Numbers ids in the order they first come. */
class Ids {
  private readonly known = new Map<string, number>();

  of(id: string): number {
    const no = this.known.get(id) ?? this.known.size;
    this.known.set(id, no);
    return no;
  }

  list(): string[] {
    return [...this.known.keys()];
  }
}

/** The ballots of a room as numbers. */
export function packBallotRows(rows: BallotRow[]): Pick<PackedRoom, 'questionIds' | 'voterIds' | 'ballots'> {
  const questions = new Ids();
  const voters = new Ids();
  const ballots = new Uint32Array(rows.length * BALLOT_WIDTH);
  rows.forEach((row, index) => {
    ballots.set(
      [questions.of(row.question_id), voters.of(row.voter_id), row.is_on ? 1 : 0],
      index * BALLOT_WIDTH,
    );
  });
  return { questionIds: questions.list(), voterIds: voters.list(), ballots };
}

/** The room again, a slice at a time, so that a large one does not hold up the others. */
export async function unpackRoom(packed: PackedRoom): Promise<LoadedRoom> {
  const { sessionId, clock, history } = packed;
  const records: StoredRecord[] = [];
  for (let at = 0; at < packed.records.length; at += RECORD_WIDTH) {
    if (records.length % SLICE === SLICE - 1) await setImmediate();
    records.push(recordAt(packed.records, at));
  }
  const ballots: StoredBallot[] = [];
  for (let at = 0; at < packed.ballots.length; at += BALLOT_WIDTH) {
    if (ballots.length % (10 * SLICE) === SLICE - 1) await setImmediate();
    ballots.push(ballotAt(packed, at));
  }
  return { sessionId, clock, history, records, ballots, counts: packed.counts };
}

function recordAt(values: Scalar[], at: number): StoredRecord {
  const [kind, id, rev, body, ...marks] = values.slice(at, at + RECORD_WIDTH) as [
    string,
    string,
    number,
    string,
  ];
  const mark = (channel: number) => ({
    changedAt: revAt(marks, channel * 2),
    goneAt: revAt(marks, channel * 2 + 1),
  });
  const seen: Marks = { public: mark(0), panel: mark(1), staff: mark(2) };
  return { kind, id, rev, body: JSON.parse(body) as Record<string, unknown>, marks: seen };
}

function revAt(marks: Scalar[], at: number): number | null {
  return (marks[at] ?? null) as number | null;
}

function ballotAt({ questionIds, voterIds, ballots }: PackedRoom, at: number): StoredBallot {
  const questionId = questionIds[ballots[at] ?? -1];
  const voterId = voterIds[ballots[at + 1] ?? -1];
  if (questionId === undefined || voterId === undefined)
    throw new RangeError('A packed ballot points nowhere');
  return { questionId, voterId, on: ballots[at + 2] === 1 };
}
