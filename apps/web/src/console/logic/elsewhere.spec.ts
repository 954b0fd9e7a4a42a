import { describe, expect, it } from '@jest/globals';
import type { Desk } from '@openfloor/contract';
import { questionId } from '../testing/records.js';
import { editorOf, freeIn, ownNo } from './elsewhere.js';

const desk = (no: number, edits?: number): Desk => ({
  no,
  id: `desk ${no}`,
  role: 'moderator',
  personId: null,
  editing: edits === undefined ? null : { kind: 'question', id: questionId(edits), until: 20_000 },
});

describe('Another desk at work on a question', () => {
  it('is named, and one’s own work is no warning', () => {
    const desks = [desk(1, 87), desk(2, 88)];
    expect(editorOf(desks, 'desk 1', questionId(88))?.no).toBe(2);
    expect(editorOf(desks, 'desk 1', questionId(87))).toBeUndefined();
    expect(editorOf(undefined, 'desk 1', questionId(88))).toBeUndefined();
  });

  it('is free again after the seconds that are left, whole ones and never below zero', () => {
    expect([6_000, 6_001, 19_999, 20_000, 90_000].map((now) => freeIn(desk(2, 88), now))).toEqual([
      14, 14, 1, 0, 0,
    ]);
    expect(freeIn(desk(2), 0)).toBe(0);
  });

  it('does not hide which desk one sits at', () => {
    expect(ownNo([desk(1), desk(3)], 'desk 3')).toBe(3);
    expect(ownNo([desk(1)], null)).toBeUndefined();
  });
});
