import type { CommandType, Reply } from '@openfloor/contract';
import type { Kept } from './kept.js';
import { isReplaceable, targetsOf } from './targets.js';
import type { NoAnswer } from './transport.js';

/**
 * `sending`: on its way. `kept`: not sent or not answered, will be sent again. `accepted`: the room has it, and what
 * is shown will have it in a moment. `refused`: for good, until dismissed.
 */
export type EntryState = 'sending' | 'kept' | 'accepted' | 'refused';

/** One command in the outbox. Another object means that it changed. */
export interface OutboxEntry {
  readonly id: string;
  readonly type: CommandType;
  readonly args: unknown;
  /** ms */
  readonly madeAt: number;
  readonly state: EntryState;
  /** Certainly never sent, so that `take` gives it back. */
  readonly unsent: boolean;
  /** What was answered, once it was. */
  readonly reply: Reply | undefined;
}

/** A command under way, with what the outbox needs to know of it. */
export interface Item {
  readonly kept: Kept;
  readonly targets: readonly string[];
  readonly waiters: { resolve: (reply: Reply) => void; reject: (error: NoAnswer) => void }[];
  phase: 'keeping' | 'waiting' | 'flying' | 'accepted' | 'refused';
  /** 0 as long as it certainly never left. */
  tries: number;
  /** Not to be sent before this time, ms. */
  notBefore: number;
  /** The part of `notBefore` that the server asked for, which holds after a reconnection too. */
  askedUntil: number;
  /** A relay has it and keeps the order. */
  queued: boolean;
  reply: Reply | undefined;
  entry: OutboxEntry | undefined;
}

/** A command that begins its way. */
export function itemOf(kept: Kept, phase: Item['phase']): Item {
  const targets = targetsOf(kept.type, kept.args);
  return {
    kept,
    targets,
    waiters: [],
    phase,
    tries: 0,
    notBefore: 0,
    askedUntil: 0,
    queued: false,
    reply: kept.refusal,
    entry: undefined,
  };
}

/** A command that another page left behind and may have sent already. */
export function itemFound(kept: Kept): Item {
  return { ...itemOf(kept, kept.refusal ? 'refused' : 'waiting'), tries: 1 };
}

/** True until there is a final reply. */
export function isOpen({ phase }: Item): boolean {
  return phase !== 'accepted' && phase !== 'refused';
}

/** The entry to show; the same object as before if nothing about it changed. */
export function entryOf(item: Item, reachable: boolean): OutboxEntry {
  const { id, type, args, madeAt } = item.kept;
  const waits = item.phase !== 'flying' && (item.tries > 0 || !reachable);
  const state =
    item.phase === 'accepted' || item.phase === 'refused' ? item.phase : waits ? 'kept' : 'sending';
  const unsent = item.tries === 0;
  if (item.entry?.state !== state || item.entry.unsent !== unsent)
    item.entry = { id, type, args, madeAt, state, unsent, reply: item.reply };
  return item.entry;
}

/**
 * What a new intent makes void: the last command about the same thing if that was never sent, and refusals of
 * earlier ones.
 */
export function madeVoid(item: Item, items: readonly Item[]): Item[] {
  if (!isReplaceable(item.kept.type)) return [];
  const about = items.filter(({ targets }) => targets.some((target) => item.targets.includes(target)));
  const last = about.filter(isOpen).at(-1);
  return about.filter(
    (old) =>
      old.kept.type === item.kept.type && (old.phase === 'refused' || (old === last && old.tries === 0)),
  );
}
