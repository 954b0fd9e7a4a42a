import type { Store } from '@openfloor/store';
import { randomUUID } from 'node:crypto';

/** Writes a meeting into the store and gives what `session.create` is told to begin a session in it. */
export async function firstSession(store: Store, sessionId: string): Promise<Record<string, unknown>> {
  const meetingId = randomUUID();
  const place = { city: '', country: null, timeZone: 'UTC', overarchingTheme: '' };
  await store.putMeeting({ id: meetingId, name: 'Test', slug: 'test', ...place, ownerIds: [], createdAt: 0 });
  const told = { slug: 'room', code: 'ABCDEF', title: 'Room', timeZone: 'UTC', ownerIds: [], phase: 'lobby' };
  return { sessionId, meetingId, meeting: { name: 'Test', city: '', country: null }, ...told };
}
