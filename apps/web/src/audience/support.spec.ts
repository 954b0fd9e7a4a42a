import { describe, expect, it } from '@jest/globals';
import { supportOf, tap } from './support.js';

const facts = { votes: 41, counted: false, own: false, open: true };

describe('the support button', () => {
  it('paints the new number at the tap, before anything was sent', () => {
    const intent = tap(supportOf(facts));
    expect(intent).toEqual({ on: true, shown: 42, state: 'saving' });
    expect(supportOf({ ...facts, intent })).toMatchObject({ look: 'saving', votes: 42, pressed: true });
  });

  it('is not overwritten by a count of the server while it waits', () => {
    const intent = tap(supportOf(facts));
    expect(supportOf({ ...facts, votes: 57, intent }).votes).toBe(42);
  });

  it('shows one supporter more once counted, never two', () => {
    const done = { on: true, shown: 42, state: 'done' as const };
    expect(supportOf({ ...facts, votes: 42, counted: true, intent: done })).toMatchObject({
      look: 'counted',
      votes: 42,
    });
    expect(supportOf({ ...facts, votes: 42, counted: true })).toMatchObject({ look: 'counted', votes: 42 });
  });

  it('takes support back with the second tap', () => {
    expect(tap(supportOf({ ...facts, votes: 42, counted: true }))).toEqual({
      on: false,
      shown: 41,
      state: 'saving',
    });
  });

  it('goes back to what was, and says why, when it is refused', () => {
    const intent = { on: true, shown: 42, state: 'refused' as const, code: 'SWITCHED_OFF' as const };
    expect(supportOf({ ...facts, intent })).toEqual({
      look: 'idle',
      votes: 41,
      pressed: false,
      isOpen: true,
      refused: 'SWITCHED_OFF',
    });
  });

  it('cannot be given to an own question or where support is closed', () => {
    expect(supportOf({ ...facts, own: true })).toMatchObject({ look: 'own', isOpen: false });
    expect(supportOf({ ...facts, open: false })).toMatchObject({ look: 'off', isOpen: false });
  });

  it('still shows what was counted after support has closed', () => {
    expect(supportOf({ ...facts, counted: true, open: false })).toMatchObject({
      look: 'counted',
      isOpen: false,
    });
  });
});
