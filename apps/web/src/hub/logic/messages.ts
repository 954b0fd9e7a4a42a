import type { OutboxEntry } from '@openfloor/client';
import type { CommandArgs, SignalView } from '@openfloor/contract';

/** Whom a hub speaks to behind the scenes: whoever moderates, and the technicians. */
export const DESK = ['moderator', 'online_moderator', 'technician'] as const;

/** Words that are ready: one press sends them. */
export const QUICK = ['hear', 'see', 'time', 'ready'] as const;
export type Quick = (typeof QUICK)[number];

/** How a message stands: `ok` waits for our OK; the next two are the desk's words, the rest our own. */
export type MessageState = 'ok' | 'okKept' | 'okSent' | 'seen' | 'notSeen' | 'kept' | 'sending';

/** One message between desk and hub. Without an id of a signal it is still in the outbox. */
export interface Message {
  id: string;
  signal: SignalView | undefined;
  text: string;
  at: number;
  isOwn: boolean;
  state: MessageState;
}

/** What was said between desk and hub, newest first, with what still waits here. */
export function messagesOf(signals: readonly SignalView[], entries: readonly OutboxEntry[]): Message[] {
  const said = signals.map((signal): Message => {
    const { id, text, at, own } = signal;
    return { id, signal, text, at, isOwn: own, state: stateOf(signal, entries) };
  });
  const waiting = entries.filter(
    ({ type, state, reply }) =>
      type === 'signal.send' && state !== 'refused' && !signals.some(({ id }) => id === signalIn(reply)),
  );
  const own = waiting.map(({ id, args, madeAt, state }): Message => {
    const { text = '' } = args as { text?: string };
    const isKept = state === 'kept';
    return { id, signal: undefined, text, at: madeAt, isOwn: true, state: isKept ? 'kept' : 'sending' };
  });
  return [...said, ...own].sort((one, other) => other.at - one.at);
}

function signalIn(reply: OutboxEntry['reply']): unknown {
  return reply?.ok ? (reply.result as { signalId?: string } | undefined)?.signalId : undefined;
}

function stateOf({ id, own, seen, seenBy }: SignalView, entries: readonly OutboxEntry[]): MessageState {
  if (own) return seenBy.length > 0 ? 'seen' : 'notSeen';
  if (seen) return 'okSent';
  const ok = entries.find(
    ({ type, args, state }) =>
      type === 'signal.seen' && state !== 'refused' && (args as { signalId?: string }).signalId === id,
  );
  return ok ? (ok.state === 'kept' ? 'okKept' : 'okSent') : 'ok';
}

/** The messages of the desk that wait for our OK. */
export function unread(messages: readonly Message[]): Message[] {
  return messages.filter(({ state }) => state === 'ok');
}

/** A word to the desk; `refId` names what it is about. */
export function wordTo(
  text: string,
  more: Pick<CommandArgs<'signal.send'>, 'code' | 'level' | 'refId'> = {},
): CommandArgs<'signal.send'> {
  return { to: { roles: [...DESK] }, text, ...more };
}

/** What a ready word adds to its text, so that a desk finds it among others. */
export function quickMore(quick: Quick): Pick<CommandArgs<'signal.send'>, 'code' | 'level'> {
  if (quick === 'hear') return { code: 'audio_failed', level: 'urgent' };
  if (quick === 'ready') return { code: 'remote_ready', level: 'attention' };
  return { level: 'attention' };
}
