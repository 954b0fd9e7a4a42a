import { afterEach, describe, expect, it } from '@jest/globals';
import { memoryKeep } from '../testing/memory-keep.js';
import { arrivedAgainst, draftAgainst, keepAgainst } from './drafts.js';

const device = globalThis as { sessionStorage?: unknown };

describe('an objection that is being written', () => {
  const before = Object.getOwnPropertyDescriptor(globalThis, 'sessionStorage');
  afterEach(() => {
    if (before) Object.defineProperty(globalThis, 'sessionStorage', before);
    else delete device.sessionStorage;
  });

  it('stays as it was sent until it stands in the room, so that a refusal takes no words away', () => {
    keepAgainst('t1', 'Small teams cannot. ');
    arrivedAgainst('t1', undefined);
    arrivedAgainst('t1', 'Something else.');
    expect(draftAgainst('t1')).toBe('Small teams cannot. ');
    expect(draftAgainst('t2')).toBeUndefined();
    arrivedAgainst('t1', 'Small teams cannot.');
    expect(draftAgainst('t1')).toBeUndefined();
  });

  it('is kept for the next page of its tab, and nothing of it once it is empty', () => {
    const keep = memoryKeep();
    Object.defineProperty(globalThis, 'sessionStorage', { value: keep, configurable: true });
    keepAgainst('t3', 'Who pays?');
    expect(keep.getItem('openfloor objection t3')).toBe('"Who pays?"');
    keepAgainst('t3', '');
    expect(keep.getItem('openfloor objection t3')).toBeNull();
    keep.setItem('openfloor objection t4', '"From before the reload"');
    expect(draftAgainst('t4')).toBe('From before the reload');
  });
});
