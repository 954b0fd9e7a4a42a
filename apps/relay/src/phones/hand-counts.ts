import { Refusal, type Accepted, type Reply } from '@openfloor/contract';
import { newId } from '@openfloor/client';
import type { KeptCommand } from '../kept/commands.store.js';
import type { HandsStore } from '../kept/hands.store.js';
import type { Journal } from '../kept/journal.js';
import { closedFor } from '../mirror/sets.js';
import type { Mirror } from '../mirror/mirror.js';
import type { Errand, Source } from '../upstream/forwarder.js';
import { Hands, type Vote } from './hands.rules.js';
import { refusedBy, type CommandLedger } from './ledger.js';
import type { Told, Telling } from './telling.js';

/** One count of a question in so many milliseconds at most, and a moment before the first to gather hands. */
const PAUSE_MS = 3_000;
const GATHER_MS = 150;
/** What the disk did not take is tried again after this, ms. */
const DISK_MS = 1_000;
const UNSEEN: Reply = refusedBy('', new Refusal('NOT_FOUND', 'no such question here'));

/** The hands over a set of questions, shown up to a command. */
type Scope = Pick<Telling, 'members' | 'upTo'>;

/** What the counts need of the rest. */
export interface HandsAround {
  mirror: Mirror;
  ledger: CommandLedger;
  journal: Journal;
  store: HandsStore;
  isLive: () => boolean;
  /** Another errand may go. */
  moved: () => void;
  /** The hands of these phones are counted, or will not be. */
  settled: (authors: Iterable<string>) => void;
  now?: () => number;
}

/**
 * Makes of the phones' hands the counts of their hub: for each question how many are up, at most as many as there are
 * people, when that number has changed. A hand is answered when a count that includes it was taken.
 */
export class HandCounts implements Source {
  readonly hands = new Hands();
  private readonly tellings = new Map<string, Telling>();
  private readonly flying = new Set<string>();
  private readonly told = new Map<string, Told>();
  private readonly dueAt = new Map<string, number>();
  private readonly stale = new Set<string>();
  /** Questions whose hands are being written as counted, or as not. */
  private readonly settling = new Set<string>();
  /** What the room said was too many, until the hub is counted again. */
  private most: { quota: number; headcount: number | null } | undefined;
  private upTo = 0;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly around: HandsAround) {
    const { store, ledger } = around;
    for (const { questionId, author } of store.counted()) this.hands.restore(questionId, author);
    for (const told of store.told()) this.told.set(told.questionId, told);
    for (const telling of store.tellings()) this.tellings.set(telling.questionId, telling);
    for (const command of ledger.unanswered())
      if (command.type === 'question.vote') this.hands.add(voteOf(command));
    this.upTo = Math.max(0, ...this.all().map(({ seq }) => seq));
    this.reviewAll();
  }

  /** A phone's hand, on the disk already. */
  add(command: KeptCommand): void {
    const vote = voteOf(command);
    this.hands.add(vote);
    this.upTo = Math.max(this.upTo, vote.seq);
    this.review(vote.questionId, GATHER_MS);
  }

  /** Questions or people changed, or the uplink is back: every number is looked at again. */
  reviewAll(): void {
    for (const id of this.hands.questionIds()) this.review(id, 0);
  }

  /** Another history of the room: what it was told before it may not know. */
  forgetTold(): void {
    this.told.clear();
    this.reviewAll();
  }

  /** How many counts are to be sent or to be answered. */
  get size(): number {
    return new Set([...this.tellings.keys(), ...this.stale]).size;
  }

  /** Milliseconds until this question may be counted again. */
  waitMs(questionId: string): number {
    return Math.max(0, (this.dueAt.get(this.topOf(questionId)) ?? 0) - this.now());
  }

  next(): Errand | undefined {
    for (const telling of this.tellings.values())
      if (!this.flying.has(telling.id)) return this.errand(telling);
    return undefined;
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private all(): Vote[] {
    return this.hands.waiting(this.hands.questionIds());
  }

  private now(): number {
    return (this.around.now ?? Date.now)();
  }

  private topOf(questionId: string): string {
    return this.around.mirror.questions.topOf(questionId)?.id ?? questionId;
  }

  private review(questionId: string, inMs: number): void {
    this.later(this.topOf(questionId), inMs);
  }

  /** Looks at every question whose time has come, and comes back for the rest. */
  private look(): void {
    clearTimeout(this.timer);
    if (!this.around.isLive() || this.headcount() === null) return;
    let next = Infinity;
    for (const top of this.stale) {
      if (this.tellings.has(top) || this.settling.has(top)) continue;
      const due = (this.dueAt.get(top) ?? 0) - this.now();
      if (due <= 0) this.count(top);
      else next = Math.min(next, due);
    }
    if (next < Infinity) this.timer = setTimeout(() => this.look(), next);
  }

  private headcount(): number | null {
    const headcount = this.around.mirror.corner.hub?.headcount ?? null;
    if (this.most && this.most.headcount !== headcount) this.most = undefined;
    return headcount === null ? null : Math.min(headcount, this.most?.quota ?? headcount);
  }

  private count(top: string): void {
    this.stale.delete(top);
    const { mirror } = this.around;
    const real = this.topOf(top);
    if (real !== top) return this.later(real, 0);
    const members = mirror.questions.setOf(top);
    const question = mirror.questions.find(top);
    const scope = { members, upTo: this.upTo };
    if (!question) return void this.close(top, scope, UNSEEN);
    const hands = Math.min(this.hands.number(members, this.authorsOf(members)), this.headcount() ?? 0);
    const told = this.told.get(top);
    const waits = this.hands.waiting(members).length > 0;
    if (hands === (told?.hands ?? 0)) {
      const { rev, beat } = told ?? { rev: mirror.copy.rev, beat: mirror.figures.beat };
      if (waits) void this.close(top, scope, { ok: true, id: '', rev, beat });
      return;
    }
    if (!waits && mirror.session && closedFor(question, mirror.session)) return;
    void this.begin({ questionId: top, id: newId(), hands, members: [...members], upTo: this.upTo });
  }

  private authorsOf(members: readonly string[]): Set<string> {
    const { mirror, ledger } = this.around;
    return new Set(members.flatMap((id) => ledger.author(id) ?? mirror.corner.authorOf(id) ?? []));
  }

  /** The count is on the disk before it is sent, so that it is the same one after a crash. */
  private async begin(telling: Telling): Promise<void> {
    const { journal, store, moved } = this.around;
    this.flying.add(telling.id);
    this.tellings.set(telling.questionId, telling);
    try {
      await journal.write(() => store.open(telling));
    } catch {
      this.tellings.delete(telling.questionId);
      this.flying.delete(telling.id);
      this.later(telling.questionId, DISK_MS);
      return;
    }
    this.flying.delete(telling.id);
    moved();
  }

  private errand(telling: Telling): Errand {
    const { questionId, hands, id } = telling;
    this.flying.add(id);
    this.dueAt.set(questionId, this.now() + PAUSE_MS);
    return {
      command: { id, type: 'hub.count', args: { questionId, hands } },
      answered: (reply) => void this.answered(telling, reply),
      returned: () => void this.flying.delete(id),
    };
  }

  private async answered(telling: Telling, reply: Reply): Promise<void> {
    const { questionId, hands, id } = telling;
    const { store, journal, mirror, moved } = this.around;
    const quota = reply.ok || reply.code !== 'QUOTA_REACHED' ? undefined : quotaIn(reply.details);
    const told = reply.ok ? { questionId: countedIn(reply) ?? questionId, hands, ...at(reply) } : undefined;
    try {
      if (quota === undefined) await this.settle(telling, reply, () => store.close(questionId, told));
      else await journal.write(() => store.close(questionId));
    } catch {
      setTimeout(() => void this.answered(telling, reply), DISK_MS).unref();
      return;
    }
    if (told) this.told.set(told.questionId, told);
    if (quota !== undefined) this.most = { quota, headcount: mirror.corner.hub?.headcount ?? null };
    this.flying.delete(id);
    this.tellings.delete(questionId);
    const isMore = quota !== undefined || this.hands.waiting(telling.members).length > 0;
    if (isMore || told?.questionId !== questionId) this.stale.add(this.topOf(told?.questionId ?? questionId));
    this.look();
    moved();
  }

  /** Nothing has to be sent for these hands: they are answered at once. */
  private async close(top: string, scope: Scope, reply: Reply): Promise<void> {
    this.settling.add(top);
    try {
      await this.settle(scope, reply);
    } catch {
      this.later(top, DISK_MS);
    }
    this.settling.delete(top);
    if (this.stale.has(top)) this.look();
  }

  private later(top: string, inMs: number): void {
    this.stale.add(top);
    this.dueAt.set(top, Math.max(this.dueAt.get(top) ?? 0, this.now() + inMs));
    this.look();
  }

  /** What was shown is counted, or as before where the room refused; kept first, then told to whoever showed it. */
  private async settle({ members, upTo }: Scope, reply: Reply, also?: () => void): Promise<void> {
    const { ledger, store, settled } = this.around;
    const votes = this.hands.waiting(members, upTo);
    const replies = votes.flatMap(({ id, questionId, on }) => {
      const command = ledger.find(id);
      const own: Reply = reply.ok ? { ...reply, id, result: { questionId, on } } : { ...reply, id };
      return command ? [{ command, reply: own }] : [];
    });
    await ledger.settle(replies, () => {
      if (reply.ok) for (const vote of votes) store.count(vote, members);
      also?.();
    });
    if (reply.ok) this.hands.accept(members, upTo);
    else this.hands.refuse(members, upTo);
    if (votes.length > 0) settled(new Set(votes.map(({ author }) => author)));
  }
}

function voteOf({ seq, id, author, args }: KeptCommand): Vote {
  const { questionId, on } = args as { questionId: string; on: boolean };
  return { seq, id, author, questionId, on };
}

/** The question that the room put the count at: the one on top, should it have been merged meanwhile. */
function countedIn({ result }: Accepted): string | undefined {
  const id = result?.['questionId'];
  return typeof id === 'string' ? id : undefined;
}

function at({ rev, beat }: Accepted): Pick<Told, 'rev' | 'beat'> {
  return { rev, beat };
}

function quotaIn(details: unknown): number | undefined {
  const quota = (details as { quota?: unknown } | undefined)?.quota;
  return typeof quota === 'number' ? quota : undefined;
}
