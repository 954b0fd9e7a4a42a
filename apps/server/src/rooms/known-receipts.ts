import type { RoomStore, StoredReceipt } from '@openfloor/store';
import { Answered } from './answered.js';
import type { Letter } from './mailbox.js';

/** The receipts of one room, which the store is asked for only where there may be some. */
export class KnownReceipts {
  private readonly answered = new Answered();

  constructor(
    private readonly sessionId: string,
    private readonly store: RoomStore,
  ) {}

  /**
   * Those of these letters, in one query, and in none where there can be none. `trustsStore`: a turn that runs again asks for
   * all, as what made it run again may have brought receipts that this process has never heard of.
   */
  async of(letters: readonly Letter[], trustsStore: boolean): Promise<StoredReceipt[]> {
    const keys = letters.map(({ actor, order }) => ({ actorId: actor.id, commandId: order.id }));
    const asked = trustsStore
      ? keys
      : keys.filter((key) => this.answered.mayHave(key.actorId, key.commandId));
    if (asked.length === 0) return [];
    const receipts = await this.store.receipts(this.sessionId, asked);
    this.add(receipts);
    return receipts;
  }

  /** From now on the store may have these. */
  add(receipts: readonly Pick<StoredReceipt, 'actorId' | 'commandId'>[]): void {
    for (const { actorId, commandId } of receipts) this.answered.add(actorId, commandId);
  }

  /** Takes in which there are, of a room that has any; until then, and if it cannot be had, each turn asks for its own. */
  async remember(isStored: boolean): Promise<void> {
    if (isStored)
      for await (const marks of this.store.receiptMarks(this.sessionId)) this.answered.fill(marks);
    this.answered.complete();
  }
}
