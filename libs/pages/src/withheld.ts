import type { Kind, Welcome } from '@openfloor/contract';

/** What the card of a session tells everybody. */
const CARD: readonly Kind[] = ['session', 'segment', 'person'];

/**
 * What stands in a page of a session whose record is not for everybody: the session and its people alone, under no
 * epoch, so that a seat is sent the whole room.
 */
export function withheld(welcome: Welcome): Welcome {
  const put = welcome.put.filter(({ kind }) => CARD.includes(kind));
  return { ...welcome, epoch: '', rev: 0, beat: 0, put, left: 0, tallies: { beat: 0, votes: [] } };
}
