import { describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../../testing/memory-keep.js';
import { keepAnswer, keptAnswer } from './answer-draft.js';

describe('A written answer that is not sent', () => {
  it('survives a closed sheet and a reload, question by question', () => {
    const keep = memoryKeep();
    expect(keepAnswer(keep, 'one', { text: 'Oui', language: 'fr' })).toBe(true);
    expect(keptAnswer(keep, 'one', 'en')).toEqual({ text: 'Oui', language: 'fr' });
    expect(keptAnswer(keep, 'other', 'en')).toEqual({ text: '', language: 'en' });
  });

  it('is forgotten once it is sent or wiped out', () => {
    const keep = memoryKeep();
    keepAnswer(keep, 'one', { text: 'Oui', language: 'fr' });
    keepAnswer(keep, 'one', { text: '', language: 'fr' });
    expect(keptAnswer(keep, 'one', 'en')).toEqual({ text: '', language: 'en' });
  });

  it('says so where the device keeps nothing', () => {
    expect(keepAnswer(memoryKeep('full'), 'one', { text: 'Oui', language: 'fr' })).toBe(false);
  });

  it('begins anew where what was kept makes no sense', () => {
    const keep = memoryKeep();
    keep.setItem('openfloor.answer one', '{"text":4}');
    expect(keptAnswer(keep, 'one', 'en').text).toBe('');
  });
});
