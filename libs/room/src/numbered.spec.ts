import { describe, expect, it } from '@jest/globals';
import { MOST_NOTES, MOST_POLLS, MOST_TAKEAWAYS } from '@openfloor/contract';
import type { RecordKind } from './records.js';
import { withRapporteur } from './testing/takeaways.js';

describe('a session', () => {
  it.each([
    ['poll', MOST_POLLS, 'poll.create', { type: 'temperature', text: 'Is it clear?' }],
    ['takeaway', MOST_TAKEAWAYS, 'takeaway.draft', {}],
    ['note', MOST_NOTES, 'note.add', { text: 'Noted' }],
  ] as const)('takes so many of kind %s and no more: %i', (kind: RecordKind, most, type, args) => {
    const { moderator, turn, room, does } = withRapporteur();
    const missing = most - room.count(kind);
    const said = turn(...Array.from({ length: missing }, () => [moderator, type, args] as const));
    expect(said.every(({ code }) => code === 'ok')).toBe(true);
    expect(does(moderator, type, args)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: most } });
    expect(room.count(kind)).toBe(most);
  });
});
