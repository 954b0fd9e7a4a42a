import { FLOOR_CLASSES, FLOOR_STATUSES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { floor } from '../../text/en/audience-floor.js';
import { english, type AudienceTexts } from '../../text/en/audience-more.js';
import { sayIn } from '../../text/say.js';
import { noWords } from './who.js';

const say = sayIn<AudienceTexts>('en', {}, english);

describe('the words of the floor', () => {
  it('know whatever can become of a request', () => {
    const queued = ['waiting', 'on_deck', 'paused'];
    for (const status of [...FLOOR_STATUSES, 'lapsed', 'held'].filter((each) => !queued.includes(each)))
      expect([status, say.maybe(`own.${status}`)]).not.toEqual([status, undefined]);
    for (const kind of FLOOR_CLASSES) expect(say.maybe(`class.${kind}`)).toBeDefined();
  });

  it('say plainly why the floor cannot be had', () => {
    const said = (
      [
        'IDENTITY_REQUIRED',
        'ALREADY_WAITING',
        'SWITCHED_OFF',
        'MUTED',
        'NOT_ALLOWED',
        'QUOTA_REACHED',
      ] as const
    ).map((code) => noWords(say, code));
    expect(new Set(said).size).toBe(6);
    expect(said).not.toContain(say('refusedElse'));
    expect(said[0]).toMatch(/under a name/);
    expect(said[3]).toMatch(/asked you to pause/);
  });

  it('never blame, shout or say oops', () => {
    const { 'skip.audio_failed': _reason, ...own } = floor;
    expect(JSON.stringify(own)).not.toMatch(/!|\boops\b|\berror\b|\bfailed\b|\binvalid\b/i);
  });
});
