import { Injectable } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import type { Standing } from '@openfloor/room';
import type { Request } from 'express';
import { actorIn, Callers } from '../operations/caller.js';
import { Limits } from '../operations/limits.js';
import { recordReaderIn } from '../operations/reading.js';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';

/** Somebody who reads the outcomes of a session, and as what. */
export interface OutcomeReader {
  open: OpenRoom;
  standing: Standing;
  /** Of the panel or staff, where the report is not filed: they see it before. */
  preview: boolean;
}

/** Finds out who reads, by the same rules as every reading of a room, and counts it. */
@Injectable()
export class OutcomeReaders {
  constructor(
    private readonly rooms: Rooms,
    private readonly finder: SessionFinder,
    private readonly callers: Callers,
    private readonly limits: Limits,
  ) {}

  /** `named` is the id or the join code. Refuses `NOT_ALLOWED`, `NOT_FOUND`, `REMOVED` and `RATE_LIMITED`. */
  async reads(named: string, request: Request): Promise<OutcomeReader> {
    const caller = await this.callers.ofRequest(request);
    const who =
      caller.kind === 'seat' ? caller.actor : caller.kind === 'account' ? caller.account : undefined;
    const isParticipant = caller.kind === 'seat' && caller.actor.type === 'participant';
    this.limits.takeRead(
      who && { id: who.id, role: isParticipant ? 'participant' : 'moderator' },
      request.ip,
    );
    const { sessionId, by } = await this.finder.find(named, request.ip);
    const open = await this.rooms.open(sessionId, actorIn(caller, sessionId));
    const standing = recordReaderIn(open, caller, by);
    return { open, standing, preview: standing.channel !== 'public' && !isFiled(open) };
  }
}

/** Whether the report is public: it is filed, and nobody has opened it again. */
export function isFiled({ room }: OpenRoom): boolean {
  return room.list('report').some(({ status }) => status === 'filed');
}

/** Refuses `NOT_FOUND` to whoever may not see a report that is not filed: for them there is none. */
export function expectReport({ open, preview }: Pick<OutcomeReader, 'open' | 'preview'>): void {
  if (!preview && !isFiled(open)) throw new Refusal('NOT_FOUND', 'there is no report of this session yet');
}
