import { describe, expect, it } from '@jest/globals';
import { objection, takeaway } from '../testing/takeaways.js';
import { stateText, voiceText } from './outcome-words.js';
import { recordSay } from './words.js';

const say = recordSay('en');

describe('a takeaway on the page of the record', () => {
  it('that is final still says how it came out', () => {
    const final = (settledAs: 'agreed' | 'contested' | null) =>
      stateText(say, takeaway(1, { status: 'final', settledAs }));
    expect(final('contested')).toBe('Not agreed, Final');
    expect(final('agreed')).toBe('Agreed in rough consensus, Final');
    expect(stateText(say, takeaway(1, { status: 'contested', settledAs: 'contested' }))).toBe('Not agreed');
    expect(stateText(say, takeaway(1, { status: 'shown' }))).toBe('Shown, not checked');
  });

  it('says of an objection its group, or that a hub speaks with one voice', () => {
    expect(voiceText(say, objection(1, { stakeholderGroup: 'civil_society' }))).toBe('Civil society');
    expect(voiceText(say, objection(1, { hub: { no: 3, headcount: 40 } }))).toBe('Hub 3, one voice');
    expect(voiceText(say, objection(1))).toBe('Group not stated');
  });
});
