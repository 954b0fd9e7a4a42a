import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type EraseOwn, type OwnData } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import type { Store } from '@openfloor/store';
import { Config } from '../config/config.js';
import { give, SYSTEM } from '../operations/give.js';
import { limited, Limits } from '../operations/limits.js';
import { Rooms } from '../operations/rooms.js';
import { STORE } from '../operations/store.token.js';
import { PrivacyAudit } from './audit.js';
import { PrivacyClock } from './clock.js';
import { noticeOf } from './notice.js';
import { ownDataIn } from './own-data.js';

/**
 * What people of the audience may ask of their own data. The token of a seat proves who they are, also after their seat
 * has ended or was taken from them: as long as the device keeps the token, what is kept here can be fetched and erased.
 */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly rooms: Rooms,
    private readonly limits: Limits,
    private readonly config: Config,
    private readonly audit: PrivacyAudit,
    private readonly clock: PrivacyClock,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /** Everything that is kept of a participant. `NOT_FOUND` for whoever is none. */
  async of(sessionId: string, actor: Actor): Promise<OwnData> {
    const id = this.expectParticipant(actor);
    const { room } = await this.rooms.open(sessionId, actor);
    const kept = ownDataIn(room, id);
    if (!kept) throw nothing();
    const [answers, ledger] = await Promise.all([
      this.store.receiptsOf(sessionId, id),
      this.store.ledgerNaming(sessionId, id),
    ]);
    this.audit.tell('own data fetched', { sessionId });
    const takenAt = this.clock.now();
    return { format: 'own-data/1', takenAt, ...kept, answers, ledger, notice: noticeOf(this.config) };
  }

  /** Erases a participant by their own wish. Whoever is erased already is told that it is done. */
  async erase(sessionId: string, actor: Actor, { questions }: EraseOwn): Promise<void> {
    const participantId = this.expectParticipant(actor);
    const { room } = await this.rooms.open(sessionId, actor);
    const participant = room.entry('participant', participantId)?.record;
    if (!participant) throw nothing();
    if (participant.erased && questions === 'keep') return;
    await give(this.rooms, sessionId, SYSTEM, {
      type: 'participant.forget',
      args: { participantId, questions },
    });
    this.audit.tell('participant erased', { sessionId });
  }

  private expectParticipant(actor: Actor): string {
    if (actor.type !== 'participant') throw nothing();
    const waitMs = this.limits.takeCommand(`own data of ${actor.id}`, 'participant');
    if (waitMs > 0) throw limited(waitMs);
    return actor.id;
  }
}

function nothing(): Refusal {
  return new Refusal('NOT_FOUND', 'nothing of yours is kept here as of the audience');
}
