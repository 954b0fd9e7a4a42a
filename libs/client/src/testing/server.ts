import type { Gone, QuestionView, Since } from '@openfloor/contract';
import type { FrameName, Frames } from '../transport.js';
import { corner, patch, question, uuid, welcome } from './frames.js';

export type Said = { [N in FrameName]: { name: N; frame: Frames[N] } }[FrameName];

interface Seen {
  /** Undefined: not visible now. */
  view: QuestionView | undefined;
  changedAt: number;
  goneAt: number;
}

/** Questions in the first part of a snapshot and in each page after it. */
const PAGE = 3;

/** A room as the contract describes its stream, small enough to be believed: one channel, one person. */
export class ModelServer {
  epoch = 'epoch 1';
  rev = 0;
  beat = 0;
  private readonly seen = new Map<number, Seen>();
  private readonly votes = new Map<number, number>();
  private mine = { rev: 0, beat: 0, put: corner() };
  private readonly past = new Map<string, string>();

  constructor() {
    this.remember();
  }

  /** The texts that were visible at this point of this history; undefined if there was no such point. */
  shownAt(epoch: string, rev: number): string | undefined {
    return this.past.get(`${epoch} ${rev}`);
  }

  get tally(): [number, number][] {
    return [...this.votes].sort(([a], [b]) => a - b);
  }

  get ownVotes(): number[] {
    return this.mine.put.votes;
  }

  /** Puts or takes away the questions with these numbers, in one turn. */
  turn(acts: { no: number; drop: boolean }[]): Said[] {
    const prev = this.rev;
    this.rev += 1;
    const put: QuestionView[] = [];
    const dropped: Gone[] = [];
    for (const [no, drop] of new Map(acts.map((act) => [act.no, act.drop]))) {
      const before = this.seen.get(no);
      if (!drop) put.push(question(no, this.rev));
      else if (before?.view) dropped.push({ kind: 'question', id: uuid(no) });
      else continue;
      this.seen.set(no, {
        view: drop ? undefined : question(no, this.rev),
        changedAt: drop ? (before?.changedAt ?? 0) : this.rev,
        goneAt: drop ? this.rev : (before?.goneAt ?? 0),
      });
    }
    if (put.length + dropped.length === 0) {
      this.rev = prev;
      return [];
    }
    this.remember();
    return [{ name: 'patch', frame: patch(prev, this.rev, put, dropped) }];
  }

  vote(no: number, own: boolean): Said[] {
    this.beat += 1;
    this.votes.set(no, (this.votes.get(no) ?? 0) + 1);
    const said: Said[] = [
      { name: 'tallies', frame: { beat: this.beat, votes: [no, this.votes.get(no) ?? 0] } },
    ];
    if (!own) return said;
    this.mine = { rev: this.rev, beat: this.beat, put: corner([...this.mine.put.votes, no]) };
    return [...said, { name: 'mine', frame: this.mine }];
  }

  head(): Said[] {
    return [{ name: 'head', frame: { rev: this.rev, beat: this.beat, now: 0 } }];
  }

  wholeTable(): Said[] {
    return [
      { name: 'tallies', frame: { beat: this.beat, votes: this.tally.flat() } },
      { name: 'mine', frame: this.mine },
    ];
  }

  /** Another history of the room, as after a restored backup: other counters, some questions lost. */
  restore(rev: number): void {
    this.epoch = `epoch ${Number(this.epoch.slice(6)) + 1}`;
    this.rev = rev;
    for (const [no, { view }] of this.seen) {
      if (no % 3 === 0 || !view) this.seen.delete(no);
      else this.seen.set(no, { view: { ...view, rev }, changedAt: rev, goneAt: 0 });
    }
    this.mine = { rev, beat: this.beat, put: this.mine.put };
    this.remember();
  }

  /** The answer to a handshake or a resume: a delta, or a snapshot with its pages. */
  answer(since: Since | undefined): Said[] {
    const common = {
      epoch: this.epoch,
      beat: this.beat,
      tallies: { beat: this.beat, votes: this.tally.flat() },
      mine: this.mine,
    };
    if (since && since.epoch === this.epoch && since.rev <= this.rev) {
      const changed = [...this.seen].filter(([, { view, changedAt }]) => view && changedAt > since.rev);
      const left = [...this.seen].filter(([, { view, goneAt }]) => !view && goneAt > since.rev);
      const frame = welcome(this.rev, {
        ...common,
        mode: 'delta',
        put: changed.flatMap(([, { view }]) => view ?? []),
        gone: left.map(([no]) => ({ kind: 'question', id: uuid(no) })),
      });
      return [{ name: 'welcome', frame }];
    }
    const all = [...this.seen.values()].flatMap(({ view }) => view ?? []);
    const said: Said[] = [
      {
        name: 'welcome',
        frame: welcome(this.rev, {
          ...common,
          put: all.slice(0, PAGE),
          left: Math.max(0, all.length - PAGE),
        }),
      },
    ];
    for (let at = PAGE; at < all.length; at += PAGE) {
      const put = all.slice(at, at + PAGE);
      said.push({ name: 'more', frame: { rev: this.rev, put, left: Math.max(0, all.length - at - PAGE) } });
    }
    return said;
  }

  private remember(): void {
    const texts = [...this.seen.values()].flatMap(({ view }) => view?.text ?? []);
    this.past.set(`${this.epoch} ${this.rev}`, texts.sort().join('; '));
  }
}
