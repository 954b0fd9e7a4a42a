import type { CommandType } from '@openfloor/contract';
import { readKept, writeKept, type Keep } from '../live/keep.js';

/** A command that is not yet in the outbox. */
export interface Step {
  type: CommandType;
  args: Record<string, unknown>;
}

/** Steps that must go one after the other, such as telling who one is and then asking. */
export interface EarlyAct {
  id: string;
  steps: Step[];
}

/**
 * What was done before this phone had a seat, or what waits for an earlier step. Kept on the phone like the outbox,
 * which takes over as soon as it can; `isSafe` is false where the phone keeps nothing.
 */
export class EarlyActs {
  isSafe = true;
  private acts: readonly EarlyAct[];
  private readonly key: string;

  constructor(
    private readonly keep: Keep,
    sessionId: string,
  ) {
    this.key = `openfloor early ${sessionId}`;
    const kept = readKept(keep, this.key);
    this.acts = Array.isArray(kept) ? (kept as EarlyAct[]) : [];
  }

  /** What waits, in the order in which it was done. The same list until something changes. */
  get all(): readonly EarlyAct[] {
    return this.acts;
  }

  /** Adds an act. A vote takes the place of an earlier one on the same question. */
  add(act: EarlyAct): void {
    const questionId = votedOn(act);
    const others = this.acts.filter((other) => questionId === undefined || votedOn(other) !== questionId);
    this.put([...others, act]);
  }

  /** Hands every step that may go now to `give`; after one that others wait for, the rest of its act stays. */
  hand(give: (step: Step) => void, isBusy: () => boolean): void {
    for (const act of this.acts) {
      const [step, ...rest] = act.steps;
      if (step && isBusy()) return;
      this.put(
        rest.length > 0
          ? this.acts.map((other) => (other.id === act.id ? { ...act, steps: rest } : other))
          : this.acts.filter(({ id }) => id !== act.id),
      );
      if (step) give(step);
    }
  }

  /** Forgets one act that was refused. */
  drop(id: string): void {
    this.put(this.acts.filter((act) => act.id !== id));
  }

  /** Forgets everything. */
  clear(): void {
    this.put([]);
  }

  private put(acts: readonly EarlyAct[]): void {
    this.acts = acts;
    this.isSafe = writeKept(this.keep, this.key, acts.length > 0 ? acts : undefined);
  }
}

function votedOn({ steps: [step] }: EarlyAct): unknown {
  return step?.type === 'question.vote' ? step.args['questionId'] : undefined;
}
