import { describe, expect, it } from '@jest/globals';
import { actOnBar, canUndo, changed, KEPT_ACTS, latestUndoable, UNDO_MS, withAct, type Act } from './acts.js';

const act = (id: string, change: Partial<Act> = {}): Act => ({
  id,
  commandId: `command-${id}`,
  type: 'question.decline',
  says: 'did.aside',
  nos: [86],
  aboutId: 'q86',
  left: 'declined',
  at: 1_000,
  state: 'done',
  ...change,
});
const declined = (): string => 'declined';

describe('What this desk did', () => {
  it('can be put back while the question is as it was left', () => {
    expect(canUndo(act('a'), declined)).toBe(true);
    expect(canUndo(act('a'), () => 'published')).toBe(false);
    expect(canUndo(act('a'), () => undefined)).toBe(false);
  });

  it('cannot be put back before it is confirmed, twice, or where the server cannot', () => {
    expect(canUndo(act('a', { state: 'kept' }), declined)).toBe(false);
    expect(canUndo(act('a', { state: 'undone' }), declined)).toBe(false);
    expect(canUndo(act('a', { type: 'session.switch', aboutId: null, left: null }), declined)).toBe(false);
    expect(canUndo(act('a', { type: 'question.next', aboutId: null, left: null }), declined)).toBe(true);
  });

  it('is taken back from the latest on', () => {
    const acts = [act('a'), act('b', { state: 'undone' }), act('c', { type: 'question.edit' })];
    expect(latestUndoable(acts, declined)?.id).toBe('a');
    expect(latestUndoable([], declined)).toBeUndefined();
  });

  it('stands on the bar for ten seconds', () => {
    const acts = [act('a'), act('b', { at: 5_000 })];
    expect(actOnBar(acts, 5_000 + UNDO_MS - 1)?.id).toBe('b');
    expect(actOnBar(acts, 5_000 + UNDO_MS)).toBeUndefined();
  });

  it('leaves the bar when it is undone, without an older act taking its place late', () => {
    const acts = changed([act('a'), act('b', { at: 12_000 })], 'b', { state: 'undone' });
    expect(actOnBar(acts, 12_500)).toBeUndefined();
  });

  it('is kept up to a number', () => {
    let acts: Act[] = [];
    for (let at = 0; at < KEPT_ACTS + 5; at += 1) acts = withAct(acts, act(`a${at}`));
    expect(acts).toHaveLength(KEPT_ACTS);
    expect(acts[0]?.id).toBe('a5');
  });
});
