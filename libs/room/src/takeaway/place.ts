import { Refusal, type TakeawaySection } from '@openfloor/contract';
import { generateKeyBetween, generateNKeysBetween } from 'fractional-indexing';
import type { TakeawayRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';
import { inOrder } from './takeaway.js';

/** Keys grow when things are put into the same gap again and again; from here on the section gets new ones. */
const LONGEST_KEY = 32;

/** The key of what comes last in a section; `except` is not looked at. */
export function lastOf(room: RoomReader, section: TakeawaySection, except?: string): string {
  return generateKeyBetween(others(room, section, except).at(-1)?.position ?? null, null);
}

/** So many keys in a row, for a section without anything in it. */
export function firstKeys(count: number): string[] {
  return generateNKeysBetween(null, null, count);
}

/** The takeaway right before another of its section, or at the end; where the key would grow too long all get new ones. */
export function placed(room: RoomReader, takeaway: TakeawayRecord, before: string | null): TakeawayRecord[] {
  const list = others(room, takeaway.section, takeaway.id);
  const at = before === null ? list.length : list.findIndex(({ id }) => id === before);
  if (at < 0) throw new Refusal('WRONG_STATE', 'the takeaway to stand before is not in this section');
  const position = generateKeyBetween(list[at - 1]?.position ?? null, list[at]?.position ?? null);
  if (position.length <= LONGEST_KEY) return [{ ...takeaway, position }];
  const keys = firstKeys(list.length + 1);
  return list.toSpliced(at, 0, takeaway).map((one, place) => ({ ...one, position: keys[place] ?? '' }));
}

function others(room: RoomReader, section: TakeawaySection, except?: string): TakeawayRecord[] {
  return inOrder(room.list('takeaway')).filter((one) => one.section === section && one.id !== except);
}
