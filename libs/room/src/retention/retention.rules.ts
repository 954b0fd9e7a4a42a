import { Refusal } from '@openfloor/contract';
import { z } from 'zod';
import { command, ORGANISER, type Outcome } from '../command.js';
import { equal } from '../entry.js';
import type { ResponseRecord } from '../outcome-records.js';
import { traceable } from '../poll/forget.js';
import { nobodys } from '../poll/wordless.js';
import { session } from '../question/becomes.js';
import type { RoomRecord } from '../records.js';
import type { RoomReader } from '../room.js';
import { minute } from '../views/question.view.js';
import { countsOf, doorless, forgotten, isOver, type Retention } from './retention.js';

/** What goes by age: seats of the audience with what the door knew, ballots, words. */
export const RETENTION_STEPS = ['seats', 'ballots', 'words'] as const;
export type RetentionStep = (typeof RETENTION_STEPS)[number];

/** Records changed in one turn, so that nobody waits for long; the same command goes on where it was. */
export const RETAINED_AT_ONCE = 500;

const PARTS = {
  seats: { field: 'seatsEndedAt', kinds: ['participant'], changed: doorless },
  words: {
    field: 'forgottenAt',
    kinds: [
      'participant',
      'question',
      'floor',
      'hub',
      'roll',
      'signal',
      'poll',
      'response',
      'takeaway',
      'note',
      'act',
    ],
    changed: forgotten,
  },
} as const satisfies Record<
  string,
  { field: keyof Retention; kinds: readonly RoomRecord['kind'][]; changed: unknown }
>;

/**
 * Lets something go of a session that is over. Given until `left` is false; the last part stands in the ledger. Doing it
 * again changes nothing.
 */
export const retainSession = command('session.retain', {
  schema: z.strictObject({ step: z.enum(RETENTION_STEPS) }),
  may: ORGANISER,
  season: 'any',
  logged: true,
  rule(room, { step }, { now }) {
    if (!isOver(room)) throw new Refusal('WRONG_STATE', 'the session is not over');
    return step === 'ballots' ? counted(room, now) : thinned(room, step, now);
  },
});

function counted(room: RoomReader, now: number): Outcome {
  const { retention } = room.session;
  if (retention.countedAt !== null) return { put: [], result: { left: false } };
  const named = traceable(room).slice(0, RETAINED_AT_ONCE);
  if (named.length > 0)
    return { put: named.map((one) => anonymous(room, one)), isPart: true, result: { left: true } };
  return {
    put: [session(room, { retention: { ...retention, countedAt: minute(now) } })],
    counts: countsOf(room),
    dropsBallots: true,
    told: 'ballots',
    result: { left: false },
  };
}

/** An answer to a poll counts on when nobody can say any more whose it is. */
function anonymous(room: RoomReader, response: ResponseRecord): ResponseRecord {
  const voter = response.voterId === null ? undefined : room.entry('participant', response.voterId)?.record;
  return nobodys(response, voter?.removed === true);
}

function thinned(room: RoomReader, step: 'seats' | 'words', now: number): Outcome {
  const { field, kinds, changed } = PARTS[step];
  const put: RoomRecord[] = [];
  for (const kind of kinds)
    for (const record of room.list(kind) as RoomRecord[]) {
      if (put.length === RETAINED_AT_ONCE) return { put, isPart: true, result: { left: true } };
      const after = changed(record.kind === 'response' ? anonymous(room, record) : record);
      if (after !== record && !equal(record, after)) put.push(after);
    }
  if (put.length > 0) return { put, isPart: true, result: { left: true } };
  const { retention } = room.session;
  if (retention[field] !== null) return { put: [], result: { left: false } };
  return {
    put: [session(room, { retention: { ...retention, [field]: minute(now) } })],
    closes: step === 'seats' ? room.list('participant').map(({ id }) => id) : [],
    told: step,
    result: { left: false },
    ...(step === 'words' ? { erasesLedger: true } : {}),
  };
}
