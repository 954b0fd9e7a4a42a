import type { OutboxEntry } from '@openfloor/client';

/** Whether it has no final answer yet. */
export function isOpen({ state }: Pick<OutboxEntry, 'state'>): boolean {
  return state === 'kept' || state === 'sending';
}

/** Whether it was accepted and the room that is shown, at this rev, has it: then what the room says counts. */
export function isInRoom({ reply }: Pick<OutboxEntry, 'reply'>, rev: number): boolean {
  return reply?.ok === true && reply.rev <= rev;
}

/** What the outbox shows: what waits and what was refused, oldest first. Receipts of reading are shown at the message. */
export function listedEntries(entries: readonly OutboxEntry[]): OutboxEntry[] {
  return entries.filter(
    ({ type, state }) => state !== 'accepted' && (type !== 'signal.seen' || state === 'refused'),
  );
}

/** How many acts wait for the main room, and about how many bytes they are. */
export function keptSize(entries: readonly OutboxEntry[]): { items: number; bytes: number } {
  const open = entries.filter(isOpen);
  const bytes = open.reduce((sum, { id, type, args }) => sum + id.length + type.length + sizeOf(args), 0);
  return { items: open.length, bytes };
}

function sizeOf(args: unknown): number {
  return new TextEncoder().encode(JSON.stringify(args)).length;
}

/** The latest open act of a type that fits, as what will be so once it arrives. */
export function wished<A>(
  entries: readonly OutboxEntry[],
  type: OutboxEntry['type'],
  fits: (args: A) => boolean = () => true,
): A | undefined {
  const found = entries.filter(
    (entry) => entry.type === type && entry.state !== 'refused' && fits(entry.args as A),
  );
  return found.at(-1)?.args as A | undefined;
}
