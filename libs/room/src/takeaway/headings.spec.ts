import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { Rig } from '../testing/rig.js';
import { SYSTEM } from '../testing/seats.js';

const ISSUES = ['Cooperation across borders', 'Spam\nand fraud', 'x'.repeat(200)];

describe('places kept for takeaways', () => {
  it('are one draft for each focus issue, in their order, when the session first opens', () => {
    const { organiser, must, room, sees, ledger } = openRoom({ phase: 'lobby' });
    must(organiser, 'session.describe', { focusIssues: ISSUES });
    const before = ledger.length;
    must(organiser, 'session.phase', { phase: 'open' });
    const kept = room.list('takeaway').sort((one, other) => (one.position < other.position ? -1 : 1));
    expect(kept.map(({ heading, no }) => [no, heading])).toEqual([
      [1, 'Cooperation across borders'],
      [2, 'Spam and fraud'],
      [3, `${'x'.repeat(159)}…`],
    ]);
    for (const one of kept)
      expect(one).toMatchObject({ status: 'draft', section: 'key_issues', text: '', version: 1 });
    expect(sees('public').filter(({ kind }) => kind === 'takeaway')).toEqual([]);
    expect(ledger.slice(before).map(({ act, to }) => [act, to])).toEqual([['session.phase', 'open']]);
  });

  it('come already with the lobby of one that was scheduled', () => {
    const rig = new Rig();
    rig.must(SYSTEM, 'session.create', {
      sessionId: rig.room.id,
      meetingId: rig.newId(),
      meeting: { name: 'Meeting', city: 'Bali', country: 'ID' },
      slug: 'spam',
      code: 'ABC234',
      title: 'Spam',
      timeZone: 'Asia/Makassar',
      ownerIds: [],
      phase: 'scheduled',
    });
    rig.must(SYSTEM, 'session.describe', { focusIssues: ISSUES });
    expect(rig.room.count('takeaway')).toBe(0);
    rig.must(SYSTEM, 'session.phase', { phase: 'lobby' });
    expect(rig.room.count('takeaway')).toBe(3);
    rig.must(SYSTEM, 'session.phase', { phase: 'open' });
    expect(rig.room.count('takeaway')).toBe(3);
  });

  it('are not put beside what somebody drafted, nor into a session that opens again', () => {
    const { organiser, moderator, must, room } = openRoom({ phase: 'lobby' });
    must(organiser, 'session.describe', { focusIssues: ISSUES });
    must(moderator, 'takeaway.draft', { text: 'Words' });
    must(organiser, 'session.phase', { phase: 'open' });
    expect(room.count('takeaway')).toBe(1);
    const other = openRoom();
    other.must(other.organiser, 'session.describe', { focusIssues: ISSUES });
    for (const [phase, reason] of [['break'], ['open'], ['closed'], ['open', 'too early']])
      other.must(other.organiser, 'session.phase', { phase, reason });
    expect(other.room.count('takeaway')).toBe(0);
  });
});
