import { isPassing, Refusal, type Refused, type Reply } from '@openfloor/contract';
import {
  decide,
  Draft,
  type Clock,
  type Decided,
  type Entry,
  type Room,
  type SessionRecord,
} from '@openfloor/room';
import type { Commit, Erasure, StoredReceipt, StoredRecord } from '@openfloor/store';
import type { Letter } from './mailbox.js';

/** Time and chance, handed in so that a turn can be repeated in a test. */
export interface Sources {
  now: () => number;
  newId: () => string;
  /** Milliseconds of a clock that only runs forward; without it how long judging takes bounds no turn. */
  spent?: (() => number) | undefined;
}

/** After so long no further letter of a turn is judged, so that nobody else waits for more than that. Milliseconds. */
export const JUDGING_MS = 10;

/** A turn that was judged and waits to be stored. */
export interface Judged {
  draft: Draft;
  commit: Commit;
  /** The letters that were judged, and what each is answered once the commit has returned. */
  letters: readonly Letter[];
  replies: Reply[];
  decided: Decided[];
  /** Errors that no rule meant, for the log. */
  faults: unknown[];
}

type Verdict = { refused: Refused } | { decided: Decided } | { receipt: StoredReceipt };

/**
 * Judges the letters of a turn one after the other, each on the draft the ones before it left, as many as there is time
 * for and one at least. A letter whose id has a receipt is answered from it; `stored` says whether the room has a row in
 * the store already.
 */
export function judge(
  room: Room,
  waiting: readonly Letter[],
  receipts: StoredReceipt[],
  sources: Sources,
  stored: boolean,
): Judged {
  const draft = new Draft(room);
  const known = new Map(receipts.map((receipt) => [receiptKey(receipt.actorId, receipt.commandId), receipt]));
  const faults: unknown[] = [];
  const verdicts: Verdict[] = [];
  const end = (sources.spent?.() ?? 0) + JUDGING_MS;
  for (const letter of waiting) {
    if (verdicts.length > 0 && (sources.spent?.() ?? 0) > end) break;
    const receipt = known.size > 0 && known.get(receiptKey(letter.actor.id, letter.order.id));
    verdicts.push(receipt ? { receipt } : verdictOn(draft, letter, sources, faults));
  }
  const letters = verdicts.length === waiting.length ? waiting : waiting.slice(0, verdicts.length);
  const next = draft.next;
  const replies = verdicts.map((verdict, at) => replyTo(letters[at] as Letter, verdict, next));
  const written = letters.flatMap((letter, at) =>
    receiptFor(letter, verdicts[at] as Verdict, replies[at] as Reply),
  );
  const decided = verdicts.flatMap((verdict) => ('decided' in verdict ? [verdict.decided] : []));
  const commit = { ...commitOf(draft, next, written, stored), ...goneBy(draft, decided) };
  return { draft, commit, letters, replies, decided, faults };
}

function verdictOn(
  draft: Draft,
  { order, actor }: Letter,
  { now, newId }: Sources,
  faults: unknown[],
): Verdict {
  try {
    return { decided: decide(draft, order, actor, { now: now(), newId }) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: refusedBy(order.id, error) };
    faults.push(error);
    const busy = new Refusal('BUSY', 'this command could not be judged', undefined, 1_000);
    return { refused: refusedBy(order.id, busy) };
  }
}

export function receiptKey(actorId: string, commandId: string): string {
  return `${actorId} ${commandId}`;
}

/** A refusal as it goes over the wire. */
export function refusedBy(id: string | null, { code, message, details, retryAfterMs }: Refusal): Refused {
  return {
    ok: false,
    id,
    code,
    message,
    ...(details === undefined ? {} : { details }),
    ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
  };
}

/** The answer to an id that was used before: the stored one, or that its arguments were others. */
export function answerAgain(
  letter: { order: { id: string }; fingerprint: string },
  receipt: StoredReceipt,
): Reply {
  if (receipt.fingerprint === letter.fingerprint) return { ...receipt.reply, duplicate: true };
  return refusedBy(
    letter.order.id,
    new Refusal('COMMAND_ID_REUSED', 'this id was used with other arguments'),
  );
}

function replyTo(letter: Letter, verdict: Verdict, next: Clock): Reply {
  if ('receipt' in verdict) return answerAgain(letter, verdict.receipt);
  if ('refused' in verdict) return verdict.refused;
  const { standing, result } = verdict.decided;
  const { id } = letter.order;
  return {
    ok: true,
    id,
    rev: next.channels[standing.channel],
    beat: next.beat,
    ...(result ? { result } : {}),
  };
}

function receiptFor(letter: Letter, verdict: Verdict, reply: Reply): StoredReceipt[] {
  if ('receipt' in verdict || (!reply.ok && isPassing(reply.code))) return [];
  const { actor, order, fingerprint } = letter;
  return [{ actorId: actor.id, commandId: order.id, fingerprint, reply: withoutRecord(reply) }];
}

/** A conflict shows the record as it stands; a kept copy of that would outlive its redaction. */
function withoutRecord(reply: Reply): Reply {
  if (reply.ok || reply.code !== 'CONFLICT') return reply;
  const { details: _record, ...kept } = reply;
  return kept;
}

function commitOf(draft: Draft, next: Clock, receipts: StoredReceipt[], stored: boolean): Commit {
  const { rev, beat } = draft.room.clock;
  const { entries } = draft;
  const session = entries.find((entry) => entry.record.kind === 'session')?.record as
    SessionRecord | undefined;
  return {
    sessionId: draft.room.id,
    expected: stored ? { rev, beat } : null,
    next,
    ...(session ? { listing: listingOf(session) } : {}),
    records: entries.map(storedOf),
    ballots: [...draft.ballotChanges],
    receipts,
    ledger: draft.ledger,
  };
}

/** What is to be gone for good with this turn. */
function goneBy(
  draft: Draft,
  decided: readonly Decided[],
): Pick<Commit, 'erases' | 'erasesLedger' | 'counts'> {
  const erases = decided.flatMap(({ erases: id, erasesWords: words }): Erasure[] => {
    if (id === undefined) return [];
    const isQuestion = draft.entry('question', id) !== undefined;
    return [{ kind: isQuestion ? 'question' : 'participant', id, words: isQuestion || words }];
  });
  const erasesLedger = decided.some((one) => one.erasesLedger);
  return {
    ...(erases.length > 0 ? { erases } : {}),
    ...(erasesLedger ? { erasesLedger } : {}),
    ...(draft.counts.length > 0 ? { counts: draft.counts } : {}),
  };
}

function listingOf({
  meetingId,
  slug,
  code,
  title,
  phase,
  startsAt,
  closedAt,
}: SessionRecord): Commit['listing'] {
  return { meetingId, slug, code, title, phase, startsAt, closedAt };
}

function storedOf({ record, rev, sights }: Entry): StoredRecord {
  const mark = ({ changedAt, goneAt }: Entry['sights']['public']) => ({ changedAt, goneAt });
  return {
    kind: record.kind,
    id: record.id,
    rev,
    body: record as unknown as Record<string, unknown>,
    marks: { public: mark(sights.public), panel: mark(sights.panel), staff: mark(sights.staff) },
  };
}
