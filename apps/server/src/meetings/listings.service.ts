import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account } from '@openfloor/contract';
import type { ListedSession, Store, StoredMeeting } from '@openfloor/store';
import type { Caller } from '../operations/caller.js';
import { Listings, type MeetingListed } from '../operations/listings.js';
import { Rooms } from '../operations/rooms.js';
import { STORE } from '../operations/store.token.js';
import { organises, shown } from './meetings.service.js';
import { asListed } from './sessions.service.js';

/** The list for everybody is made at most this often, however many ask for it. */
const SHARED_MS = 1_000;
const AT_ONCE = 16;

/** Which meetings and sessions a caller finds in lists. */
@Injectable()
export class ListingsService extends Listings {
  private shared: { madeAt: number; list: Promise<MeetingListed[]> } | undefined;

  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly rooms: Rooms,
  ) {
    super();
  }

  listed(caller: Caller): Promise<MeetingListed[]> {
    if (caller.kind === 'account') return this.make(caller.account);
    const now = performance.now();
    if (this.shared && now - this.shared.madeAt < SHARED_MS) return this.shared.list;
    const list = this.make(undefined);
    const shared = { madeAt: now, list };
    this.shared = shared;
    list.catch(() => {
      if (this.shared === shared) this.shared = undefined;
    });
    return list;
  }

  /** One meeting with the sessions that are listed for the caller; `NOT_FOUND` where there is nothing of it for them. */
  async whole(meeting: StoredMeeting, caller: Caller): Promise<MeetingListed> {
    const listed = await this.forWhom(meeting, caller.kind === 'account' ? caller.account : undefined);
    if (!listed) throw new Refusal('NOT_FOUND', 'there is no such meeting');
    return listed;
  }

  private async make(account: Account | undefined): Promise<MeetingListed[]> {
    const listed: MeetingListed[] = [];
    for (const meeting of await this.store.meetings()) {
      const found = await this.forWhom(meeting, account);
      if (found) listed.push(found);
    }
    return listed;
  }

  private async forWhom(
    meeting: StoredMeeting,
    account: Account | undefined,
  ): Promise<MeetingListed | undefined> {
    const isOwn = account !== undefined && organises(account, meeting);
    const all = await this.store.sessionsOf(meeting.id);
    const sessions = isOwn ? all : await this.openOnes(all, account);
    return isOwn || sessions.length > 0 ? { ...shown(meeting), sessions: sessions.map(asListed) } : undefined;
  }

  private async openOnes(sessions: ListedSession[], account: Account | undefined): Promise<ListedSession[]> {
    const found: ListedSession[] = [];
    for (let at = 0; at < sessions.length; at += AT_ONCE) {
      const some = sessions.slice(at, at + AT_ONCE);
      const are = await Promise.all(some.map(({ sessionId }) => this.isListed(sessionId, account)));
      found.push(...some.filter((_, place) => are[place]));
    }
    return found;
  }

  /** A rehearsal is for those who made it. A session that is gone meanwhile is not listed. */
  private async isListed(sessionId: string, account: Account | undefined): Promise<boolean> {
    try {
      const { session } = (await this.rooms.open(sessionId)).room;
      if (account && organises(account, session)) return true;
      return session.rules.access === 'open' && !session.rehearsal;
    } catch (error) {
      if (error instanceof Refusal && error.code === 'NOT_FOUND') return false;
      throw error;
    }
  }
}
