import type { RoomStore } from '@openfloor/store';

/** The store as one process knows it, until that process dies. */
export class Life {
  readonly store: RoomStore;
  private readonly writing = new Set<Promise<void>>();
  private isDead = false;

  constructor(store: RoomStore) {
    this.store = {
      ...store,
      receipts: (id, keys) => this.told(store.receipts(id, keys)),
      commit: (commit) => {
        if (this.isDead) return never();
        const done = store.commit(commit);
        this.writing.add(done);
        void done.finally(() => this.writing.delete(done)).catch(() => undefined);
        return this.told(done);
      },
    };
  }

  /** From now on nothing of this process reaches the store, and nothing of the store reaches it. */
  end(): void {
    this.isDead = true;
  }

  /** Resolves when the store has done, or not done, what it had in hand when the process died. */
  async isOver(): Promise<void> {
    await Promise.allSettled(this.writing);
  }

  private told<T>(answer: Promise<T>): Promise<T> {
    return answer.then(
      (value) => (this.isDead ? never() : value),
      (error: unknown) => (this.isDead ? never() : Promise.reject(error)),
    );
  }
}

function never<T>(): Promise<T> {
  return new Promise(() => undefined);
}
