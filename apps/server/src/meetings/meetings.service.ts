import { Inject, Injectable } from '@nestjs/common';
import { Refusal, type Account, type MeetingView } from '@openfloor/contract';
import type { Store, StoredMeeting } from '@openfloor/store';
import { give, SYSTEM } from '../operations/give.js';
import { Rooms } from '../operations/rooms.js';
import { STORE } from '../operations/store.token.js';
import { timeId } from '../operations/time-id.js';
import { freeSlug, slugOf } from './slugs.js';

type Told = Omit<MeetingView, 'id' | 'slug'>;
/** A change of some fields; what is undefined stays. */
export type MeetingChange = { [K in keyof Told]?: Told[K] | undefined };

/** Meetings: made, changed, deleted while nothing of them was ever open. */
@Injectable()
export class MeetingsService {
  constructor(
    @Inject(STORE) private readonly store: Store,
    private readonly rooms: Rooms,
  ) {}

  /** By id or slug, or `NOT_FOUND`. */
  async find(idOrSlug: string): Promise<StoredMeeting> {
    const meeting = await this.store.meeting(idOrSlug);
    if (!meeting) throw new Refusal('NOT_FOUND', 'there is no such meeting');
    return meeting;
  }

  /** The same, and `NOT_ALLOWED` for an account that does not organise it. */
  async findOwn(idOrSlug: string, account: Account): Promise<StoredMeeting> {
    const meeting = await this.find(idOrSlug);
    if (!organises(account, meeting))
      throw new Refusal('NOT_ALLOWED', 'this account does not organise this meeting');
    return meeting;
  }

  /** A new meeting. Refuses `CONFLICT` for a slug that is taken; without one it is made of the name. */
  async add(
    account: Account,
    { slug, ...told }: Told & { slug?: string | undefined },
  ): Promise<StoredMeeting> {
    const isTaken = async (tried: string) => (await this.store.meeting(tried)) !== undefined;
    const own = slug ?? (await freeSlug(slugOf(told.name, 'meeting'), isTaken));
    return this.put({ ...told, id: timeId(), slug: own, ownerIds: [account.id], createdAt: Date.now() });
  }

  /** Changes what is named; the sessions then show it too. */
  async change(before: StoredMeeting, change: MeetingChange): Promise<StoredMeeting> {
    const named = Object.entries(change).filter(([, value]) => value !== undefined);
    const after = await this.put({ ...before, ...(Object.fromEntries(named) as Partial<Told>) });
    await this.tellSessions(before, after);
    return after;
  }

  /** Refuses `WRONG_STATE` once a room of it was open. */
  async drop({ id }: StoredMeeting): Promise<void> {
    const sessions = await this.store.sessionsOf(id);
    if (sessions.some(({ phase }) => phase !== 'scheduled' && phase !== 'lobby'))
      throw new Refusal('WRONG_STATE', 'a session of this meeting was open');
    await this.store.dropMeeting(id);
  }

  /** Writes a meeting as it is. `CONFLICT` where its slug belongs to another. */
  async put(meeting: StoredMeeting): Promise<StoredMeeting> {
    if (await this.store.putMeeting(meeting)) return meeting;
    throw new Refusal('CONFLICT', 'this slug is taken', { field: 'slug' });
  }

  /** Brings what sessions carry of their meeting up to date. A session of another time zone keeps its own. */
  private async tellSessions(before: StoredMeeting, after: StoredMeeting): Promise<void> {
    const isNamedAnew = (['name', 'city', 'country'] as const).some(
      (field) => before[field] !== after[field],
    );
    const isMoved = before.timeZone !== after.timeZone;
    if (!isNamedAnew && !isMoved) return;
    for (const { sessionId } of await this.store.sessionsOf(after.id)) {
      const { session } = (await this.rooms.open(sessionId)).room;
      if (isNamedAnew)
        await give(this.rooms, sessionId, SYSTEM, {
          type: 'session.meeting',
          args: { meeting: namedIn(after) },
        });
      if (isMoved && session.timeZone === before.timeZone && session.closedAt === null)
        await give(this.rooms, sessionId, SYSTEM, {
          type: 'session.describe',
          args: { timeZone: after.timeZone },
        });
    }
  }
}

/** Whether an account is an organiser of this. */
export function organises(
  { id, administrator }: Pick<Account, 'id' | 'administrator'>,
  { ownerIds }: { ownerIds: string[] },
): boolean {
  return administrator || ownerIds.includes(id);
}

/** What a session shows of its meeting. */
export function namedIn({
  name,
  city,
  country,
}: StoredMeeting): Pick<StoredMeeting, 'name' | 'city' | 'country'> {
  return { name, city, country };
}

/** A meeting as everybody sees it. */
export function shown({
  ownerIds: _ownerIds,
  createdAt: _createdAt,
  ...meeting
}: StoredMeeting): MeetingView {
  return meeting;
}
