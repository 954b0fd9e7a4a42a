import { Inject, Injectable } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import type { ListedErasure, Store } from '@openfloor/store';
import { give, SYSTEM } from '../operations/give.js';
import { Rooms } from '../operations/rooms.js';
import { STORE } from '../operations/store.token.js';
import { PrivacyAudit } from './audit.js';

/**
 * Goes through the list of erasures: whoever stands in the database all the same, since an old copy of it was put back,
 * is erased again, and so are the words of questions that were redacted.
 */
@Injectable()
export class ErasuresAgain {
  constructor(
    private readonly rooms: Rooms,
    private readonly audit: PrivacyAudit,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /** To be done before anybody is let in. Gives how many were erased again; throws where one cannot be. */
  async redo(): Promise<number> {
    let done = 0;
    for (const erasure of await this.store.erasuresToRedo()) if (await this.again(erasure)) done += 1;
    await this.store.erasuresRedone();
    return done;
  }

  private async again({ kind, sessionId, id, words }: ListedErasure): Promise<boolean> {
    try {
      await give(
        this.rooms,
        sessionId,
        SYSTEM,
        kind === 'question'
          ? { type: 'question.forget', args: { questionId: id } }
          : { type: 'participant.forget', args: { participantId: id, questions: words ? 'delete' : 'keep' } },
      );
      this.audit.tell('erasure redone', { sessionId, kind });
      return true;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return false;
      throw error;
    }
  }
}
