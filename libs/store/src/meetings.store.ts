import type { Connection } from './connection.js';
import { retireCodes } from './codes.store.js';
import { Meeting, Session } from './entities/index.js';
import { isTaken } from './failures.js';
import type { ListedSession, MeetingStore, SessionListing, StoredMeeting } from './ports.js';

type Calls = Omit<MeetingStore, 'claimCode' | 'codeFate' | 'fact' | 'putFact' | 'claimFact'>;

/** Meetings, and their sessions as lists show them. */
export function meetingCalls(connection: Connection): Calls {
  const { manager } = connection;
  return {
    meetings: () => manager.find(Meeting, { order: { createdAt: 'ASC', id: 'ASC' } }),
    meeting: async (idOrSlug) =>
      (await manager.findOneBy(Meeting, { id: idOrSlug })) ??
      (await manager.findOneBy(Meeting, { slug: idOrSlug })) ??
      undefined,
    putMeeting: (meeting) => putMeeting(connection, meeting),
    dropMeeting: (id) => connection.transaction(() => dropMeeting(connection, id)),
    sessionsOf: async (meetingId) => {
      const order = { startsAt: { direction: 'ASC', nulls: 'LAST' }, title: 'ASC', id: 'ASC' } as const;
      return (await manager.find(Session, { where: { meetingId }, order })).map(listed);
    },
    session: async (idOrSlug) => {
      const byId = await manager.findOneBy(Session, { id: idOrSlug });
      const found = byId ?? (await manager.findOneBy(Session, { slug: idOrSlug }));
      return found ? listed(found) : undefined;
    },
  };
}

async function putMeeting(connection: Connection, meeting: StoredMeeting): Promise<boolean> {
  try {
    await connection.transaction(() => connection.manager.upsert(Meeting, meeting, ['id']));
    return true;
  } catch (error) {
    if (isTaken(error, 'meeting.slug')) return false;
    throw error;
  }
}

async function dropMeeting({ manager }: Connection, id: string): Promise<void> {
  const sessions = await manager.find(Session, { select: { id: true }, where: { meetingId: id } });
  for (const session of sessions) await retireCodes({ manager }, session.id, Date.now());
  await manager.delete(Meeting, { id });
}

function listed(session: Session): ListedSession {
  const { id, meetingId, slug, code, title, startsAt, closedAt } = session;
  return {
    sessionId: id,
    meetingId,
    slug,
    code,
    title,
    phase: session.phase as SessionListing['phase'],
    startsAt,
    closedAt,
  };
}
