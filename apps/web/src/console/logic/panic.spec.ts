import { describe, expect, it } from '@jest/globals';
import { questionId, stage } from '../testing/records.js';
import { isBlanked, panicOf } from './panic.js';

const hall = stage({ id: 'hall', scene: 'question', refId: questionId(61) });
const foyer = stage({ id: 'foyer', no: 2, scene: 'join' });
const blank = [stage({ id: 'hall', scene: 'blank' }), stage({ id: 'foyer', no: 2, scene: 'blank' })];

describe('The panic key', () => {
  it('blanks every screen and remembers what each of them showed', () => {
    expect(panicOf([hall, foyer], {})).toEqual({
      kind: 'blank',
      before: {
        hall: { scene: 'question', refId: questionId(61) },
        foyer: { scene: 'join', refId: null },
      },
    });
  });

  it('brings back what was there when it is pressed again', () => {
    const step = panicOf([hall, foyer], {});
    const before = step?.kind === 'blank' ? step.before : {};
    expect(panicOf(blank, before)).toEqual({
      kind: 'restore',
      settings: [
        { stageId: 'hall', scene: 'question', refId: questionId(61) },
        { stageId: 'foyer', scene: 'join', refId: null },
      ],
    });
  });

  it('leaves a screen blank that was blank before', () => {
    const before = { hall: { scene: 'auto', refId: null }, foyer: { scene: 'blank', refId: null } } as const;
    expect(panicOf(blank, before)).toEqual({
      kind: 'restore',
      settings: [{ stageId: 'hall', scene: 'auto', refId: null }],
    });
  });

  it('lets screens follow what is on air where another desk blanked them, or each was blanked by hand', () => {
    const auto = (stageId: string) => ({ stageId, scene: 'auto', refId: null });
    const restored = { kind: 'restore', settings: [auto('hall'), auto('foyer')] };
    expect(panicOf(blank, {})).toEqual(restored);
    const byHand = { hall: { scene: 'blank', refId: null }, foyer: { scene: 'blank', refId: null } } as const;
    expect(panicOf(blank, byHand)).toEqual(restored);
  });

  it('blanks again while one screen still shows something, and does nothing without screens', () => {
    expect(isBlanked([hall, ...blank])).toBe(false);
    expect(panicOf([hall, ...blank], {})?.kind).toBe('blank');
    expect([panicOf([], {}), isBlanked([])]).toEqual([null, false]);
  });
});
