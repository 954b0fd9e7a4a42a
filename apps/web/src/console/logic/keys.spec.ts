import { describe, expect, it } from '@jest/globals';
import { digitCap, digitOf, footKeys, isKeyFor, keyAct, KEY_LIST, type Stroke } from './keys.js';

const press = (code: string, change: Partial<Stroke> = {}): Stroke => ({
  code,
  key: code.replace(/^Key/, '').toLowerCase(),
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...change,
});
const board = { editable: false, off: false };

describe('The keys of the board', () => {
  it('go by their place, so that they work under Arabic and Cyrillic layouts', () => {
    expect(keyAct(press('KeyA', { key: 'ش' }), board)).toBe('queue');
    expect(keyAct(press('KeyJ', { key: 'о' }), board)).toBe('next');
    expect(keyAct(press('KeyZ', { key: 'ئ', ctrlKey: true }), board)).toBe('undo');
  });

  it('belong to the text where text is typed', () => {
    for (const { caps } of KEY_LIST)
      expect(keyAct(press(`Key${caps.at(-1)}`), { editable: true, off: false })).toBeNull();
    expect(keyAct(press('KeyZ', { ctrlKey: true }), { editable: true, off: false })).toBeNull();
  });

  it('are silent when switched off, but for undo', () => {
    expect(keyAct(press('KeyS'), { editable: false, off: true })).toBeNull();
    expect(keyAct(press('Slash', { key: '?', shiftKey: true }), { editable: false, off: true })).toBeNull();
    expect(keyAct(press('KeyZ', { metaKey: true }), { editable: false, off: true })).toBe('undo');
  });

  it('leave the combinations of the browser alone', () => {
    expect(keyAct(press('KeyS', { ctrlKey: true }), board)).toBeNull();
    expect(keyAct(press('KeyA', { metaKey: true }), board)).toBeNull();
    expect(keyAct(press('KeyN', { altKey: true }), board)).toBeNull();
    expect(keyAct(press('KeyZ', { ctrlKey: true, shiftKey: true, key: 'Z' }), board)).toBeNull();
  });

  it('do not take the French Ctrl+W, which stands where Z is, for undo', () => {
    expect(keyAct(press('KeyZ', { ctrlKey: true, key: 'w' }), board)).toBeNull();
    expect(keyAct(press('KeyW', { ctrlKey: true, key: 'z' }), board)).toBe('undo');
  });

  it('do an act once however long a key is held, and move on', () => {
    expect(keyAct(press('KeyS', { repeat: true }), board)).toBeNull();
    expect(keyAct(press('KeyJ', { repeat: true }), board)).toBe('next');
  });

  it('tell putting on air from adding beside what is there', () => {
    expect(keyAct(press('KeyS'), board)).toBe('air');
    expect(keyAct(press('KeyS', { shiftKey: true, key: 'S' }), board)).toBe('airBeside');
    expect(keyAct(press('KeyD', { shiftKey: true, key: 'D' }), board)).toBeNull();
  });

  it('find the question mark and the slash wherever a layout has them', () => {
    expect(keyAct(press('Minus', { key: '?', shiftKey: true }), board)).toBe('keys');
    expect(keyAct(press('Digit7', { key: '/', shiftKey: true }), board)).toBe('find');
    expect(keyAct(press('Slash', { key: '؟', shiftKey: true }), board)).toBe('keys');
  });

  it('are all listed with a cap', () => {
    const listed = new Set(KEY_LIST.map(({ act }) => act));
    const codes = [...'JKHLIFAPSDBXMENZCVGW'].map((letter) => `Key${letter}`);
    for (const code of [...codes, 'Space', 'Equal', 'Minus'])
      expect(listed).toContain(keyAct(press(code), board));
  });

  it('lead from speaker to speaker: next, the clock, and more or less of it', () => {
    expect(keyAct(press('KeyN', { key: 'ى' }), board)).toBe('floorNext');
    expect(keyAct(press('KeyN', { shiftKey: true, key: 'N' }), board)).toBe('airNext');
    expect(keyAct(press('Space', { key: ' ' }), board)).toBe('timer');
    expect(keyAct(press('Equal', { shiftKey: true, key: '+' }), board)).toBe('moreTime');
    expect(keyAct(press('BracketRight', { key: '+' }), board)).toBe('moreTime');
    expect(keyAct(press('NumpadSubtract', { key: '-' }), board)).toBe('lessTime');
    expect(keyAct(press('KeyX', { shiftKey: true, key: 'X' }), board)).toBe('refuse');
    expect(keyAct(press('Space', { key: ' ', repeat: true }), board)).toBeNull();
  });

  it('leave Space to the button that has the focus', () => {
    expect(keyAct(press('Space', { key: ' ' }), { ...board, onControl: true })).toBeNull();
    expect(keyAct(press('KeyN'), { ...board, onControl: true })).toBe('floorNext');
  });
});

describe('The keys that are shown', () => {
  it('are those that the seat can use', () => {
    const reads = KEY_LIST.filter(({ act }) => isKeyFor(act, new Set())).map(({ act }) => act);
    expect(reads).toEqual(['next', 'previous', 'columnBefore', 'columnAfter', 'toIncoming', 'find', 'keys']);
    expect(isKeyFor('air', new Set(['question.air']))).toBe(true);
    expect(isKeyFor('air', new Set(['question.shortlist']))).toBe(false);
  });

  it('are in the foot those of what is selected', () => {
    const can = new Set(['floor.call', 'floor.skip', 'question.air']);
    const caps = (onSpeakers: boolean) => footKeys(onSpeakers, can).flatMap(([, ...held]) => held);
    expect(caps(true)).toEqual(['J', 'K', 'N', 'C', 'X', 'W', 'I']);
    expect(caps(false)).toEqual(['J', 'K', 'S', 'X', '/', 'N', 'F']);
  });
});

describe('The digits of a menu', () => {
  it('are read from the row and the pad, by place', () => {
    expect(digitOf(press('Digit3', { key: '"' }))).toBe(3);
    expect(digitOf(press('Numpad8', { key: '8' }))).toBe(8);
    expect(digitOf(press('Digit0'))).toBe(10);
    expect(digitOf(press('KeyO'))).toBeNull();
    expect(digitOf(press('Digit3', { ctrlKey: true }))).toBeNull();
    expect([0, 8, 9, 10].map(digitCap)).toEqual(['1', '9', '0', undefined]);
  });
});
