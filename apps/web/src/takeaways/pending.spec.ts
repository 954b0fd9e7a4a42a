import { describe, expect, it } from '@jest/globals';
import { refusedEntry, entry } from '../hub/testing/hub-room.js';
import { demoId, NOW } from '../testing/fixture.js';
import { objection, takeaway } from '../testing/takeaways.js';
import { concerns, othersIn } from './list.js';
import { pendingIn, refusalsOf, refusedIn } from './pending.js';

const [one, other] = [demoId(9, 1), demoId(9, 2)];
const object = (takeawayId: string, text: string) => ({ takeawayId, text });

describe('an objection on its way', () => {
  it('is the last that was said or taken back of this takeaway, kept or being sent', () => {
    const kept = entry('takeaway.object', object(one, 'First'));
    const sending = entry('takeaway.object', object(one, 'Second'), { state: 'sending' });
    const back = entry('takeaway.retract', { takeawayId: other });
    expect(pendingIn([kept, sending, back], one)).toEqual({ state: 'sending', text: 'Second' });
    expect(pendingIn([kept, back], other)).toEqual({ state: 'kept' });
    expect(pendingIn([back], one)).toBeNull();
  });

  it('that was refused waits no more and says why', () => {
    const refused = refusedEntry('takeaway.object', object(one, 'Too late'), 'WRONG_STATE');
    expect([pendingIn([refused], one), refusedIn([refused], one)]).toEqual([null, 'WRONG_STATE']);
    expect(refusedIn([refused, entry('takeaway.object', object(one, 'Again'))], one)).toBe('');
    expect(refusalsOf([refused, entry('takeaway.object', object(one, 'Again'))], one)).toEqual([refused.id]);
    expect(refusalsOf([refused], other)).toEqual([]);
  });
});

describe('a takeaway that concerns a reader', () => {
  const own = {
    id: demoId(10, 1),
    takeawayId: one,
    no: 1,
    text: 'No',
    language: 'en',
    version: 1,
    at: NOW,
    admitted: true,
    retracted: false,
    localAuthor: null,
  };

  it('shows what others say against it, and not one’s own words a second time', () => {
    const mine = objection(1, { text: own.text });
    const before = objection(2, { text: own.text, version: 2 });
    const gone = objection(3, { retracted: true });
    expect(othersIn([mine, before, gone, objection(4)], [own]).map(({ id }) => id)).toEqual([
      before.id,
      objection(4).id,
    ]);
  });

  it('is one that can be objected to now, or against which something of theirs stands', () => {
    expect(concerns(takeaway(1, { status: 'checking' }), [], 'open', NOW)).toBe(true);
    expect(concerns(takeaway(1, { status: 'agreed', commentsUntil: NOW + 1 }), [], 'closed', NOW)).toBe(true);
    expect(concerns(takeaway(1, { status: 'contested' }), [own], 'open', NOW)).toBe(true);
    expect(concerns(takeaway(1, { status: 'contested' }), [{ ...own, retracted: true }], 'open', NOW)).toBe(
      false,
    );
    expect(concerns(takeaway(1, { status: 'final' }), [own], 'open', NOW)).toBe(false);
    expect(concerns(takeaway(1), undefined, 'open', NOW)).toBe(false);
  });
});
