import { Injectable } from '@nestjs/common';
import type { Actor } from '@openfloor/room';
import type { Request, Response } from 'express';
import { randomBytes } from 'node:crypto';
import { Config } from '../config/config.js';
import type { OpenRoom } from '../operations/rooms.js';
import { cookiesIn } from './visitors.js';

/** How long a pass opens pages, ms. */
export const PASS_MS = 15 * 60_000;
/** Cookie of a pass; it goes to the pages of one session alone, and no script can read it. */
const PASS = 'pass';
const MOST_PASSES = 10_000;

interface Kept {
  sessionId: string;
  actor: Actor;
  until: number;
}

/**
 * Lets whoever works in a session with a link open its pages, which a browser asks for without the seat token. A pass is a
 * random cookie that stands for the seat for a quarter of an hour in this process: it opens pages for reading and nothing
 * else, and ends with the seat, since the room is asked about its actor each time. No address ever holds it.
 */
@Injectable()
export class PagePasses {
  private readonly kept = new Map<string, Kept>();

  constructor(private readonly config: Config) {}

  /** Gives this browser a pass for the pages of a session, and says when it ends (ms since 1970). */
  give(response: Response, { room }: OpenRoom, actor: Actor, now = Date.now()): number {
    const pass = randomBytes(24).toString('base64url');
    const until = now + PASS_MS;
    this.kept.set(pass, { sessionId: room.id, actor, until });
    for (const [oldest, { until: end }] of this.kept) {
      if (this.kept.size <= MOST_PASSES && end > now) break;
      this.kept.delete(oldest);
    }
    const secure = this.config.publicUrl.startsWith('https:');
    const path = `/s/${room.session.code}`;
    response.cookie(PASS, pass, { path, secure, httpOnly: true, sameSite: 'strict', maxAge: PASS_MS });
    return until;
  }

  /** Whose pass for this session a request carries. Whether they may still read is for the room to say. */
  of({ headers }: Request, sessionId: string, now = Date.now()): Actor | undefined {
    const kept = this.kept.get(cookiesIn(headers.cookie).get(PASS) ?? '');
    return kept && kept.sessionId === sessionId && kept.until > now ? kept.actor : undefined;
  }
}
