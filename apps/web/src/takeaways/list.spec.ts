import type { OwnObjection } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { NOW } from '../testing/fixture.js';
import { objection, takeaway } from '../testing/takeaways.js';
import { canRetract, checkedOf, dissentOf, outcomeOf, ownOf, takesObjections } from './list.js';
import { inOrder, shownOf } from './order.js';

describe('takeaways', () => {
  it('stand by section of the report and in the order that was given to them', () => {
    const some = [
      takeaway(1, { section: 'way_forward' }),
      takeaway(2, { position: 'b' }),
      takeaway(3, { position: 'a' }),
      takeaway(4, { section: 'discussion' }),
    ];
    expect(inOrder(some).map(({ no }) => no)).toEqual([3, 2, 4, 1]);
  });

  it('are read by everybody once shown, and asked about while checked', () => {
    const some = (['draft', 'shown', 'checking', 'agreed', 'contested', 'final', 'dropped'] as const).map(
      (status, at) => takeaway(at + 1, { status }),
    );
    expect(shownOf(some).map(({ no }) => no)).toEqual([2, 3, 4, 5, 6]);
    expect(checkedOf(some).map(({ no }) => no)).toEqual([3]);
  });

  it('keep how they came out once they are final', () => {
    expect(outcomeOf(takeaway(1, { status: 'final', settledAs: 'contested' }))).toBe('contested');
    expect(outcomeOf(takeaway(1, { status: 'checking' }))).toBeNull();
  });
});

describe('objecting', () => {
  it('is possible during a check as long as the session is not over', () => {
    const checking = takeaway(1, { status: 'checking' });
    expect(takesObjections(checking, 'open', NOW)).toBe(true);
    expect(takesObjections(checking, 'closed', NOW)).toBe(false);
    expect(takesObjections(takeaway(1), 'open', NOW)).toBe(false);
  });

  it('is possible until the end of the comments, also in a closed session, and not at the end itself', () => {
    const open = takeaway(1, { status: 'agreed', settledAs: 'agreed', commentsUntil: NOW });
    expect(takesObjections(open, 'closed', NOW - 1)).toBe(true);
    expect(takesObjections(open, 'closed', NOW)).toBe(false);
    expect(takesObjections(open, 'archived', NOW - 1)).toBe(false);
  });

  it('stands until it is taken back, which nobody can once it is final', () => {
    const own = (change: Partial<OwnObjection>): OwnObjection => ({
      id: 'o',
      takeawayId: 't',
      no: 1,
      text: 'No.',
      language: 'en',
      version: 1,
      at: NOW,
      admitted: false,
      retracted: false,
      localAuthor: null,
      ...change,
    });
    expect(ownOf([own({}), own({ retracted: true }), own({ takeawayId: 'u' })], 't')).toHaveLength(1);
    expect(ownOf(undefined, 't')).toEqual([]);
    expect(canRetract(takeaway(1, { status: 'contested' }))).toBe(true);
    expect(canRetract(takeaway(1, { status: 'final' }))).toBe(false);
  });
});

describe('dissent', () => {
  it('is told by group in their order, a hub as one voice by itself, and without what was taken back', () => {
    const some = [
      objection(1, { stakeholderGroup: 'civil_society' }),
      objection(2, { stakeholderGroup: 'civil_society' }),
      objection(3, { stakeholderGroup: 'government' }),
      objection(4, { stakeholderGroup: 'government', retracted: true }),
      objection(5, { hub: { no: 2, headcount: 40 } }),
      objection(6),
    ];
    expect(dissentOf(some)).toEqual([
      { group: 'government', n: 1 },
      { group: 'civil_society', n: 2 },
      { group: 'hub', n: 1 },
      { group: null, n: 1 },
    ]);
  });
});
