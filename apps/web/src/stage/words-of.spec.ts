import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome } from '../live/room-view.js';
import { demoWelcome, NOW } from '../testing/fixture.js';
import { floor, speaker } from '../testing/floors.js';
import { en } from '../text/en/stage.js';
import { sayIn } from '../text/say.js';
import { placeText, purposeText, standsText, whoText } from './words-of.js';

const around = { room: roomOfWelcome(demoWelcome()), say: sayIn('en', {}, en) };
const diplomat = speaker(4, 20, NOW, {
  name: 'Margaret Moran',
  country: 'GB',
  stakeholderGroup: 'government',
});

describe('what the hall is told of a speaker', () => {
  it('is the name once it is known, else the group, else only that there is somebody', () => {
    expect(whoText(around, diplomat)).toBe('Margaret Moran');
    expect(whoText(around, floor(5))).toBe('Civil society');
    expect(whoText(around, floor(6, { stakeholderGroup: null }))).toBe('Somebody');
  });

  it('is the organisation, else the country by its name', () => {
    expect(standsText(around, diplomat)).toBe('United Kingdom');
    expect(standsText(around, { ...diplomat, affiliation: 'UK Parliament' })).toBe('UK Parliament');
    expect(standsText(around, floor(5))).toBe('');
  });

  it('is where they sit, by the name of the hub where it is known', () => {
    expect(placeText(around, floor(5))).toBe('Online');
    expect(placeText(around, { hubId: 'h1', attendance: 'hub' })).toBe('From a hub');
  });

  it('is not said twice', () => {
    expect(standsText(around, { ...diplomat, affiliation: 'Margaret Moran' })).toBe('');
  });

  it('names what a clock is for', () => {
    expect(purposeText(around, diplomat)).toBe('Margaret Moran');
    const clock = {
      kind: 'clock' as const,
      id: 'c1',
      rev: 1,
      no: 1,
      purpose: 'answer' as const,
      label: null,
      refId: null,
      clock: diplomat.clock,
      allowedSeconds: 120,
      warnSeconds: 30,
    };
    expect(purposeText(around, clock)).toBe('Answer');
    expect(purposeText(around, { ...clock, label: 'Round 2' })).toBe('Round 2');
  });
});
