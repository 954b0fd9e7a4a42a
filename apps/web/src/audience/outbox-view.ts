import type { OutboxEntry } from '@openfloor/client';
import type { RefusalCode } from '@openfloor/contract';
import type { EarlyAct } from './early.js';
import type { Outgoing } from './phone-state.js';
import type { Intent } from './support.js';

interface VoteArgs {
  questionId: string;
  on: boolean;
}

/** How long a counted vote keeps its number while the figures that include it are under way, in milliseconds. */
export const SETTLING_MS = 2_000;

/** What is known beside the outbox when intents are made from it. */
export interface IntentSources {
  entries: readonly OutboxEntry[];
  early: readonly EarlyAct[];
  isOffline: boolean;
  /** Why this phone got no seat: then nothing that waits for one can be counted. */
  seatRefused: RefusalCode | null;
  /** Supporters of a question and whether this phone is counted among them, as the server last said. */
  server(questionId: string): { votes: number; counted: boolean };
}

/**
 * Turns what waits, flies or was refused into what each support button shows. Remembers the number that was painted
 * at each tap, and keeps showing it until the server's figures had time to follow.
 */
export class Intents {
  private readonly shown = new Map<string, number>();
  private readonly settling = new Map<string, { intent: Intent; until: number }>();
  private before: ReadonlyMap<string, Intent> = new Map();

  /** Remembers the number painted at a tap. */
  paint(questionId: string, number: number): void {
    this.shown.set(questionId, number);
    this.settling.delete(questionId);
  }

  /** The intents now, by question id. */
  from(sources: IntentSources, now: number): ReadonlyMap<string, Intent> {
    const next = new Map<string, Intent>();
    for (const { steps } of sources.early) {
      const [step] = steps;
      if (step?.type !== 'question.vote') continue;
      const { questionId, on } = step.args as unknown as VoteArgs;
      next.set(questionId, this.early(questionId, on, sources));
    }
    for (const entry of sources.entries) {
      if (entry.type !== 'question.vote') continue;
      const { questionId, on } = entry.args as VoteArgs;
      next.set(questionId, this.ofEntry(entry, questionId, on, sources));
    }
    this.settle(next, sources, now);
    this.before = next;
    return next;
  }

  private early(questionId: string, on: boolean, sources: IntentSources): Intent {
    const { seatRefused: code, isOffline } = sources;
    if (code) return { on, shown: sources.server(questionId).votes, state: 'refused', code };
    return this.intent(questionId, on, isOffline ? 'kept' : 'saving', sources);
  }

  private ofEntry(entry: OutboxEntry, questionId: string, on: boolean, sources: IntentSources): Intent {
    if (entry.state === 'accepted') return this.intent(questionId, on, 'done', sources);
    if (entry.state !== 'refused')
      return this.intent(questionId, on, entry.state === 'kept' ? 'kept' : 'saving', sources);
    this.shown.delete(questionId);
    const { votes } = sources.server(questionId);
    const code = entry.reply && !entry.reply.ok ? entry.reply.code : undefined;
    return { on, shown: votes, state: 'refused', ...(code ? { code } : {}) };
  }

  private intent(questionId: string, on: boolean, state: Intent['state'], sources: IntentSources): Intent {
    const { votes, counted } = sources.server(questionId);
    const shown = this.shown.get(questionId) ?? Math.max(0, votes + (on === counted ? 0 : on ? 1 : -1));
    this.shown.set(questionId, shown);
    return { on, shown, state };
  }

  /** What was counted a moment ago keeps its number until the figures show it or some time has passed. */
  private settle(next: Map<string, Intent>, sources: IntentSources, now: number): void {
    for (const [questionId, intent] of this.before) {
      if (next.has(questionId) || intent.state === 'refused') continue;
      if (!this.settling.has(questionId))
        this.settling.set(questionId, { intent: { ...intent, state: 'done' }, until: now + SETTLING_MS });
    }
    for (const [questionId, { intent, until }] of this.settling) {
      const { votes, counted } = sources.server(questionId);
      const hasArrived = counted === intent.on && votes === intent.shown;
      if (next.has(questionId) || hasArrived || now >= until) this.settling.delete(questionId);
      else next.set(questionId, intent);
      if (!next.has(questionId)) this.shown.delete(questionId);
    }
  }
}

/** What has to be shown until there is a receipt: questions, requests for the floor, and offers of it taken up. */
const SHOWN = /^(question\.submit|floor\.(request|accept))$/;

/**
 * Own acts of which nothing is to be seen yet, oldest first: `isSeen` says so of the id of a question or request. What
 * waits for a seat that was refused is refused too.
 */
export function outgoingOf(
  { entries, early, isOffline, seatRefused }: Omit<IntentSources, 'server'>,
  isSeen: (id: unknown) => boolean,
): Outgoing[] {
  const given = entries
    .filter(
      ({ type, reply }) => SHOWN.test(type) && !(reply?.ok && Object.values(reply.result ?? {}).some(isSeen)),
    )
    .map(({ id, type, args, state, reply }): Outgoing => {
      const code = reply && !reply.ok ? { code: reply.code } : {};
      return {
        id,
        type,
        args: args as Outgoing['args'],
        state: state === 'accepted' ? 'sending' : state,
        ...code,
      };
    });
  const waiting = early.flatMap(({ id, steps }): Outgoing[] => {
    const step = steps.find(({ type }) => SHOWN.test(type));
    if (!step) return [];
    const act = { id, type: step.type, args: step.args as Outgoing['args'] };
    if (seatRefused) return [{ ...act, state: 'refused', code: seatRefused }];
    return [{ ...act, state: isOffline ? 'kept' : 'sending' }];
  });
  return [...given, ...waiting];
}
