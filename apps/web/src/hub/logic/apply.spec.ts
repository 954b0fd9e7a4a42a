import { describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../../testing/memory-keep.js';
import { entry, ownHub } from '../testing/hub-room.js';
import { applyOf, BLANK, faultIn, keepApplication, keptApplication, languageTag, stepOf } from './apply.js';

const WHOLE = {
  ...BLANK,
  name: ' Nairobi hub ',
  city: 'Nairobi',
  country: 'KE',
  regionalGroup: 'african',
  languages: 'Swahili, en; Kiswahili and العربية',
  expected: '60',
  coordinator: 'Wanjiru',
  contact: '+254 700 000 000',
};

describe('an application', () => {
  it('says what it lacks, one thing after the other', () => {
    expect(faultIn(BLANK)).toEqual({ need: 'name' });
    expect(faultIn({ ...WHOLE, contact: ' ' })).toEqual({ need: 'contact' });
    expect(faultIn({ ...WHOLE, languages: 'Swahili, Klingonish' })).toEqual({
      need: 'languages',
      language: 'Klingonish',
    });
    expect(faultIn(WHOLE)).toBeUndefined();
  });

  it('is given with what was said and nothing else', () => {
    expect(applyOf(WHOLE)).toEqual({
      name: 'Nairobi hub',
      city: 'Nairobi',
      country: 'KE',
      regionalGroup: 'african',
      languages: ['sw', 'en', 'ar'],
      expected: 60,
      coordinator: 'Wanjiru',
      contact: '+254 700 000 000',
    });
    const least = applyOf({ ...BLANK, name: 'A', city: 'B', coordinator: 'C', contact: 'D' });
    expect(least).toEqual({ name: 'A', city: 'B', coordinator: 'C', contact: 'D' });
  });

  it('takes a language by tag or name, its own or the English one', () => {
    expect(['sw', 'Swahili', 'français', 'pt-BR', 'xx', ''].map(languageTag)).toEqual([
      'sw',
      'sw',
      'fr',
      'pt-BR',
      undefined,
      undefined,
    ]);
  });

  it('is kept over a reload and forgotten on request', () => {
    const keep = memoryKeep();
    keepApplication(keep, { code: 'K7M4PX', draft: WHOLE });
    expect(keptApplication(keep)).toEqual({ code: 'K7M4PX', draft: WHOLE });
    keepApplication(keep, undefined);
    expect(keptApplication(keep)).toBeUndefined();
  });
});

describe('what became of an application', () => {
  const hub = ownHub({ status: 'applied' });
  const given = entry('hub.apply', {});
  const reply = { ok: true as const, id: 'x', rev: 1, beat: 1, result: { hubId: hub.id } };

  it('is on its way until the room has it, and says when it only waits for a line', () => {
    expect(stepOf([], [given])).toEqual({ step: 'sending', isKept: true });
    expect(stepOf([], [{ ...given, state: 'sending' }])).toEqual({ step: 'sending', isKept: false });
    expect(stepOf([], [{ ...given, state: 'accepted', reply }])).toEqual({ step: 'sending', isKept: false });
  });

  it('is asked, then taken or not taken with a reason, after which it can be asked again', () => {
    expect(stepOf([hub], [{ ...given, state: 'accepted', reply }])).toEqual({ step: 'asked', hub });
    expect(stepOf([{ ...hub, status: 'expected' }], [])).toMatchObject({ step: 'taken' });
    const declined = ownHub({ status: 'declined', reason: 'capacity' });
    expect(stepOf([declined], [])).toEqual({ step: 'form', refused: undefined, declined });
    expect(stepOf([declined, hub], [])).toMatchObject({ step: 'asked' });
    expect(stepOf([{ ...hub, status: 'closed' }], [])).toMatchObject({ step: 'else' });
  });

  it('shows a refusal beside the form', () => {
    const refusal = { ok: false as const, id: 'x', code: 'SWITCHED_OFF' as const, message: '' };
    expect(stepOf([], [{ ...given, state: 'refused', reply: refusal }])).toMatchObject({
      step: 'form',
      refused: 'SWITCHED_OFF',
    });
  });
});
