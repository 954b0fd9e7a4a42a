import type { Welcome } from '@openfloor/contract';
import { isRecordPublic } from '../operations/reading.js';
import type { OpenRoom } from '../operations/rooms.js';

/**
 * The welcome that is written into a page for everybody. Where the record is not public it has the session and its
 * people alone, under no epoch, so that a seat is sent the whole room.
 */
export function publicWelcome(open: OpenRoom): Welcome {
  const { welcome } = open.welcome(open.standing(undefined), 'public');
  if (isRecordPublic(open.room.session)) return welcome;
  const put = welcome.put.filter(({ kind }) => kind !== 'question' && kind !== 'notice');
  return { ...welcome, epoch: '', rev: 0, beat: 0, put, left: 0, tallies: { beat: 0, votes: [] } };
}

/** Names what the public sees of a room at this moment. */
export function publicVersion(open: OpenRoom): string {
  const { channels, beat } = open.room.clock;
  return `${open.epoch('public')} ${channels.public} ${beat}`;
}
