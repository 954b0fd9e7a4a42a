import { describe, expect, it } from '@jest/globals';
import { addressOf } from './address.js';
import { actOfKey } from './keys.js';

describe('the address of a screen', () => {
  it('names a screen by number or name, or none', () => {
    expect(addressOf('?no=2').stage).toBe('2');
    expect(addressOf('?stage=Foyer&l=ar').stage).toBe('Foyer');
    expect(addressOf('?no=').stage).toBeNull();
  });

  it('asks for the overlay with its screen, colour and side', () => {
    expect(addressOf('?overlay&no=2')).toEqual({
      stage: '2',
      isOverlay: true,
      isGreen: false,
      side: 'start',
    });
    expect(addressOf('?overlay=&bg=green&side=end')).toMatchObject({ isGreen: true, side: 'end' });
    expect(addressOf('').isOverlay).toBe(false);
  });
});

describe('a key at the screen', () => {
  const key = (code: string, more = {}) =>
    actOfKey({ code, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...more });

  it('blanks it by its place on the keyboard, whatever the script', () => {
    expect([key('KeyB'), key('Period'), key('KeyF')]).toEqual(['panic', 'panic', 'fill']);
  });

  it('does nothing more while it is held down, with others, or if it is another', () => {
    expect(key('KeyB', { repeat: true })).toBeUndefined();
    expect(key('KeyF', { ctrlKey: true })).toBeUndefined();
    expect(key('Space')).toBeUndefined();
  });
});
