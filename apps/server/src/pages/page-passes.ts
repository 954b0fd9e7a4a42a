import { Injectable } from '@nestjs/common';
import type { Actor } from '@openfloor/room';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import type { OpenRoom } from '../operations/rooms.js';
import { Seals } from '../operations/seals.js';
import { cookiesIn } from './visitors.js';

/** How long a pass opens pages, ms. */
export const PASS_MS = 15 * 60_000;
/** Cookie of a pass; it goes to the pages of one session alone, and no script can read it. */
const PASS = 'pass';
const SEALED_FOR = 'page passes';

interface Sealed {
  actor: Actor;
  until: number;
}

/**
 * Lets whoever works in a session with a link open its pages, which a browser asks for without the seat token. A pass is a
 * sealed cookie that says whose it is for a quarter of an hour, so that every node knows it: it opens pages of one session
 * for reading and nothing else, and ends with the seat, since the room is asked about its actor each time. No address ever
 * holds it.
 */
@Injectable()
export class PagePasses {
  constructor(
    private readonly config: Config,
    private readonly seals: Seals,
  ) {}

  /** Gives this browser a pass for the pages of a session, and says when it ends (ms since 1970). */
  give(response: Response, { room }: OpenRoom, actor: Actor, now = Date.now()): number {
    const until = now + PASS_MS;
    const sealed: Sealed = { actor, until };
    const pass = this.seals.seal(SEALED_FOR, JSON.stringify(sealed), room.id);
    const secure = this.config.publicUrl.startsWith('https:');
    const path = `/s/${room.session.code}`;
    response.cookie(PASS, pass, { path, secure, httpOnly: true, sameSite: 'strict', maxAge: PASS_MS });
    return until;
  }

  /** Whose pass for this session a request carries. Whether they may still read is for the room to say. */
  of({ headers }: Request, sessionId: string, now = Date.now()): Actor | undefined {
    const pass = cookiesIn(headers.cookie).get(PASS);
    const text = pass && this.seals.open(SEALED_FOR, pass, sessionId);
    if (!text) return undefined;
    const { actor, until } = JSON.parse(text) as Sealed;
    return until > now ? actor : undefined;
  }
}
