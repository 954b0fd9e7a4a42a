import { describe, expect, it } from '@jest/globals';
import { entry, NOW, signal } from '../testing/hub-room.js';
import { messagesOf, unread, wordTo } from './messages.js';

const seenBy = [{ role: 'moderator' as const, personId: null, hubId: null, at: NOW }];

describe('messages between desk and hub', () => {
  it('stand newest first, with receipts both ways', () => {
    const said = [
      signal(1, 'Sound is clear', { seen: true }),
      signal(2, 'You are next'),
      signal(3, 'We are ready', { own: true, seenBy }),
      signal(4, 'More time', { own: true }),
    ];
    const all = messagesOf(said, []);
    expect(all.map(({ text, state }) => [text, state])).toEqual([
      ['More time', 'notSeen'],
      ['We are ready', 'seen'],
      ['You are next', 'ok'],
      ['Sound is clear', 'okSent'],
    ]);
    expect(unread(all).map(({ text }) => text)).toEqual(['You are next']);
  });

  it('say OK as kept while it waits, and ask again where it was refused', () => {
    const said = [signal(1, 'You are next')];
    const ok = entry('signal.seen', { signalId: 's-1' });
    expect(messagesOf(said, [ok])[0]?.state).toBe('okKept');
    expect(messagesOf(said, [{ ...ok, state: 'sending' }])[0]?.state).toBe('okSent');
    expect(messagesOf(said, [{ ...ok, state: 'refused' }])[0]?.state).toBe('ok');
  });

  it('show a word that waits here, and once only when it has arrived', () => {
    const waits = entry('signal.send', wordTo('We cannot hear you.'));
    expect(messagesOf([], [waits]).map(({ text, state, isOwn }) => [text, state, isOwn])).toEqual([
      ['We cannot hear you.', 'kept', true],
    ]);
    const reply = { ok: true as const, id: 'x', rev: 1, beat: 1, result: { signalId: 's-1' } };
    const arrived = { ...waits, state: 'accepted' as const, reply };
    expect(messagesOf([signal(1, 'We cannot hear you.', { own: true })], [arrived])).toHaveLength(1);
  });

  it('go to whoever moderates and to the technicians', () => {
    expect(wordTo('Hi').to).toEqual({ roles: ['moderator', 'online_moderator', 'technician'] });
  });
});
