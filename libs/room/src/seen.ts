import { Refusal, type Channel } from '@openfloor/contract';
import type { Entry } from './entry.js';

/**
 * Refuses `CONFLICT` with the present record where whoever writes saw another rev of it than stands now, in the eyes of this channel.
 * What goes on moving by itself is no reason.
 */
export function expectRev(entry: Entry | undefined, channel: Channel, seen: number): void {
  const sight = entry?.sights[channel];
  const rev = sight?.changedAt ?? 0;
  if ((sight?.saidAt ?? rev) <= seen && seen <= rev) return;
  throw new Refusal('CONFLICT', `this ${entry?.record.kind ?? 'record'} changed since`, {
    record: sight?.shown,
  });
}
