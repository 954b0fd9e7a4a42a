import { describe, expect, it } from '@jest/globals';
import { crewKeys, isKeyFor, keyAct } from './keys.js';

const stroke = (code: string, key = '') => ({
  code,
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
});
const free = { editable: false, off: false };

describe('The keys behind the scenes', () => {
  it('blank the stages, tell somebody and confirm a signal, by their place on every layout', () => {
    expect(keyAct(stroke('Period', 'ю'), free)).toBe('panic');
    expect(keyAct(stroke('KeyT', 'ف'), free)).toBe('tell');
    expect(keyAct(stroke('KeyU', 'u'), free)).toBe('seen');
  });

  it('rest while somebody types, and where single keys are off', () => {
    expect(keyAct(stroke('Period', '.'), { editable: true, off: false })).toBeNull();
    expect(keyAct(stroke('Period', '.'), { editable: false, off: true })).toBeNull();
    expect(keyAct({ ...stroke('Period', '.'), repeat: true }, free)).toBeNull();
  });

  it('are shown to whom they serve: the technician all of them, an interpreter only the words', () => {
    const technician = new Set([
      'floor.start',
      'floor.extend',
      'floor.end',
      'stage.blank',
      'signal.send',
      'signal.seen',
    ]);
    expect(crewKeys(technician).map(([act]) => act)).toEqual([
      'timer',
      'moreTime',
      'floorEnd',
      'panic',
      'tell',
      'seen',
    ]);
    const interpreter = new Set(['signal.send', 'signal.seen', 'question.translate']);
    expect(crewKeys(interpreter).map(([act]) => act)).toEqual(['tell', 'seen']);
    expect(isKeyFor('panic', interpreter)).toBe(false);
  });
});
