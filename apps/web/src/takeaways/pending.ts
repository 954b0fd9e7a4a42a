import type { OutboxEntry } from '@openfloor/client';
import type { Pending } from './context.js';

type Entry = Pick<OutboxEntry, 'type' | 'args' | 'state'>;

/** What was done here, as far as it is told of takeaways. */
export type Act = Entry & Pick<OutboxEntry, 'id' | 'reply'>;

const OBJECTING: ReadonlySet<string> = new Set(['takeaway.object', 'takeaway.retract']);

/** What an outbox holds about a takeaway, the last of it first said; null where nothing waits. */
export function pendingIn(entries: readonly Entry[], takeawayId: string): Pending | null {
  const last = about(entries, takeawayId)
    .filter(({ state }) => state !== 'refused')
    .at(-1);
  if (!last) return null;
  const state = last.state === 'kept' ? 'kept' : 'sending';
  const { text } = last.args as { text?: string };
  return text === undefined ? { state } : { state, text };
}

/** The code with which the last act about a takeaway was refused; empty where it was not. */
export function refusedIn(
  entries: readonly Pick<OutboxEntry, 'type' | 'args' | 'state' | 'reply'>[],
  takeawayId: string,
): string {
  const last = about(entries, takeawayId).at(-1);
  return last?.state === 'refused' && last.reply?.ok === false ? last.reply.code : '';
}

/** The ids of what was refused about a takeaway. */
export function refusalsOf(acts: readonly Act[], takeawayId: string): string[] {
  return about(acts, takeawayId)
    .filter(({ state }) => state === 'refused')
    .map(({ id }) => id);
}

function about<E extends Pick<OutboxEntry, 'type' | 'args'>>(entries: readonly E[], takeawayId: string): E[] {
  return entries.filter(
    ({ type, args }) => OBJECTING.has(type) && (args as { takeawayId?: string }).takeawayId === takeawayId,
  );
}
