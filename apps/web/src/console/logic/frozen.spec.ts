import { describe, expect, it } from '@jest/globals';
import { EMPTY, freshOf, GHOST_MS, heirOf, settle, showAll, stepFrom, type Circumstances } from './frozen.js';

const at = (present: string[], change: Partial<Circumstances> = {}): Circumstances => ({
  present,
  mine: new Set(),
  pinned: new Set(),
  now: 0,
  ...change,
});

describe('The list of incoming questions', () => {
  it('fills by itself only while it is empty', () => {
    const first = settle(EMPTY, at(['a', 'b']));
    expect(first.shown).toEqual(['a', 'b']);
    const later = settle(first, at(['a', 'b', 'c']));
    expect(later.shown).toEqual(['a', 'b']);
    expect(freshOf(later, ['a', 'b', 'c'])).toEqual(['c']);
  });

  it('gives the same object back when nothing changes, so that nothing is painted again', () => {
    const frozen = showAll(['a', 'b']);
    expect(settle(frozen, at(['a', 'b', 'c']))).toBe(frozen);
    expect(settle(EMPTY, at([]))).toBe(EMPTY);
  });

  it('shows what waits when asked to', () => {
    expect(showAll(['a', 'b', 'c']).shown).toEqual(['a', 'b', 'c']);
  });

  it('keeps what another desk moved as a ghost for five seconds, at its place', () => {
    const gone = settle(showAll(['a', 'b', 'c']), at(['a', 'c'], { now: 100 }));
    expect(gone.shown).toEqual(['a', 'b', 'c']);
    expect(gone.ghosts.get('b')).toBe(100);
    expect(settle(gone, at(['a', 'c'], { now: 100 + GHOST_MS - 1 })).shown).toEqual(['a', 'b', 'c']);
    expect(settle(gone, at(['a', 'c'], { now: 100 + GHOST_MS })).shown).toEqual(['a', 'c']);
  });

  it('takes a ghost back to life when the question returns', () => {
    const gone = settle(showAll(['a', 'b']), at(['a'], { now: 0 }));
    const back = settle(gone, at(['a', 'b'], { now: 1_000 }));
    expect(back.shown).toEqual(['a', 'b']);
    expect(back.ghosts.size).toBe(0);
  });

  it('never lets go what is being edited', () => {
    const gone = settle(showAll(['a', 'b']), at(['a'], { now: 0 }));
    const kept = settle(gone, at(['a'], { now: 10 * GHOST_MS, pinned: new Set(['b']) }));
    expect(kept.shown).toEqual(['a', 'b']);
  });

  it('lets go at once what this desk moved, and takes it back at its place when undone', () => {
    const mine = new Set(['b']);
    const moved = settle(showAll(['a', 'b', 'c']), at(['a', 'c'], { mine }));
    expect(moved.shown).toEqual(['a', 'c']);
    expect(settle(moved, at(['a', 'b', 'c'], { mine })).shown).toEqual(['a', 'b', 'c']);
  });

  it('does not count as fresh what this desk gave back at the end', () => {
    const frozen = settle(showAll(['a']), at(['a', 'z'], { mine: new Set(['z']) }));
    expect(frozen.shown).toEqual(['a', 'z']);
  });
});

describe('The selection', () => {
  it('passes to the next question when the selected one leaves, or to the one before at the end', () => {
    expect(heirOf(['a', 'b', 'c'], 'b')).toBe('c');
    expect(heirOf(['a', 'b', 'c'], 'c')).toBe('b');
    expect(heirOf(['a'], 'a')).toBeNull();
    expect(heirOf(['a'], 'x')).toBeNull();
  });

  it('stops at the ends of a list', () => {
    expect(stepFrom(['a', 'b'], null, 1)).toBe('a');
    expect(stepFrom(['a', 'b'], null, -1)).toBe('b');
    expect(stepFrom(['a', 'b'], 'b', 1)).toBe('b');
    expect(stepFrom(['a', 'b'], 'b', -1)).toBe('a');
    expect(stepFrom([], 'b', 1)).toBeNull();
  });
});
