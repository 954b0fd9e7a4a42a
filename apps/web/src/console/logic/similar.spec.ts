import { describe, expect, it } from '@jest/globals';
import { likeness } from './similar.js';

describe('Likeness of two questions', () => {
  it('is one for the same words and low for others, in any script', () => {
    expect(likeness('Who audits the auditors?', 'who audits the auditors')).toBe(1);
    expect(likeness('Who audits the auditors?', 'What does it cost?')).toBeLessThan(0.2);
    expect(likeness('ما هي آلية المساءلة', 'ما هي آلية المساءلة؟')).toBe(1);
    expect(likeness('', '')).toBe(0);
  });

  it('puts the rewording above the stranger', () => {
    const mine = 'Should users pay to clean infected computers?';
    expect(likeness(mine, 'Should providers or users pay for cleaning infected computers?')).toBeGreaterThan(
      likeness(mine, 'Should blocking need a court order?'),
    );
  });
});
