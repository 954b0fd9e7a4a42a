import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Preset, type SessionListed } from '@openfloor/contract';
import { canOf, type Actor, type Standing } from '@openfloor/room';
import type { ListedSession, Store, StoredMeeting } from '@openfloor/store';
import { newCode } from '../operations/code.js';
import { give, SYSTEM } from '../operations/give.js';
import { Rooms } from '../operations/rooms.js';
import { STORE } from '../operations/store.token.js';
import { timeId } from '../operations/time-id.js';
import { namedIn } from './meetings.service.js';
import { rehearsalOf } from './rehearsal.js';
import { freeSlug, slugOf } from './slugs.js';

/** A session to be made. */
export interface SessionWanted {
  title: string;
  slug?: string | undefined;
  preset?: Preset | undefined;
  phase?: 'scheduled' | 'lobby';
  /** Slug of the programme document, where it comes from one. */
  programmeId?: string;
  rehearsal?: boolean;
  /** Instead of the meeting's own. */
  ownerIds?: string[];
}

const MOST_TRIES = 50;

/** Sessions: made with a code of their own, given another one, copied for a rehearsal. */
@Injectable()
export class SessionsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly rooms: Rooms,
  ) {}

  /** Refuses `CONFLICT` for a slug that is taken; without one it is made of the title. */
  async add(
    meeting: StoredMeeting,
    { slug, ownerIds = meeting.ownerIds, ...wanted }: SessionWanted,
  ): Promise<SessionListed> {
    if (slug !== undefined && (await this.isTaken(slug)))
      throw new Refusal('CONFLICT', 'this slug is taken', { field: 'slug' });
    const sessionId = timeId();
    const args = {
      phase: 'scheduled',
      ...wanted,
      sessionId,
      meetingId: meeting.id,
      meeting: namedIn(meeting),
      slug: slug ?? (await freeSlug(slugOf(wanted.title, 'session'), (tried) => this.isTaken(tried))),
      code: await this.claimCode(sessionId),
      timeZone: meeting.timeZone,
      ownerIds,
    };
    await give(this.rooms, sessionId, SYSTEM, { type: 'session.create', args });
    return this.listed(sessionId);
  }

  /** One session as lists show it, or `NOT_FOUND`. */
  async listed(sessionId: string): Promise<SessionListed> {
    const session = await this.store.session(sessionId);
    if (!session) throw new Refusal('NOT_FOUND', 'there is no such session');
    return asListed(session);
  }

  /** A new join code; from now on the old one answers `CODE_CHANGED`. */
  async renewCode(sessionId: string, actor: Actor): Promise<string> {
    const standing = (await this.rooms.open(sessionId, actor)).standing(actor);
    if (canOf(standing, ['session.code']).length === 0)
      throw new Refusal('NOT_ALLOWED', 'moderators change the code');
    const code = await this.claimCode(sessionId);
    await give(this.rooms, sessionId, actor, { type: 'session.code', args: { code } });
    return code;
  }

  /** Codes of what is missing before the session can run well. For staff. */
  async readiness(sessionId: string, actor: Actor): Promise<string[]> {
    const open = await this.rooms.open(sessionId, actor);
    if (open.standing(actor).channel !== 'staff')
      throw new Refusal('NOT_ALLOWED', 'staff sees what is missing');
    return open.room.session.readiness;
  }

  /** A marked copy to try things in: people, hubs, segments, rules and texts, with a code of its own. */
  async rehearse(sessionId: string, actor: Actor): Promise<SessionListed> {
    const open = await this.rooms.open(sessionId, actor);
    expectOrganiser(open.standing(actor));
    const { title, slug, ownerIds, meetingId } = open.room.session;
    const meeting = await this.store.meeting(meetingId);
    if (!meeting) throw new Refusal('NOT_FOUND', 'the meeting of this session is gone');
    const name = `${slug.slice(0, 64)}-rehearsal`;
    const copy = await this.add(meeting, {
      title,
      slug: await freeSlug(name, (tried) => this.isTaken(tried)),
      phase: 'lobby',
      rehearsal: true,
      ownerIds,
    });
    const { id } = copy;
    await give(this.rooms, id, SYSTEM, {
      type: 'session.import',
      args: rehearsalOf(open.room, { slug: copy.slug, meeting: meeting.slug }),
    });
    return this.listed(id);
  }

  private async isTaken(slug: string): Promise<boolean> {
    return (await this.store.session(slug)) !== undefined;
  }

  private async claimCode(sessionId: string): Promise<string> {
    for (let tries = 0; tries < MOST_TRIES; tries += 1) {
      const code = newCode();
      if (await this.store.claimCode(sessionId, code, Date.now())) return code;
    }
    throw new Refusal('BUSY', 'no free code was found', undefined, 1_000);
  }
}

/** A session as lists show it. */
export function asListed({ sessionId, slug, code, title, phase, startsAt }: ListedSession): SessionListed {
  return { id: sessionId, slug, code, title, phase, startsAt };
}

function expectOrganiser({ roles }: Standing): void {
  if (!roles.includes('organiser')) throw new Refusal('NOT_ALLOWED', 'organisers do this');
}
