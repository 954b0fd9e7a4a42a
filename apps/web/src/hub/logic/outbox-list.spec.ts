import { describe, expect, it } from '@jest/globals';
import { entry, refusedEntry } from '../testing/hub-room.js';
import { isInRoom, keptSize, listedEntries, wished } from './outbox-list.js';

describe('the outbox', () => {
  it('lists what waits and what was refused, in order; what the room has is gone from it', () => {
    const waits = entry('question.submit', { text: 'A?' });
    const refused = refusedEntry('hub.count', { hands: 70 }, 'QUOTA_REACHED');
    const done = entry('question.submit', { text: 'B?' }, { state: 'accepted' });
    expect(listedEntries([waits, done, refused])).toEqual([waits, refused]);
  });

  it('leaves receipts of reading to the messages, unless they were refused', () => {
    const seen = entry('signal.seen', { signalId: 'x' });
    expect(listedEntries([seen])).toEqual([]);
    expect(listedEntries([{ ...seen, state: 'refused' }])).toHaveLength(1);
  });

  it('says how much is kept: what waits or flies, and not what was refused', () => {
    const waits = entry('question.submit', { text: 'ab' }, { id: 'i', state: 'sending' });
    const refused = refusedEntry('hub.count', { hands: 70 }, 'QUOTA_REACHED');
    expect(keptSize([waits, refused])).toEqual({
      items: 1,
      bytes: 1 + 'question.submit'.length + '{"text":"ab"}'.length,
    });
  });

  it('lets the room speak for itself once it shows what was accepted', () => {
    const reply = { ok: true as const, id: 'x', rev: 14, beat: 0 };
    const done = entry('hub.checkIn', { headcount: 64 }, { state: 'accepted', reply });
    expect([13, 14, 15].map((rev) => isInRoom(done, rev))).toEqual([false, true, true]);
    expect(isInRoom(entry('hub.checkIn', {}), 99)).toBe(false);
    expect(isInRoom(refusedEntry('hub.count', {}, 'WRONG_STATE'), 99)).toBe(false);
  });

  it('knows the latest wish about one thing', () => {
    const acts = [
      entry('floor.ready', { floorId: 'a', ready: true }),
      entry('floor.ready', { floorId: 'b', ready: false }),
    ];
    const about = (id: string) =>
      wished<{ floorId: string; ready: boolean }>(acts, 'floor.ready', ({ floorId }) => floorId === id);
    expect([about('a')?.ready, about('b')?.ready, about('c')]).toEqual([true, false, undefined]);
  });
});
