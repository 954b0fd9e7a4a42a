import type { Scene, TakeawayView } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../live/room-view.js';
import { demoId, demoWelcome, NOW } from '../testing/fixture.js';
import { takeaway } from '../testing/takeaways.js';
import { keyOf, pictureOf } from './scene.js';

const room = roomOfWelcome(demoWelcome());
const told = (refId: string | null = null): { scene: Scene; refId: string | null } => ({
  scene: 'takeaways',
  refId,
});
const pictured = (takeaways: TakeawayView[], refId: string | null = null) => {
  const picture = pictureOf({ ...room, takeaways }, told(refId), NOW);
  if (picture.scene !== 'takeaways') throw new Error('no takeaways are shown');
  return picture;
};
const nos = (takeaways: readonly TakeawayView[]): number[] => takeaways.map(({ no }) => no);

describe('takeaways on a screen', () => {
  it('are the one that was named, in whatever state it is, and another picture than the list', () => {
    const some = [takeaway(1), takeaway(2, { status: 'final', settledAs: 'agreed' })];
    const one = pictured(some, demoId(9, 2));
    expect([nos(one.takeaways), one.refId]).toEqual([[2], demoId(9, 2)]);
    expect(keyOf(one)).not.toBe(keyOf(pictured(some)));
  });

  it('are never a draft or one that was dropped, also where it is named', () => {
    const some = [takeaway(1, { status: 'draft' }), takeaway(2, { status: 'dropped' }), takeaway(3)];
    expect(nos(pictured(some).takeaways)).toEqual([3]);
    expect(nos(pictured(some, demoId(9, 1)).takeaways)).toEqual([3]);
  });

  it('are at most five in the order of the report, with what is checked among them whatever is newer', () => {
    const some = [1, 2, 3, 4, 5, 6, 7].map((no) => takeaway(no, no === 1 ? { status: 'checking' } : {}));
    const { takeaways, more } = pictured(some);
    expect([nos(takeaways), more]).toEqual([[1, 4, 5, 6, 7], 2]);
  });

  it('are an empty list where nothing was shown, and not something that nobody put there', () => {
    expect(pictured([])).toEqual({ scene: 'takeaways', refId: null, takeaways: [], more: 0 });
  });
});
