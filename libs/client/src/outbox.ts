import type { Command, CommandArgs, CommandType, Queued, Reply } from '@openfloor/contract';
import { ANSWER_MS, type Clock, retryMs, systemClock } from './clock.js';
import { newId } from './ids.js';
import { entryOf, isOpen, type Item, itemFound, itemOf, madeVoid, type OutboxEntry } from './item.js';
import type { Kept, OutboxStore } from './kept.js';
import { type Owners, pageOwners } from './owners.js';
import { Pace } from './pace.js';
import { isForLater, NoAnswer } from './transport.js';

/** What an outbox needs; all but the store has a default, in brackets. */
export interface OutboxOptions {
  /** Kept for one actor in one session. */
  store: OutboxStore;
  clock?: Clock;
  owners?: Owners;
  /** Makes the ids of commands, UUIDs. */
  id?: () => string;
  /** Commands about different things that may be in flight together (8). */
  parallel?: number;
  /** Commands sent in any one second (20). */
  perSecond?: number;
  /** How long an answer may take (8,000). */
  answerMs?: number;
  /** One in flight, in the order made, none replaced by a later one (false). See `HubOutbox` for several pages. */
  inOrder?: boolean;
}

/** Sends a command once; rejects with `NoAnswer` when it is unknown whether it arrived. */
export type Send = (command: Command, timeoutMs: number) => Promise<Reply | Queued>;

/** A store that does not answer must not hold up a vote: after this it is sent without being kept. */
const STORE_MS = 2_000;
/** A relay that has a command is asked for the room's reply so often, unless it says when. */
const QUEUED_MS = 5_000;
/** Accepted commands that wait to be seen in the room. */
const LINGERING = 20;

/**
 * The commands of one actor in one session. Each is kept before it is sent and is sent, always with its one id,
 * until it has a reply: in order for the same thing, side by side for others, across reloads and roads.
 */
export class Outbox {
  /** False once the store failed: what waits is lost with this page. */
  declare isSafe: boolean;
  declare protected readonly options: OutboxOptions;
  declare protected readonly clock: Clock;
  declare protected readonly owners: Owners;
  declare private readonly pace: Pace;
  declare protected readonly owner: string;
  declare private readonly release: () => void;
  declare private readonly listeners: Set<() => void>;
  declare protected items: readonly Item[];
  declare private list: readonly OutboxEntry[] | undefined;
  declare private send: Send | undefined;
  declare private now: () => number;
  declare private loaded: boolean;
  declare protected stopped: boolean;
  declare private cancel: (() => void) | undefined;

  constructor(options: OutboxOptions) {
    this.options = options;
    const clock = (this.clock = options.clock ?? systemClock);
    this.isSafe = true;
    this.loaded = this.stopped = false;
    this.items = [];
    this.listeners = new Set();
    this.now = () => clock.now();
    this.owner = newId();
    this.pace = new Pace(clock, options.perSecond ?? 20, options.inOrder ? 1 : (options.parallel ?? 8));
    this.owners = options.owners ?? pageOwners();
    this.release = this.owners.claim(this.owner);
    void this.within(this.adopt()).then(() => {
      this.loaded = true;
      this.pump();
    });
  }

  /** Begins to send by this road; `now` dates new commands in the server's time. */
  start(send: Send, now?: () => number): void {
    this.send = send;
    if (now) this.now = now;
    this.pump();
  }

  /** In the order in which they were made. The same list until something changes. */
  get entries(): readonly OutboxEntry[] {
    return (this.list ??= this.items.map((item) => entryOf(item, this.pace.reachable)));
  }

  /** Calls the listener after every change of `entries`; the answer ends it. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /**
   * Keeps a command, sends it, and resolves with its reply, a final refusal included. Rejects with `NoAnswer` only
   * when the outbox stops first or the command is taken back. A vote that replaces one never sent answers for both.
   */
  does<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Reply> {
    const id = (this.options.id ?? newId)();
    const item = itemOf({ id, type, args, madeAt: this.now(), owner: this.owner }, 'keeping');
    const reply = new Promise<Reply>((resolve, reject) => item.waiters.push({ resolve, reject }));
    reply.catch(() => undefined);
    if (this.stopped) {
      leave(item);
      return reply;
    }
    const old = this.options.inOrder ? [] : madeVoid(item, this.items);
    for (const { waiters } of old) item.waiters.push(...waiters);
    const kept = this.keep((all) => [...without(all, old), item.kept]);
    void kept.then(() => {
      item.phase = 'waiting';
      this.pump();
    });
    this.show([...this.items.filter((other) => !old.includes(other)), item]);
    return reply;
  }

  /** The road is open again: what waits for a better moment is sent now. */
  wake(): void {
    this.pace.heard();
    for (const item of this.items) item.notBefore = item.askedUntil;
    if (this.loaded && this.owners.isSure) void this.within(this.adopt());
    this.show(this.items);
    this.pump();
  }

  /** Something came: who was silent answers again, so that what had no answer need not wait for its next turn. */
  heard(): void {
    if (this.pace.reachable) return;
    this.pace.heard();
    this.show(this.items);
    this.pump();
  }

  /** The room as shown has reached this point: what was accepted up to it needs no entry any more. */
  settle(seen: { rev: number; beat: number }): void {
    const shown = ({ reply, phase }: Item): boolean =>
      phase === 'accepted' && !!reply?.ok && reply.rev <= seen.rev && reply.beat <= seen.beat;
    if (this.items.some(shown)) this.show(this.items.filter((item) => !shown(item)));
  }

  /** The refusal was read. */
  dismiss(id: string): void {
    this.drop(id, ({ phase }) => phase === 'refused');
  }

  /** Takes back a command that was never sent, to change it or leave it; undefined once it may be on its way. */
  take(id: string): OutboxEntry | undefined {
    const item = this.drop(id, ({ tries }) => tries === 0);
    if (item) leave(item);
    return item && entryOf(item, true);
  }

  /** Sends nothing more. What has no reply stays in the store for the next time. */
  stop(): void {
    this.stopped = true;
    this.cancel?.();
    this.release();
    this.items.forEach(leave);
  }

  private drop(id: string, may: (item: Item) => boolean): Item | undefined {
    const item = this.items.find((one) => one.kept.id === id && may(one));
    if (!item) return undefined;
    void this.keep((all) => without(all, [item]));
    this.show(this.items.filter((one) => one !== item));
    this.pump();
    return item;
  }

  /** Sends whatever may go now and comes back when the next may. */
  protected pump(): void {
    this.cancel?.();
    if (!this.send || !this.loaded || this.stopped) return;
    const inFlight = this.items.filter(({ phase }) => phase === 'flying');
    const taken = new Set(inFlight.flatMap(({ targets }) => targets));
    let flying = inFlight.length;
    let next = Infinity;
    for (const item of this.items.filter(isOpen).slice(0, this.options.inOrder ? 1 : Infinity)) {
      const blocked = item.targets.some((target) => taken.has(target));
      if (!item.queued) for (const target of item.targets) taken.add(target);
      if (blocked || item.phase !== 'waiting' || flying >= this.pace.limit) continue;
      const at = Math.max(item.notBefore, this.pace.nextAt);
      if (at > this.clock.now()) {
        next = Math.min(next, at);
        continue;
      }
      flying += 1;
      this.fly(item, this.send);
    }
    if (next < Infinity) this.cancel = this.clock.after(next - this.clock.now(), () => this.pump());
  }

  private fly(item: Item, send: Send): void {
    const { id, type, args, madeAt } = item.kept;
    item.phase = 'flying';
    item.tries += 1;
    this.pace.sent();
    this.show(this.items);
    send({ id, type, args, madeAt }, this.options.answerMs ?? ANSWER_MS).then(
      (reply) => {
        this.pace.heard();
        this.answered(item, reply);
      },
      ({ sent }: NoAnswer) => {
        if (sent === false) item.tries -= 1;
        item.phase = 'waiting';
        this.pace.silent();
        this.show(this.items);
        this.pump();
      },
    );
  }

  private answered(item: Item, reply: Reply | Queued): void {
    item.queued = 'queued' in reply;
    if ('queued' in reply || (!reply.ok && isForLater(reply.code))) {
      const now = this.clock.now();
      item.phase = 'waiting';
      item.askedUntil = now + (reply.retryAfterMs ?? (item.queued ? QUEUED_MS : 0));
      item.notBefore = Math.max(
        item.askedUntil,
        item.queued ? 0 : now + retryMs(item.tries, this.clock.random()),
      );
    } else {
      item.phase = reply.ok ? 'accepted' : 'refused';
      item.reply = reply;
      void this.keep((all) =>
        reply.ok
          ? without(all, [item])
          : all.map((kept) => (kept.id === item.kept.id ? { ...kept, refusal: reply } : kept)),
      );
      for (const { resolve } of item.waiters) resolve(reply);
    }
    const accepted = this.items.filter(({ phase }) => phase === 'accepted');
    const surplus = accepted.slice(0, -LINGERING);
    this.show(this.items.filter((one) => !surplus.includes(one)));
    this.pump();
  }

  /** Takes over what pages left behind that are not open any more. */
  protected async adopt(): Promise<void> {
    const others = new Set<string>();
    await this.options.store.change((all) => {
      for (const { owner } of all) others.add(owner);
      return [...all];
    });
    others.delete(this.owner);
    for (const owner of others) if (await this.owners.isOpen(owner)) others.delete(owner);
    if (others.size === 0 || this.stopped) return;
    let adopted: Kept[] = [];
    await this.options.store.change((all) => {
      const mine = all.map((kept) => (others.has(kept.owner) ? { ...kept, owner: this.owner } : kept));
      adopted = mine.filter((kept, at) => kept !== all[at]);
      return mine;
    });
    const known = new Set(this.items.map(({ kept }) => kept.id));
    const items = adopted.filter(({ id }) => !known.has(id));
    this.show([...items.map(itemFound), ...this.items]);
    this.pump();
  }

  protected keep(edit: (all: readonly Kept[]) => Kept[]): Promise<void> {
    return this.within(this.options.store.change(edit));
  }

  private within(work: Promise<void>): Promise<void> {
    return new Promise((done) => {
      const fail = (): void => {
        this.isSafe = false;
        done();
      };
      const stop = this.clock.after(STORE_MS, fail);
      work.then(done, fail).finally(stop);
    });
  }

  protected show(items: readonly Item[]): void {
    this.items = items;
    this.list = undefined;
    for (const listener of [...this.listeners]) listener();
  }
}

function without(all: readonly Kept[], items: readonly Item[]): Kept[] {
  return all.filter(({ id }) => !items.some(({ kept }) => kept.id === id));
}

function leave(item: Item): void {
  for (const { reject } of item.waiters) reject(new NoAnswer('the room was left'));
}
