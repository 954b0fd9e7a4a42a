import type { OutboxEntry } from '@openfloor/client';
import type { SignalView } from '@openfloor/contract';

const earliest = (one: SignalView, other: SignalView): number => one.at - other.at;

/** Whether an act of this desk on a signal is on its way. */
function isSeenHere(outbox: readonly OutboxEntry[], signalId: string): boolean {
  return outbox.some(
    ({ type, args, state }) =>
      type === 'signal.seen' && state !== 'refused' && (args as { signalId: string }).signalId === signalId,
  );
}

/**
 * What was said to this person and is not confirmed, the oldest first. What was confirmed here a moment ago counts as
 * confirmed before the room has it.
 */
export function unread(signals: readonly SignalView[], outbox: readonly OutboxEntry[]): SignalView[] {
  return signals.filter(({ own, seen, id }) => !own && !seen && !isSeenHere(outbox, id)).sort(earliest);
}

/** What this person said last to others. */
export function lastSaid(signals: readonly SignalView[]): SignalView | undefined {
  return signals
    .filter(({ own }) => own)
    .sort(earliest)
    .at(-1);
}

/** The earliest receipt of a signal: when somebody said that they read it. */
export function readAt({ seenBy }: SignalView): number | null {
  return seenBy.reduce<number | null>((first, { at }) => (first === null ? at : Math.min(first, at)), null);
}
