import { describe, expect, it } from '@jest/globals';
import { entry, NOW } from '../testing/hub-room.js';
import { LATE_MS, LateWatch } from './late.js';

describe('what was sent late', () => {
  it('is what arrives a minute after it was made, each act once', () => {
    const watch = new LateWatch();
    const late = entry('question.submit', {}, { state: 'accepted', madeAt: NOW - LATE_MS });
    const later = entry('hub.count', {}, { state: 'accepted', madeAt: NOW - LATE_MS - 5_000 });
    const soon = entry('hub.count', {}, { state: 'accepted', madeAt: NOW - LATE_MS + 1 });
    const waits = entry('hub.count', {}, { madeAt: NOW - 3 * LATE_MS });
    watch.look([late, soon, waits], NOW);
    watch.look([late, later], NOW);
    expect(watch.late).toEqual({ n: 2, from: NOW - LATE_MS - 5_000, to: NOW - LATE_MS });
  });

  it('is forgotten when it was read', () => {
    const watch = new LateWatch();
    const late = entry('question.submit', {}, { state: 'accepted', madeAt: NOW - LATE_MS });
    watch.look([late], NOW);
    watch.forget();
    watch.look([late], NOW);
    expect(watch.late).toBeUndefined();
  });
});
