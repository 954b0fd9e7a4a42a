import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../live/room-view.js';
import { demoId, demoWelcome } from '../testing/fixture.js';
import { hallText, pictureOf, sizeOf, stageNo } from './scene.js';

const room = roomOfWelcome(demoWelcome());
const quiet = { ...room, session: { ...room.session, onAirIds: [] } };
const stage = (no: number) => ({
  kind: 'stage' as const,
  id: demoId(7, no),
  rev: 1,
  no,
  name: 'Hall',
  scene: 'auto' as const,
  refId: null,
  languages: [],
  shown: null,
});

describe('the stage', () => {
  it('shows by itself what is before the panel, and else how to join', () => {
    expect(pictureOf(room, undefined)).toMatchObject({ scene: 'question', refId: demoId(3, 17) });
    expect(pictureOf(quiet, undefined)).toEqual({ scene: 'join', refId: null });
  });

  it('shows the first two of the shortlist as next, in its order', () => {
    const picture = pictureOf(room, undefined);
    if (picture.scene !== 'question') throw new Error('no question is shown');
    expect(picture.next.map(({ no }) => no)).toEqual([12, 23]);
  });

  it('shows all that are on air at once, and none of them again as next', () => {
    const two = { ...room, session: { ...room.session, onAirIds: [demoId(3, 17), demoId(3, 12)] } };
    const picture = pictureOf(two, undefined);
    if (picture.scene !== 'question') throw new Error('no question is shown');
    expect(picture.questions.map(({ no }) => no)).toEqual([17, 12]);
    expect(picture.next.map(({ no }) => no)).toEqual([23]);
  });

  it('goes black or to the join card when told to, whatever is on air', () => {
    expect(pictureOf(room, { scene: 'blank', refId: null })).toEqual({ scene: 'blank', refId: null });
    expect(pictureOf(room, { scene: 'join', refId: null })).toEqual({ scene: 'join', refId: null });
  });

  it('shows a question that was named, and falls back where it cannot be seen', () => {
    expect(pictureOf(quiet, { scene: 'question', refId: demoId(3, 8) })).toMatchObject({
      refId: demoId(3, 8),
    });
    expect(pictureOf(quiet, { scene: 'question', refId: demoId(3, 999) })).toEqual({
      scene: 'join',
      refId: null,
    });
  });

  it('falls back to what is on air for scenes that it cannot paint', () => {
    for (const scene of ['queue', 'poll', 'clock', 'takeaways', 'message', 'break'] as const)
      expect(pictureOf(room, { scene, refId: null })).toMatchObject({
        scene: 'question',
        refId: demoId(3, 17),
      });
  });

  it('is the screen with its number, else the first', () => {
    const two = { ...room, stages: [stage(2), stage(1)] };
    expect(stageNo(two, 2)?.no).toBe(2);
    expect(stageNo(two, null)?.no).toBe(1);
    expect(stageNo(room, 1)).toBeUndefined();
  });

  it('shows the short form of a long question, where there is one', () => {
    const long = 'x'.repeat(181);
    expect(hallText({ text: long, shortText: 'Short?' })).toBe('Short?');
    expect(hallText({ text: long, shortText: null })).toBe(long);
    expect(hallText({ text: 'Fits?', shortText: 'Short?' })).toBe('Fits?');
  });

  it('sets less text larger', () => {
    expect(sizeOf(['x'.repeat(90)])).toBe(7.6);
    expect(sizeOf(['x'.repeat(91)])).toBe(6.4);
    expect(sizeOf(['x'.repeat(80), 'x'.repeat(80)])).toBeLessThan(6.4);
  });
});
