import { describe, expect, it } from '@jest/globals';
import { hubRoom, ownHub } from '../testing/hub-room.js';
import { standingOf, takesPart } from './standing.js';

describe('how far a hub takes part', () => {
  it('is what the desk decided before anything else', () => {
    expect(standingOf(ownHub({ status: 'suspended' }), hubRoom())).toBe('suspended');
    expect(standingOf(ownHub({ status: 'closed' }), hubRoom())).toBe('closed');
  });

  it('is what the session allows', () => {
    const in_ = (phase: 'scheduled' | 'lobby' | 'open' | 'break' | 'closed') => {
      const room = hubRoom();
      return standingOf(ownHub(), { ...room, session: { ...room.session, phase } });
    };
    expect([in_('scheduled'), in_('lobby'), in_('open'), in_('break'), in_('closed')]).toEqual([
      'before',
      'open',
      'open',
      'open',
      'over',
    ]);
    expect(['open', 'before', 'over', 'suspended', 'closed'].map((one) => takesPart(one as 'open'))).toEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
  });
});
