import type { OutboxEntry } from '@openfloor/client';
import type { SignalView } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { lastSaid, readAt, unread } from './messages.js';

const desk = { role: 'moderator' as const, personId: null, hubId: null };
const signal = (at: number, change: Partial<SignalView> = {}): SignalView => ({
  id: `signal ${at}`,
  from: desk,
  to: { roles: ['panellist'], personIds: [], hubIds: [] },
  level: 'info',
  code: 'message',
  text: 'Two questions left.',
  refId: null,
  at,
  own: false,
  seen: false,
  seenBy: [],
  ...change,
});
const sent = (signalId: string, state: OutboxEntry['state']): OutboxEntry => ({
  id: signalId,
  type: 'signal.seen',
  args: { signalId },
  madeAt: 0,
  state,
  reply: undefined,
  unsent: false,
});
const times = (signals: readonly SignalView[]): number[] => signals.map(({ at }) => at);

describe('The messages of the moderators’ desk', () => {
  it('wait one behind the other, the oldest first, until each is confirmed', () => {
    const signals = [signal(3), signal(1), signal(2, { seen: true })];
    expect(times(unread(signals, []))).toEqual([1, 3]);
  });

  it('are not what one said oneself', () => {
    expect(unread([signal(1, { own: true })], [])).toEqual([]);
  });

  it('go away when confirmed, also out of reach of the room, and come back where it was refused', () => {
    const signals = [signal(1), signal(2)];
    for (const state of ['sending', 'kept', 'accepted'] as const)
      expect(times(unread(signals, [sent('signal 1', state)]))).toEqual([2]);
    expect(times(unread(signals, [sent('signal 1', 'refused')]))).toEqual([1, 2]);
  });
});

describe('A word to the desk', () => {
  it('is the last one that was said, read once anybody said so', () => {
    const read = [
      { ...desk, at: 9 },
      { ...desk, at: 7 },
    ];
    const signals = [signal(1, { own: true }), signal(5, { own: true, seenBy: read }), signal(6)];
    const last = lastSaid(signals);
    expect(last?.at).toBe(5);
    expect(last && readAt(last)).toBe(7);
    expect(lastSaid([signal(6)])).toBeUndefined();
    expect(readAt(signal(1))).toBeNull();
  });
});
