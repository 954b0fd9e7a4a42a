import type { Channel, Gone, RecordView } from '@openfloor/contract';
import { deltaOf } from '../snapshot.js';
import type { Changed, Rig } from './rig.js';

type Held = ReadonlyMap<string, RecordView>;

/** A seat of one channel that is never cut: it holds what patches told it, and knows what it held at every rev. */
export class Follower {
  private held = new Map<string, RecordView>();
  private readonly past = new Map<number, Held>();
  private readonly everSeen = new Set<string>();

  constructor(
    private readonly rig: Rig,
    readonly channel: Channel,
  ) {
    this.held = rig.room.exists ? keyed(rig.sees(channel)) : new Map();
    this.remember();
    rig.watchers.push((changed) => this.patch(changed));
  }

  /** What is wrong with the stream so far; empty where it tells exactly what a fresh snapshot does. */
  readonly faults: string[] = [];

  private patch(changed: Changed): void {
    const rev = this.rig.room.clock.channels[this.channel];
    const moved = changed[this.channel];
    const before = Math.max(...this.past.keys());
    this.claim(
      moved.length === 0 ? rev === before : rev > before,
      'the rev moves with what is told, and only then',
    );
    for (const { entry } of moved) {
      const { shown } = entry.sights[this.channel];
      const { kind, id } = entry.record;
      if (shown) this.put(shown, rev);
      else this.gone({ kind: kind as Gone['kind'], id });
    }
    this.claim(
      differing(this.held, keyed(this.rig.sees(this.channel))).length === 0,
      'patches lead to the snapshot',
    );
    this.remember();
    this.judgeDeltas();
  }

  private put(view: RecordView, rev: number): void {
    const before = this.held.get(keyOf(view));
    this.claim(
      !before || differing(new Map([['', { ...before, rev }]]), new Map([['', view]])).length > 0,
      'only changed views are sent',
    );
    this.claim(view.rev === rev, 'a view that is sent has the rev of its patch');
    this.held.set(keyOf(view), view);
  }

  private gone(gone: Gone): void {
    this.claim(this.held.delete(keyOf(gone)), 'gone names only what the channel saw just before');
  }

  /** Every delta from an earlier rev leads here too, and names nothing that the channel never saw. */
  private judgeDeltas(): void {
    for (const [since, then] of this.past) {
      const { put, gone } = deltaOf(this.rig.room, this.channel, since);
      const caughtUp = new Map(then);
      for (const view of put) caughtUp.set(keyOf(view), view);
      for (const one of gone) caughtUp.delete(keyOf(one));
      this.claim(
        differing(caughtUp, this.held).length === 0,
        `the delta since ${since} leads to the snapshot`,
      );
      this.claim(
        gone.every((one) => this.everSeen.has(keyOf(one))),
        'gone names nothing that was never seen',
      );
      this.claim(
        put.every(({ rev }) => rev > since),
        'a delta tells nothing that is known',
      );
    }
  }

  private remember(): void {
    for (const key of this.held.keys()) this.everSeen.add(key);
    this.past.set(this.rig.room.clock.channels[this.channel], new Map(this.held));
  }

  private claim(holds: boolean, claim: string): void {
    if (!holds) this.faults.push(`${this.channel} at ${this.rig.room.clock.rev}: not so that ${claim}`);
  }
}

function keyOf({ kind, id }: { kind: string; id: string }): string {
  return `${kind} ${id}`;
}

function keyed(views: readonly RecordView[]): Map<string, RecordView> {
  return new Map(views.map((view) => [keyOf(view), view]));
}

/** Keys at which two states of a channel are not the same, byte by byte. */
function differing(one: Held, other: Held): string[] {
  const keys = new Set([...one.keys(), ...other.keys()]);
  const isSame = (key: string) => {
    const [left, right] = [one.get(key), other.get(key)];
    return left === right || JSON.stringify(left) === JSON.stringify(right);
  };
  return [...keys].filter((key) => !isSame(key));
}
