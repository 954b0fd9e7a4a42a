import { isOpen, type Item, itemFound } from './item.js';
import type { Kept } from './kept.js';
import { Outbox, type OutboxOptions, type Send } from './outbox.js';
import { Pace } from './pace.js';
import { NoAnswer } from './transport.js';

/** Between two looks at a page that has to send first. */
const LOOK_MS = 50;
/** A page that has to send first and does not get on for so long, with the road open, is not waited for any more. */
const PATIENCE_MS = 60_000;

/**
 * The outbox of a hub: strictly in the order made, over reloads and over all open pages of the hub, which is the order
 * of the store. A command that waits can be taken back after a reload too, because only the first of a page may have
 * been sent.
 */
export class HubOutbox extends Outbox {
  declare private readonly sends: Pace;
  declare private wokenAt: number;

  constructor(options: Omit<OutboxOptions, 'inOrder' | 'parallel'>) {
    super({ ...options, inOrder: true });
    this.sends = new Pace(this.clock, options.perSecond ?? 20, 1);
    this.wokenAt = 0;
  }

  override start(send: Send, now?: () => number): void {
    super.start(async (command, timeoutMs) => {
      await this.turn(command.id);
      await this.pause();
      this.sends.sent();
      return send(command, timeoutMs);
    }, now);
  }

  override wake(): void {
    this.wokenAt = this.clock.now();
    super.wake();
  }

  protected override async adopt(): Promise<void> {
    const left = new Set((await this.read()).map(({ owner }) => owner));
    left.delete(this.owner);
    for (const owner of left) if (await this.owners.isOpen(owner)) left.delete(owner);
    if (left.size === 0 || this.stopped) return;
    const known = new Set(this.items.map(({ kept }) => kept.id));
    const found: Kept[] = [];
    const list = await this.read((all) => this.own(all, left, found));
    const items = found
      .filter(({ id }) => !known.has(id))
      .map((kept) => ({ ...itemFound(kept), tries: kept.tried || kept.refusal ? 1 : 0 }));
    const places = new Map(list.map(({ id }, at) => [id, at]));
    const placeOf = (item: Item): number => places.get(item.kept.id) ?? (isOpen(item) ? Infinity : -1);
    this.show([...items, ...this.items].sort((a, b) => placeOf(a) - placeOf(b)));
    this.pump();
  }

  /** The list with what was left by pages that are gone as this page's own, which is also put into `found`. */
  private own(all: readonly Kept[], left: ReadonlySet<string>, found: Kept[]): Kept[] {
    const begun = new Set<string>();
    return all.map((kept) => {
      if (!left.has(kept.owner)) return kept;
      const tried = !!kept.tried || !this.owners.isSure || !begun.has(kept.owner);
      if (!kept.refusal) begun.add(kept.owner);
      const mine = { ...kept, owner: this.owner, tried };
      found.push(mine);
      return mine;
    });
  }

  /** Comes back when it is for this page to send; rejects when another command has to go first or the room was left. */
  private async turn(id: string): Promise<void> {
    let [waitedFor, since] = ['', 0];
    for (;;) {
      const first = (await this.read()).find(({ refusal }) => !refusal);
      if (this.stopped) throw new NoAnswer('the room was left', false);
      if (!first || first.id === id) return;
      const isOwn = first.owner === this.owner;
      if (isOwn && !this.items.some((item) => item.kept.id === first.id && isOpen(item))) return;
      if (isOwn || !(await this.owners.isOpen(first.owner))) {
        await this.adopt();
        throw new NoAnswer('another goes first', false);
      }
      const now = this.clock.now();
      if (first.id !== waitedFor) [waitedFor, since] = [first.id, now];
      else if (now - Math.max(since, this.wokenAt) >= PATIENCE_MS) return;
      await this.wait(LOOK_MS);
    }
  }

  /** To be counted where it is sent, because its turn took a moment that differs. */
  private async pause(): Promise<void> {
    for (;;) {
      const waitMs = this.sends.nextAt - this.clock.now();
      if (waitMs <= 0) return;
      await this.wait(waitMs);
    }
  }

  private wait(ms: number): Promise<void> {
    return new Promise((go) => this.clock.after(ms, go));
  }

  private async read(edit = (all: readonly Kept[]): Kept[] => [...all]): Promise<readonly Kept[]> {
    let list: readonly Kept[] = [];
    await this.keep((all) => {
      const edited = edit(all);
      list = edited;
      return edited;
    });
    return list;
  }
}
