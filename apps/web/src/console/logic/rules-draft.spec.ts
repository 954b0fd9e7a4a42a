import { DEFAULT_RULES } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { changeOf, openedTo, rulesDraft } from './rules-draft.js';

const before = rulesDraft(DEFAULT_RULES);

describe('Changing the rules of a session', () => {
  it('sends only what was changed, so that two desks do not undo each other', () => {
    expect(changeOf(before, before)).toEqual({});
    expect(changeOf(before, { ...before, review: 'after', showVotes: true })).toEqual({ review: 'after' });
    expect(changeOf(before, { ...before, identity: { least: 'pseudonym', most: 'public' } })).toEqual({
      identity: { least: 'pseudonym', most: 'public' },
    });
  });

  it('never lets least stand above most', () => {
    expect(openedTo({ least: 'anonymous', most: 'pseudonym' }, 'least', 'public')).toEqual({
      least: 'public',
      most: 'public',
    });
    expect(openedTo({ least: 'affiliation', most: 'public' }, 'most', 'anonymous')).toEqual({
      least: 'anonymous',
      most: 'anonymous',
    });
    expect(openedTo({ least: 'anonymous', most: 'public' }, 'most', 'affiliation')).toEqual({
      least: 'anonymous',
      most: 'affiliation',
    });
  });
});
