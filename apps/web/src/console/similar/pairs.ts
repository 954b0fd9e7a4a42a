import type { Answer, Reach } from '../reach/reach.js';
import { Cell } from '../desk/cell.js';
import type { Desk } from '../desk/desk.js';

/** What a question is like: the number of another one, and how much, in percent. */
export interface Likeness {
  no: number;
  percent: number;
}

type Said = Answer<{ pairs: readonly (readonly [number, number, number])[]; left: number }>;

/** After something changed in the room, between two askings, where there is more to come, and after no answer, ms. */
const CHANGED_MS = 2_000;
const BETWEEN_MS = 5_000;
const MORE_MS = 1_000;
const LATER_MS = 20_000;

/** What is needed of the time. Times are milliseconds. */
export interface Timer {
  now(): number;
  /** Gives a function that takes it back. */
  after(ms: number, act: () => void): () => void;
}

/**
 * Which questions of a desk are like which, asked of the server a little after the questions changed, as long as somebody
 * looks. Notes them at the desk too, so that the panel for merging begins with them.
 */
export class Pairs {
  readonly cell = new Cell<ReadonlyMap<number, Likeness>>(new Map());
  private readonly lookers = new Set<object>();
  private leave: () => void = () => undefined;
  private takeBack: (() => void) | null = null;
  private questions: unknown;
  private askedAt = -Infinity;
  private isAsking = false;
  private isOver = false;

  constructor(
    private readonly desk: Pick<Desk, 'room' | 'alike'>,
    private readonly ask: () => Promise<Said>,
    private readonly timer: Timer = realTimer,
  ) {}

  /** From now on somebody looks; call the result when they do no more. */
  look(): () => void {
    const looker = {};
    this.lookers.add(looker);
    if (this.lookers.size === 1) this.begin();
    return () => {
      this.lookers.delete(looker);
      if (this.lookers.size === 0) this.end();
    };
  }

  private begin(): void {
    this.leave = this.desk.room.subscribe(() => this.changed());
    this.changed();
  }

  private end(): void {
    this.leave();
    this.takeBack?.();
    this.takeBack = null;
    this.questions = undefined;
  }

  private changed(): void {
    const questions = this.desk.room.records('question');
    if (questions === this.questions) return;
    this.questions = questions;
    this.askIn(CHANGED_MS);
  }

  private askIn(ms: number): void {
    if (this.takeBack || this.isAsking || this.isOver) return;
    const dueMs = Math.max(ms, ms === MORE_MS ? 0 : this.askedAt + BETWEEN_MS - this.timer.now());
    this.takeBack = this.timer.after(dueMs, () => void this.go());
  }

  private async go(): Promise<void> {
    this.takeBack = null;
    this.isAsking = true;
    this.askedAt = this.timer.now();
    const asked = this.questions;
    const answer = await this.ask();
    this.isAsking = false;
    if (this.lookers.size === 0) return;
    if (!answer.ok) {
      this.isOver = [403, 404].includes(answer.trouble.status);
      return this.askIn(LATER_MS);
    }
    this.take(answer.said.pairs);
    if (answer.said.left > 0) this.askIn(MORE_MS);
    else if (asked !== this.questions) this.askIn(CHANGED_MS);
  }

  private take(pairs: readonly (readonly [number, number, number])[]): void {
    const next = new Map<number, Likeness>();
    this.desk.alike.clear();
    for (const [no, into, percent] of pairs) {
      const before = this.cell.get().get(no);
      const isSame = before?.no === into && before.percent === percent;
      next.set(no, isSame ? before : { no: into, percent });
      this.desk.alike.set(no, into);
    }
    this.cell.set(next);
  }
}

const known = new WeakMap<Desk, Pairs>();

/** The pairs of a desk, the same for all who look. */
export function pairsOf(desk: Desk, sessionId: string, reach: Reach): Pairs {
  const own = known.get(desk) ?? new Pairs(desk, () => reach.get(`/sessions/${sessionId}/similar`));
  known.set(desk, own);
  return own;
}

const realTimer: Timer = {
  now: () => performance.now(),
  after: (ms, act) => {
    const timer = setTimeout(act, ms);
    return () => clearTimeout(timer);
  },
};
