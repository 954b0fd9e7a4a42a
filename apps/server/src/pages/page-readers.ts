import { Injectable } from '@nestjs/common';
import { Refusal, type SessionView, type Welcome } from '@openfloor/contract';
import type { Actor } from '@openfloor/room';
import type { Request } from 'express';
import { actorIn, Callers } from '../operations/caller.js';
import { Limits } from '../operations/limits.js';
import { admits } from '../operations/reading.js';
import type { OpenRoom } from '../operations/rooms.js';
import { PagePasses } from './page-passes.js';
import { participantIn, Visitors } from './visitors.js';

/** Who reads a page that not every session shows to everybody. */
@Injectable()
export class PageReaders {
  constructor(
    private readonly visitors: Visitors,
    private readonly passes: PagePasses,
    private readonly callers: Callers,
    private readonly limits: Limits,
  ) {}

  /** Who reads, by seat, account, pass or the cookie of a phone, counted as such. The removed read as everybody does. */
  async counted(request: Request, open: OpenRoom): Promise<Actor | undefined> {
    const caller = await this.callers.ofRequest(request);
    const known = actorIn(caller, open.room.id) ?? this.passes.of(request, open.room.id);
    const actor = known ?? participantIn(open, this.visitors.of(request));
    const role = actor?.type === 'participant' ? 'participant' : 'moderator';
    this.limits.takeRead(actor && { id: actor.id, role }, request.ip);
    return actor && passes(() => open.standing(actor)) ? actor : undefined;
  }
}

/** Whether somebody who knows the code may read what is on record; undefined is a stranger. */
export function mayRead(open: OpenRoom, actor: Actor | undefined): boolean {
  return passes(() => admits(open.room.session, actor, true));
}

/** The session as everybody sees it. */
export function sessionIn({ put }: Pick<Welcome, 'put'>): SessionView {
  const session = put.find((record) => record.kind === 'session');
  if (!session) throw new Refusal('NOT_FOUND', 'no such session');
  return session;
}

function passes(tried: () => unknown): boolean {
  try {
    tried();
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
