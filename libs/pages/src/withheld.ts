import type { Welcome } from '@openfloor/contract';

/**
 * What stands in a page of a session whose record is not for everybody: nothing that was asked or announced, under no
 * epoch, so that a seat is sent the whole room.
 */
export function withheld(welcome: Welcome): Welcome {
  const put = welcome.put.filter(({ kind }) => kind !== 'question' && kind !== 'notice');
  return { ...welcome, epoch: '', rev: 0, beat: 0, put, left: 0, tallies: { beat: 0, votes: [] } };
}
