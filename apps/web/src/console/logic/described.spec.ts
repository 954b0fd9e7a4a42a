import { describe, expect, it } from '@jest/globals';
import { describedChange, lines, type Described } from './described.js';

const before: Described = {
  title: 'Security',
  theme: 'Security',
  subTheme: '',
  topics: 'Spam\nHacking',
  objectives: '',
  focusIssues: '',
};

describe('Describing a session', () => {
  it('sends only what was changed, so that two desks do not undo each other', () => {
    expect(describedChange(before, { ...before, title: 'Security, open floor ' })).toEqual({
      title: 'Security, open floor',
    });
    expect(describedChange(before, before)).toEqual({});
  });

  it('takes a list line by line and leaves empty ones out', () => {
    expect(describedChange(before, { ...before, topics: 'Spam\n\n  Cyber-crime \n' })).toEqual({
      topics: ['Spam', 'Cyber-crime'],
    });
    expect(describedChange(before, { ...before, topics: '' })).toEqual({ topics: [] });
    expect(lines(' \n')).toEqual([]);
  });
});
